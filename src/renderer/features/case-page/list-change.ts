/** A changed list as what was put in and what was taken out; nothing where it stayed the same. */
export function listChange(
  before: readonly string[],
  now: readonly string[],
): { add: string[]; remove: string[] } | undefined {
  const add = now.filter((value) => !before.includes(value))
  const remove = before.filter((value) => !now.includes(value))
  return add.length > 0 || remove.length > 0 ? { add, remove } : undefined
}
