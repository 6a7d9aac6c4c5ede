import { FIGURE } from '#shared/documents/measures'
import { fitted } from '#shared/documents/pictures/fitted'
import { readPicture } from '#shared/documents/pictures/picture'
import { templateMessages as text } from './messages'

/** A picture as easy-template-x takes it; lengths are pixels of 1/96 inch. */
export interface TemplatePicture {
  readonly _type: 'image'
  readonly source: ArrayBuffer
  readonly format: 'image/png' | 'image/jpeg'
  readonly width: number
  readonly height: number
  readonly altText: string
}

const PIXEL = 15

/** The picture of a field for its place in a template, at most as large as a page; one that cannot be read says so. */
export function templatePicture(source: string, title: string): TemplatePicture | string {
  const read = readPicture(source)
  if (!('picture' in read)) return text.unreadablePicture
  const { picture } = read
  const { width, height } = fitted(picture, FIGURE.mostWidth, FIGURE.mostHeight)
  return {
    _type: 'image',
    source: Uint8Array.from(picture.bytes).buffer,
    format: picture.type === 'png' ? 'image/png' : 'image/jpeg',
    width: Math.round(width / PIXEL),
    height: Math.round(height / PIXEL),
    altText: title,
  }
}
