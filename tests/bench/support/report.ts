import { cpus, totalmem } from 'node:os'
import { performance } from 'node:perf_hooks'

/** One measured figure beside what it must reach. */
export interface Figure {
  readonly what: string
  readonly value: number
  readonly unit: string
  /** `at least` or `at most` this; absent where a figure is only told. */
  readonly atLeast?: number
  readonly atMost?: number
  readonly note?: string
}

/** What was measured on, for whoever reads the figures later. */
export function conditions(facts: Readonly<Record<string, string | number | boolean>>): string {
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB`
  const all = { node: process.version, machine, pace: `a fixed sum in ${Math.round(pace())} ms`, ...facts }
  return Object.entries(all)
    .map(([name, value]) => `${name}: ${value}`)
    .join(' · ')
}

/**
 * Milliseconds of one sum, always the same: figures of two runs may be compared where this is alike. Shared processors
 * lose half of their pace, and more, from one hour to the next.
 */
function pace(): number {
  const start = performance.now()
  let sum = 0
  for (let n = 0; n < 30_000_000; n += 1) sum = (sum * 31 + n) | 0
  // What nobody looks at would not be worked out.
  return sum === 0.5 ? 0 : performance.now() - start
}

export function print(title: string, given: string, figures: readonly Figure[]): void {
  const rows = figures.map((figure) => [figure.what, said(figure), asked(figure), judged(figure), figure.note ?? ''])
  const head = ['', 'measured', 'asked', '', '']
  const widths = head.map((_, at) => Math.max(...[head, ...rows].map((row) => row[at]?.length ?? 0)))
  const line = (row: readonly string[]) =>
    row
      .map((cell, at) => (at === 1 || at === 2 ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
      .join('  ')
      .trimEnd()
  process.stdout.write(`\n${title}\n${given}\n\n${[head, ...rows].map(line).join('\n')}\n`)
}

function said({ value, unit }: Figure): string {
  return `${rounded(value)} ${unit}`
}

function asked({ atLeast, atMost, unit }: Figure): string {
  if (atLeast !== undefined) return `≥ ${rounded(atLeast)} ${unit}`
  return atMost === undefined ? '' : `≤ ${rounded(atMost)} ${unit}`
}

function judged({ value, atLeast, atMost }: Figure): string {
  if (atLeast === undefined && atMost === undefined) return ''
  return value >= (atLeast ?? -Infinity) && value <= (atMost ?? Infinity) ? 'reached' : 'MISSED'
}

function rounded(value: number): string {
  if (Number.isInteger(value) || Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-US')
  return value.toFixed(value >= 10 ? 1 : 2)
}

/** Milliseconds that `work` takes. */
export async function timed<T>(work: () => Promise<T> | T): Promise<{ ms: number; value: T }> {
  const start = performance.now()
  const value = await work()
  return { ms: performance.now() - start, value }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
