export interface ByteRange {
  /** Both included. */
  readonly start: number
  readonly end: number
  readonly partial: boolean
}

/** One range of bytes as `Range` asks for it; the whole where it asks for none, or for what is not there. */
export function readRange(header: string | undefined, size: number): ByteRange {
  const whole = { start: 0, end: size - 1, partial: false }
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(header ?? '') ?? []
  if (from === undefined) return whole
  const start = Number(from)
  const end = Math.min(to ? Number(to) : size - 1, size - 1)
  return start <= end ? { start, end, partial: true } : whole
}
