/**
 * Makes stored content fit the shape its kind expects, so that a half-filled draft still shows on the page: what is
 * missing or of the wrong type becomes empty. Whether it is complete is the check's question. `shape` is a complete
 * content of the kind; arrays take their first element as the shape of all.
 */
export function readContent<C>(shape: C, content: unknown): C {
  return shaped(shape, content) as C
}

function shaped(shape: unknown, value: unknown): unknown {
  if (Array.isArray(shape)) {
    const element: unknown = shape[0]
    if (!Array.isArray(value)) return []
    return element === undefined
      ? value.filter((item) => typeof item === 'string')
      : value.map((item) => shaped(element, item))
  }
  if (typeof shape === 'object' && shape !== null) return shapedObject(shape as Plain, value)
  if (typeof shape === typeof value) return value
  return typeof shape === 'string' ? '' : typeof shape === 'number' ? 0 : false
}

type Plain = Readonly<Record<string, unknown>>

/** Fields the shape does not have (optional ones, or a newer version's) are kept where they are plain values. */
function shapedObject(shape: Plain, value: unknown): Plain {
  const given = typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Plain) : {}
  const fitted = Object.fromEntries(Object.entries(shape).map(([key, inner]) => [key, shaped(inner, given[key])]))
  const more = Object.entries(given).filter(([key, inner]) => !(key in shape) && typeof inner === 'string')
  return { ...Object.fromEntries(more), ...fitted }
}
