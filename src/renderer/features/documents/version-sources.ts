import type { OfficialDocument } from '#shared/domain/official-document'
import type { Content } from './editor-state'
import { documentTexts as text } from './messages'

/** A text of the document to be read against another one. */
export interface VersionSource {
  readonly key: string
  readonly label: string
  readonly content: Content
}

/** What there is to compare, oldest first: the document this one replaces, the submitted versions, the text as it stands. */
export function versionSources(
  document: OfficialDocument,
  replaced: OfficialDocument | undefined,
  content: Content,
  say: { readonly moment: (at: string) => string; readonly name: (id: string) => string },
): VersionSource[] {
  return [
    ...(replaced
      ? [{ key: 'replaced', label: text.replacedSource(replaced.number ?? ''), content: replaced.content }]
      : []),
    ...document.versions.map(({ version, at, by, content: earlier }) => ({
      key: `version ${version} ${at}`,
      label: text.versionOption(version, say.moment(at), say.name(by)),
      content: earlier,
    })),
    {
      key: 'present',
      label: document.issuedOn
        ? text.issuedSource
        : text.presentSource(document.version + (document.status === 'returned' ? 1 : 0)),
      content,
    },
  ]
}
