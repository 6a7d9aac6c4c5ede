import type { DocumentContent } from '#shared/documents/content'
import type { FontPreset } from '#shared/documents/fonts'
import { documentKindOf } from '#shared/documents/kinds/registry'
import type { DocumentTemplate } from '#shared/domain/document-template'
import type { OfficialDocument } from '#shared/domain/official-document'
import { DeskError } from '#shared/messages/catalogue'
import type { DeskWorker } from '../../data/desk-worker-api'
import { placesFilled } from '../../ui/documents/docx-writer'
import { renderTemplate } from '../../ui/templates/template-file'

/** The document in the bureau's own look. Loaded when it is asked for: few bureaus have templates. */
export async function fillTemplate(
  desk: DeskWorker,
  template: DocumentTemplate,
  document: OfficialDocument,
  printable: DocumentContent,
  fonts: FontPreset,
): Promise<Uint8Array> {
  const kind = documentKindOf(document.kind)
  const answer = await desk.openAttachment(template.file.sha256)
  if (!answer.ok) throw new DeskError(answer.refusal.code, answer.refusal.args)
  if (!kind) throw new DeskError('cases.noDocumentRule', { kind: document.kind })
  const file = new Uint8Array(await answer.file.arrayBuffer())
  try {
    return await renderTemplate(file, kind, document.content, printable, placesFilled(fonts))
  } catch (cause) {
    // It passed its trial; what it cannot take is in this document, or it came from an older desk.
    throw new DeskError('cases.templateFails', { name: template.name }, { cause })
  }
}
