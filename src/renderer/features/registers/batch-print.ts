import { v7 as uuid } from 'uuid'
import type { FontPreset } from '#shared/documents/fonts'
import { renderPrintHtml } from '#shared/documents/html/print-html'
import { documentKindOf } from '#shared/documents/kinds/registry'
import type { OfficialDocument } from '#shared/domain/official-document'
import type { HostPrint } from '#shared/host'
import type { Refusal } from '#shared/messages/catalogue'
import { NONCE_PLACE } from '#shared/security/csp'
import type { DeskWorker } from '../../data/desk-worker-api'
import type { PrintLog } from '../../ui/documents/print-log-dialog'
import { pagesOfAll, renderDocument } from '../../ui/documents/render-document'

/** Documents in the order of the list; one of a kind that this version does not know is left out. */
export async function readDocuments(desk: DeskWorker, ids: readonly string[]): Promise<OfficialDocument[]> {
  const found = await Promise.all(ids.map((id) => desk.get('officialDocument', id)))
  return found.flatMap((document) => (document && documentKindOf(document.kind) ? [document] : []))
}

interface BatchPrint {
  readonly documents: readonly OfficialDocument[]
  readonly title: string
  readonly fonts: FontPreset
  readonly duplex: boolean
}

/** All in one print job; false where the officer closed the dialog without printing. */
export async function printAll(print: HostPrint, { documents, title, fonts, duplex }: BatchPrint): Promise<boolean> {
  const pages = documents.map((document) => {
    const kind = documentKindOf(document.kind)
    return kind ? renderDocument(kind, document, document.content).pages : []
  })
  const html = renderPrintHtml(pagesOfAll(pages, duplex), { nonce: NONCE_PLACE, title, fonts })
  return (await print.print({ title, html })) !== 'cancelled'
}

/** Enters the copies of those that are issued in their log; drafts have none. */
export async function logPrints(
  desk: DeskWorker,
  documents: readonly OfficialDocument[],
  log: PrintLog,
): Promise<Refusal[]> {
  const refusals: Refusal[] = []
  for (const { id: documentId, caseId, number } of documents) {
    if (!number) continue
    const input = { documentId, caseId, printId: uuid(), as: 'print', ...log }
    const answer = await desk.run('document.recordPrint', input)
    if (!answer.ok) refusals.push(answer.refusal)
  }
  return refusals
}
