import type { Picture } from './picture'

/** A screen's pixel is 15 twips; a photograph has more of them than a page has room. */
const PIXEL = 15

/** As wide as its pixels, smaller where the room is. */
export function fitted({ width, height }: Pick<Picture, 'width' | 'height'>, mostWidth: number, mostHeight: number) {
  const scale = Math.min(1, mostWidth / (width * PIXEL), mostHeight / (height * PIXEL))
  return { width: Math.round(width * PIXEL * scale), height: Math.round(height * PIXEL * scale) }
}
