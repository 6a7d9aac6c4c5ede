import { civilTimeOf } from '#shared/domain/civil-date'
import { drawnOnPaper } from '../../../ui/pictures/drawn-on-paper'

/** Share of the picture's shorter side that a line of the mark is high. */
const LINE = 1 / 28
const QUALITY = 0.9

/** Lines that a photo's copy is marked with: when, where, whose. */
export function watermarkLines(photo: {
  readonly takenAt?: string | undefined
  readonly geo?: { readonly lat: number; readonly lon: number } | undefined
  readonly place: string
  readonly inspectors: readonly string[]
}): string[] {
  const { takenAt, geo, place, inspectors } = photo
  const point = geo ? `　${geo.lat.toFixed(5)}, ${geo.lon.toFixed(5)}` : ''
  return [takenAt ? civilTimeOf(takenAt) : '', `${place}${point}`, `核查人员：${inspectors.join('、')}`].filter(Boolean)
}

/** A copy with the lines at its lower left; the photo itself is never touched. Stands upright whatever way it was held. */
export async function markedCopy(photo: Blob, lines: readonly string[], mostSide = Infinity): Promise<Blob> {
  const picture = await createImageBitmap(photo, { imageOrientation: 'from-image' })
  try {
    const { canvas, context } = drawnOnPaper(picture, mostSide)
    if (lines.length > 0) mark(context, lines, canvas)
    return await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY })
  } finally {
    picture.close()
  }
}

function mark(
  context: OffscreenCanvasRenderingContext2D,
  lines: readonly string[],
  { width, height }: { width: number; height: number },
): void {
  const size = Math.max(12, Math.round(Math.min(width, height) * LINE))
  const step = size * 1.4
  context.font = `${size}px "Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", sans-serif`
  context.textBaseline = 'bottom'
  context.lineJoin = 'round'
  context.lineWidth = Math.max(2, size / 8)
  context.strokeStyle = 'rgba(0, 0, 0, 0.75)'
  context.fillStyle = '#fff'
  for (const [at, line] of lines.entries()) {
    const y = height - size - (lines.length - 1 - at) * step
    context.strokeText(line, size, y, width - 2 * size)
    context.fillText(line, size, y, width - 2 * size)
  }
}
