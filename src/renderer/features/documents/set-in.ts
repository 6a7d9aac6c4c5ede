/** A copy of a value with the part at a path replaced; an empty path replaces all. Lists grow by their next index. */
export function setIn(value: unknown, path: readonly (string | number)[], to: unknown): unknown {
  const [step, ...rest] = path
  if (step === undefined) return to
  if (Array.isArray(value) || typeof step === 'number') {
    const list = Array.isArray(value) ? [...value] : []
    list[Number(step)] = setIn(list[Number(step)], rest, to)
    return list
  }
  const group = typeof value === 'object' && value !== null ? { ...(value as Record<string, unknown>) } : {}
  const inner = setIn(group[step], rest, to)
  if (inner === undefined) delete group[step]
  else group[step] = inner
  return group
}
