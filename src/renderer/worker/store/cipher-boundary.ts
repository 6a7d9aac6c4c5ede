import type { EntityMap, EntityType } from '#shared/domain/entities'

type ClearColumns = Readonly<Record<string, string>>
/** Names a text without saying it (`Sealer.tag`). */
type Tag = (text: string) => string
type ClearOf = { [T in EntityType]?: (doc: EntityMap[T], tag: Tag) => ClearColumns }

/** What of a document lies in clear beside its sealed bytes, because an index needs it (docs/security.md, Cipher boundary). */
const clear: ClearOf = {
  caseAction: ({ caseId }) => ({ caseId }),
  officialDocument: ({ caseId }) => ({ caseId }),
  attachment: ({ caseId, owner, sha256, storedAt }, tag) => ({
    caseId: caseId ?? '',
    ownerId: owner.id,
    bytes: tag(sha256),
    upload: storedAt ? 'stored' : 'waiting',
  }),
  inspection: ({ caseId }) => ({ caseId }),
  minutes: ({ owner }) => ({ ownerId: owner.id }),
  minutesUpdate: ({ minutesId }) => ({ minutesId }),
  conflict: ({ caseId, state }) => ({ caseId: caseId ?? '', state }),
}

export function clearColumns(type: EntityType, doc: object, tag: Tag): ClearColumns {
  return (clear[type] as ((doc: object, tag: Tag) => ClearColumns) | undefined)?.(doc, tag) ?? {}
}
