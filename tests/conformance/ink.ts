import type { Bitmap } from '../support/office'

/** A patch of ink. Lengths in millimetres from the upper left corner of the paper. */
export interface Ink {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

export type Colour = 'red' | 'black'

/** Horizontal bands of ink of one colour, from top to bottom, with their extent; `strip` looks at a part of the width. */
export function bands(
  { width, height, pixels }: Bitmap,
  dotsPerInch: number,
  colour: Colour,
  strip: { from: number; to: number } = { from: 0, to: 1000 },
): Ink[] {
  const mm = 25.4 / dotsPerInch
  const first = Math.round(strip.from / mm)
  const end = Math.min(width, Math.round(strip.to / mm))
  const found: Ink[] = []
  let open: { top: number; bottom: number; left: number; right: number } | undefined
  for (let y = 0; y < height; y += 1) {
    const extent = inkOfRow(pixels, y * width * 3, first, end, colour)
    if (!extent) {
      if (open) found.push(scaled(open, mm))
      open = undefined
    } else if (open) {
      open = { ...open, bottom: y + 1, left: Math.min(open.left, extent[0]), right: Math.max(open.right, extent[1]) }
    } else open = { top: y, bottom: y + 1, left: extent[0], right: extent[1] }
  }
  if (open) found.push(scaled(open, mm))
  return found
}

function inkOfRow(
  pixels: Uint8Array,
  from: number,
  first: number,
  end: number,
  colour: Colour,
): [number, number] | undefined {
  let left = -1
  let right = -1
  for (let x = first; x < end; x += 1) {
    const at = from + x * 3
    const red = pixels[at] ?? 255
    const rest = ((pixels[at + 1] ?? 255) + (pixels[at + 2] ?? 255)) / 2
    const inked = colour === 'red' ? red > 160 && rest < 110 : red < 110 && rest < 110
    if (!inked) continue
    if (left < 0) left = x
    right = x + 1
  }
  return left < 0 ? undefined : [left, right]
}

function scaled(ink: Ink, mm: number): Ink {
  return { top: ink.top * mm, bottom: ink.bottom * mm, left: ink.left * mm, right: ink.right * mm }
}
