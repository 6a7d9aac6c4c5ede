import { v7 as uuid } from 'uuid'
import { caseFacts } from '#shared/commands/documents/case-facts'
import { documentKindOf } from '#shared/documents/kinds/registry'
import type { CivilDate } from '#shared/domain/civil-date'
import type { ReferenceData } from '#shared/domain/reference-data'
import type { CaseBundle, DeskWorker, RunAnswer } from '../../data/desk-worker-api'
import { draftCommandOf } from './draft-command'

interface PaperWish {
  readonly bundle: CaseBundle
  readonly ref: ReferenceData
  readonly today: CivilDate
  readonly kind: string
  /** Of several parts of the case the one that it records. */
  readonly recordOf?: string | undefined
}

/** Puts a document of a kind, drafted from the case, into its file. */
export async function draftPaper(
  desk: DeskWorker,
  { bundle, ref, today, kind: code, recordOf }: PaperWish,
): Promise<{ readonly documentId: string; readonly answer: RunAnswer }> {
  const kind = documentKindOf(code)
  const documentId = uuid()
  if (!kind)
    return { documentId, answer: { ok: false, refusal: { code: 'cases.noDocumentRule', args: { kind: code } } } }
  const content = kind.draft(caseFacts({ ...bundle, ref, today, kind: code, recordOf }))
  const ownFile = bundle.documents.some((document) => document.ownFile)
  const { type, file } = draftCommandOf({ caseId: bundle.case.id, ownFile })
  const answer = await desk.run(type, {
    documentId,
    ...file,
    kind: code,
    title: kind.toContent(content).title.replaceAll('\n', ''),
    addresseeOrganId: ref.organs().find(({ name }) => name === content.addressee)?.id,
    content,
    recordOf,
  })
  return { documentId, answer }
}
