import { type Remote, wrap } from 'comlink'
import type { DocumentContent } from '#shared/documents/content'
import type { DocxOptions } from '#shared/documents/docx/to-docx'
import type { FontPreset } from '#shared/documents/fonts'
import type { DocxWriter } from './docx.worker'

let writer: Remote<DocxWriter> | undefined

/** The finished Word file, written in a worker that is started with the first export. */
export function writeDocx(content: DocumentContent, options: DocxOptions): Promise<Uint8Array> {
  return started().write(content, options)
}

/** Puts text and annexes in their places of a bureau's own file, in the same worker. */
export function placesFilled(fonts: FontPreset) {
  return (file: Uint8Array, { body, annexes }: Pick<DocumentContent, 'body' | 'annexes'>): Promise<Uint8Array> =>
    started().fillPlaces(file, { body, annexes }, fonts)
}

function started(): Remote<DocxWriter> {
  writer ??= wrap<DocxWriter>(new Worker(new URL('./docx.worker.ts', import.meta.url), { type: 'module' }))
  return writer
}
