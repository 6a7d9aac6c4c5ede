import type { EntityRef } from '#shared/domain/entities'
import type { OfficialDocument } from '#shared/domain/official-document'

interface DraftCommand {
  readonly type: 'document.draft' | 'document.draftOwn'
  readonly subject: EntityRef
  /** Names the file in the command's input. */
  readonly file: { readonly caseId: string } | { readonly fileId: string }
}

/** How another document is drafted into the file in which this one lies: that of a case, or its own. */
export function draftCommandOf({ caseId, ownFile }: Pick<OfficialDocument, 'caseId' | 'ownFile'>): DraftCommand {
  return ownFile
    ? { type: 'document.draftOwn', subject: { type: 'officialDocument', id: caseId }, file: { fileId: caseId } }
    : { type: 'document.draft', subject: { type: 'supervisionCase', id: caseId }, file: { caseId } }
}
