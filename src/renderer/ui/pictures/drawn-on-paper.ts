interface Size {
  readonly width: number
  readonly height: number
}

/** In pixels, no side longer than `mostSide`, none below one. */
export function scaledSize({ width, height }: Size, mostSide: number): Size {
  const scale = Math.min(1, mostSide / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

/** The picture as paper would show it: scaled, white where it is clear. */
export function drawnOnPaper(picture: ImageBitmap, mostSide: number) {
  const { width, height } = scaledSize(picture, mostSide)
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  context.imageSmoothingQuality = 'high'
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width, height)
  context.drawImage(picture, 0, 0, width, height)
  return { canvas, context }
}
