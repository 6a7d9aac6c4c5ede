/** What the library makes up for a relationship of a chart: a nanoid. */
const madeUp = /\brId[\w-]{21}(?=")/g
const drawing = /(<wp:docPr id=")\d+(?=")/g

/**
 * Ids that say the same in each run: the library draws those of charts by lot and counts drawings over all documents of a
 * process, so that the same document would be other bytes each time and no longer be its own issued file.
 */
export function steadyIds(parts: Map<string, string | Uint8Array>): void {
  const given = new Map<string, string>()
  let drawings = 0
  for (const [name, part] of parts) {
    if (typeof part !== 'string') continue
    const numbered = part
      .replace(madeUp, (id) => {
        const known = given.get(id) ?? `rIdChart${given.size + 1}`
        given.set(id, known)
        return known
      })
      .replace(drawing, (_, before: string) => {
        drawings += 1
        return `${before}${drawings}`
      })
    parts.set(name, numbered)
  }
}
