const sortedTexts = new WeakMap<object, string>()

/** JSON with sorted keys, worked out once for each object: the same rows are compared again and again. */
export function sorted(value: object): string {
  const known = sortedTexts.get(value)
  if (known !== undefined) return known
  const text = sortedJson(value)
  sortedTexts.set(value, text)
  return text
}

function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : inner,
  )
}
