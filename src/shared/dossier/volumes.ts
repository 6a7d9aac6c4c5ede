export type VolumeKind = 'main' | 'sub'

/** What discusses, or names who reported, goes into the 副卷 only (domain.md §5). */
const subKinds: ReadonlySet<string> = new Set(['panel-record', 'expert-opinion', 'reply-letter', 'transfer-letter'])

/** The volume that a kind of document belongs into. */
export function volumeOfKind(kind: string): VolumeKind {
  return subKinds.has(kind) ? 'sub' : 'main'
}
