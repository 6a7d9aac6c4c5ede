/**
 * JSON with sorted keys and without `undefined`: two equal values always give the same text,
 * which is what hashes, equality and the audit chain rest on.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sorted(value)) ?? 'null'
}

export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return isNothing(a) && isNothing(b)
  return canonicalJson(a) === canonicalJson(b)
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((entry) => (entry === undefined ? null : sorted(entry)))
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value)
    .filter(([, entry]) => entry !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return Object.fromEntries(entries.map(([key, entry]) => [key, sorted(entry)]))
}
