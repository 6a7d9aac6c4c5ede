import type { OfficialDocument } from '#shared/domain/official-document'

/** What a command on a document changes: the document, its case, and the supervision order that it carries. */
export const idsOf = ({ id, caseId, supervisionOrderId }: OfficialDocument) => ({
  documentId: id,
  caseId,
  ...(supervisionOrderId ? { supervisionOrderId } : {}),
})
