/** A dotted path into an entity: `level`, `findings.ID.fact`. Ids never contain dots. */
export type FieldPath = string

export function getPath(value: unknown, path: FieldPath): unknown {
  let current = value
  for (const step of path.split('.')) {
    if (!isRecord(current)) return undefined
    current = current[step]
  }
  return current
}

/** A copy with the field set; `undefined` removes it. Untouched branches are shared, never mutated. */
export function withPath<T>(value: T, path: FieldPath, to: unknown): T {
  const [step, ...rest] = path.split('.')
  if (step === undefined || step === '__proto__') return value
  const copy: Record<string, unknown> = isRecord(value) ? { ...value } : {}
  const next = rest.length === 0 ? to : withPath(copy[step], rest.join('.'), to)
  if (next === undefined) delete copy[step]
  else copy[step] = next
  return copy as T
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
