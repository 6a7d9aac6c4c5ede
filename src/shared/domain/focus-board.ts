import { z } from 'zod'
import { code } from './common'
import {
  addNumbers,
  type FocusCount,
  type FocusDimension,
  type FocusMarks,
  type FocusNumbers,
  type FocusPlace,
  focusCounts,
  focusDimensions,
  noNumbers,
} from './focus'

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, '月份应为“2026-11”')

/** Which part of the board: months, both included, and what is held fixed. */
export const focusFilter = z.object({
  from: month,
  to: month,
  field: code.optional(),
  organ: z.string().min(1).max(200).optional(),
  region: code.optional(),
})
export type FocusFilter = z.infer<typeof focusFilter>

export const focusQuery = focusFilter.extend({ by: z.array(z.enum(focusDimensions)).max(3) })
export type FocusQuery = z.infer<typeof focusQuery>

const numbers = z.object(
  Object.fromEntries(focusCounts.map((count) => [count, z.number().int()])) as Record<
    (typeof focusCounts)[number],
    z.ZodNumber
  >,
)

export const focusRow = z.object({
  /** What the row is about; only the dimensions it was asked by. */
  field: z.string().optional(),
  organ: z.string().optional(),
  region: z.string().optional(),
  numbers,
})
export interface FocusRow extends Partial<Record<FocusDimension, string | undefined>> {
  readonly numbers: FocusNumbers
}

export const focusBoard = z.object({
  rows: z.array(focusRow),
  months: z.array(z.object({ month, numbers })),
  total: numbers,
})
export interface FocusBoard {
  readonly rows: readonly FocusRow[]
  readonly months: readonly { readonly month: string; readonly numbers: FocusNumbers }[]
  readonly total: FocusNumbers
}

export function inFilter(place: FocusPlace, { from, to, field, organ, region }: FocusFilter): boolean {
  return (
    place.month >= from &&
    place.month <= to &&
    (field === undefined || place.field === field) &&
    (organ === undefined || place.organ === organ) &&
    (region === undefined || place.region === region)
  )
}

export interface PlacedMarks {
  readonly place: FocusPlace
  readonly marks: FocusMarks
}

/** Adds orders up to the board that was asked for: groups with most complaints first, months in order. */
export function countBoard(orders: Iterable<PlacedMarks>, query: FocusQuery): FocusBoard {
  const groups = new Map<string, { place: FocusPlace; counts: number[] }>()
  const months = new Map<string, number[]>()
  const total = focusCounts.map(() => 0)
  for (const { place, marks } of orders) {
    if (!inFilter(place, query)) continue
    let key = ''
    for (const dimension of query.by) key += `${place[dimension]}\n`
    const group = got(groups, key, () => ({ place, counts: focusCounts.map(() => 0) }))
    const ofMonth = got(months, place.month, () => focusCounts.map(() => 0))
    for (let at = 0; at < focusCounts.length; at += 1) {
      if (!marks[focusCounts[at] as FocusCount]) continue
      group.counts[at] = (group.counts[at] ?? 0) + 1
      ofMonth[at] = (ofMonth[at] ?? 0) + 1
      total[at] = (total[at] ?? 0) + 1
    }
  }
  const rows = [...groups.values()].map(({ place, counts }) => ({
    ...Object.fromEntries(query.by.map((dimension) => [dimension, place[dimension]])),
    numbers: named(counts),
  }))
  return { rows: sortedRows(rows), months: sortedMonths(months), total: named(total) }
}

function got<V>(map: Map<string, V>, key: string, make: () => V): V {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}

/** Most complaints first; equal ones by name, so that server and client give the same order. */
export function sortedRows(rows: readonly FocusRow[]): FocusRow[] {
  const keyOf = (row: FocusRow) => focusDimensions.map((dimension) => row[dimension] ?? '').join('\n')
  return [...rows].sort(
    (a, b) => b.numbers.complaints - a.numbers.complaints || (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0),
  )
}

function sortedMonths(months: ReadonlyMap<string, readonly number[]>) {
  return [...months].sort(([a], [b]) => (a < b ? -1 : 1)).map(([of, counts]) => ({ month: of, numbers: named(counts) }))
}

function named(counts: readonly number[]): FocusNumbers {
  return Object.fromEntries(focusCounts.map((count, at) => [count, counts[at] ?? 0])) as unknown as FocusNumbers
}

export function totalOf(rows: readonly { readonly numbers: FocusNumbers }[]): FocusNumbers {
  return rows.reduce((sum, row) => addNumbers(sum, row.numbers), noNumbers)
}
