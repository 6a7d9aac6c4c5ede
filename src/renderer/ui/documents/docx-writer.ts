import { type Remote, wrap } from 'comlink'
import type { DocumentContent } from '#shared/documents/content'
import type { DocxOptions } from '#shared/documents/docx/to-docx'
import type { DocxWriter } from './docx.worker'

let writer: Remote<DocxWriter> | undefined

/** The finished Word file, written in a worker that is started with the first export. */
export function writeDocx(content: DocumentContent, options: DocxOptions): Promise<Uint8Array> {
  writer ??= wrap<DocxWriter>(new Worker(new URL('./docx.worker.ts', import.meta.url), { type: 'module' }))
  return writer.write(content, options)
}
