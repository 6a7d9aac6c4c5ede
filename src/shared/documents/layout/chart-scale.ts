export interface ChartScale {
  readonly min: number
  readonly max: number
  readonly interval: number
  readonly ticks: readonly number[]
}

const STEPS = [1, 2, 2.5, 5, 10]
const TICKS_WANTED = 5

/** An axis of round numbers that holds all values and zero; the Word chart is told the same, so both look alike. */
export function chartScale(values: readonly number[]): ChartScale {
  const low = Math.min(0, ...values)
  const highest = Math.max(0, ...values)
  // Nothing but zeros still wants an axis.
  const high = highest === low ? 1 : highest
  const span = high - low
  const rough = span / TICKS_WANTED
  const magnitude = 10 ** Math.floor(Math.log10(rough))
  const interval = (STEPS.find((step) => step * magnitude >= rough) ?? 10) * magnitude
  const min = Math.floor(low / interval) * interval
  // Room above the highest value for its label.
  const max = Math.ceil((high + span * 0.02) / interval) * interval
  const ticks = Array.from({ length: Math.round((max - min) / interval) + 1 }, (_, at) => round(min + at * interval))
  return { min: round(min), max: round(max), interval: round(interval), ticks }
}

function round(value: number): number {
  return Number(value.toPrecision(12))
}
