import { expose } from 'comlink'
import type { DocumentContent } from '#shared/documents/content'
import { fillPlaces } from '#shared/documents/docx/template-places'
import { type DocxOptions, toDocx } from '#shared/documents/docx/to-docx'

/** Writes Word files off the main thread: the library is large and a document takes tens of milliseconds. */
const docxWriter = {
  write: (content: DocumentContent, options: DocxOptions): Promise<Uint8Array> => toDocx(content, options),
  fillPlaces,
}
export type DocxWriter = typeof docxWriter

expose(docxWriter)
