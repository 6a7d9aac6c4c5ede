import type { Attachment } from '#shared/domain/attachment'

type FileContent = NonNullable<Attachment['content']>

/** So many first bytes tell every kind that is known here. */
export const TELLING_BYTES = 16

/** What a file is by how it begins; whatever its name and its declared type say. */
export function contentOf(head: Uint8Array): FileContent {
  const text = String.fromCharCode(...head)
  if (text.startsWith('%PDF-')) return 'pdf'
  return pictures.some((begins) => begins(text)) ? 'picture' : 'other'
}

const pictures: readonly ((head: string) => boolean)[] = [
  (head) => head.startsWith('\xff\xd8\xff'), // JPEG
  (head) => head.startsWith('\x89PNG\r\n\x1a\n'),
  (head) => head.startsWith('GIF87a') || head.startsWith('GIF89a'),
  (head) => head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP',
  (head) => head.startsWith('II*\0') || head.startsWith('MM\0*'), // TIFF
  // BMP has only two letters; its reserved bytes are always zero.
  (head) => head.startsWith('BM') && head.slice(6, 10) === '\0\0\0\0',
  (head) => head.slice(4, 8) === 'ftyp' && /^(heic|heix|mif1|avif)/.test(head.slice(8)),
]
