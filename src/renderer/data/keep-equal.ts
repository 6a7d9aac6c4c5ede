/**
 * The newer of two answers, made of the parts of the earlier one wherever they say the same. An answer of the worker is
 * a copy, new in every part; so a screen sees what of it really changed, and draws only that.
 */
export function keepEqual<T>(earlier: unknown, newer: T): T {
  if (Object.is(earlier, newer)) return newer
  if (Array.isArray(earlier) && Array.isArray(newer)) return keptArray(earlier, newer) as T
  if (isPlain(earlier) && isPlain(newer)) return keptObject(earlier, newer) as T
  return newer
}

function keptArray(earlier: readonly unknown[], newer: readonly unknown[]): readonly unknown[] {
  // A row that was put in or taken out moves all behind it; most have an id to be found by.
  const byId = earlier.length === newer.length ? undefined : indexed(earlier)
  const kept = newer.map((each, at) => keepEqual(byId?.get(idOf(each)) ?? earlier[at], each))
  return kept.length === earlier.length && kept.every((each, at) => Object.is(each, earlier[at])) ? earlier : kept
}

function keptObject(earlier: Plain, newer: Plain): Plain {
  const names = Object.keys(newer)
  const kept: Record<string, unknown> = {}
  let same = names.length === Object.keys(earlier).length
  for (const name of names) {
    kept[name] = keepEqual(earlier[name], newer[name])
    if (!Object.is(kept[name], earlier[name]) || !(name in earlier)) same = false
  }
  return same ? earlier : kept
}

function indexed(rows: readonly unknown[]): ReadonlyMap<unknown, unknown> | undefined {
  const byId = new Map(rows.map((row) => [idOf(row), row]))
  byId.delete(undefined)
  return byId.size > 0 ? byId : undefined
}

function idOf(row: unknown): unknown {
  return isPlain(row) ? row.id : undefined
}

type Plain = Readonly<Record<string, unknown>>

/** Maps, dates, bytes and whatever has functions of its own are taken as they come. */
function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}
