/** Type ids of PostgreSQL's catalogue (pg_type.oid), the same in every installation. */
const oid = { int8: 20, json: 114, date: 1082, timestamptz: 1184, numeric: 1700, jsonb: 3802 } as const

/** Counters and cursors stay far below 2^53; one that does not must stop the server, not lose digits. */
function toNumber(text: string): number {
  const value = Number(text)
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) throw new Error(`integer beyond 2^53: ${text}`)
  return value
}

/** PostgreSQL prints `2026-11-23 09:30:00.12+08`; documents and hashes need one canonical form. */
function toIsoInstant(text: string): string {
  const instant = new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'))
  return instant.toISOString()
}

/** The one place that decides how database values become JavaScript values. */
export const columnParsers: Record<number, (text: string) => unknown> = {
  [oid.int8]: toNumber,
  [oid.numeric]: toNumber,
  [oid.timestamptz]: toIsoInstant,
  [oid.date]: (text) => text,
  [oid.json]: (text) => JSON.parse(text),
  [oid.jsonb]: (text) => JSON.parse(text),
}
