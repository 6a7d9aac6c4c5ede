import type { DocumentContent } from '#shared/documents/content'
import { documentKindOf } from '#shared/documents/kinds/registry'
import type { DocumentTemplate } from '#shared/domain/document-template'
import type { OfficialDocument } from '#shared/domain/official-document'
import { DeskError } from '#shared/messages/catalogue'
import type { DeskWorker } from '../../data/desk-worker-api'
import { templateData } from '../../ui/templates/template-data'
import { renderTemplate } from '../../ui/templates/template-file'

/** The document in the bureau's own look. Loaded when it is asked for: few bureaus have templates. */
export async function fillTemplate(
  desk: DeskWorker,
  template: DocumentTemplate,
  document: OfficialDocument,
  printable: DocumentContent,
): Promise<Uint8Array> {
  const kind = documentKindOf(document.kind)
  const answer = await desk.openAttachment(template.file.sha256)
  if (!answer.ok) throw new DeskError(answer.refusal.code, answer.refusal.args)
  if (!kind) throw new DeskError('cases.noDocumentRule', { kind: document.kind })
  const file = new Uint8Array(await answer.file.arrayBuffer())
  return renderTemplate(file, templateData(kind, document.content, printable))
}
