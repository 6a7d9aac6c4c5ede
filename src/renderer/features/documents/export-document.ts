import type { DocumentContent } from '#shared/documents/content'

/** What a file of the document is called: number or 待编号, then the title; no file system takes the rest. */
export function documentFileName(content: DocumentContent, extension: string, awaiting: string): string {
  const number = content.number.pending ? awaiting : content.number.text
  const title = content.title.replaceAll('\n', '')
  const name = `${number} ${title}`.replace(/[\\/:*?"<>|\s]+/g, ' ').trim()
  return `${name.slice(0, 120)}.${extension}`
}
