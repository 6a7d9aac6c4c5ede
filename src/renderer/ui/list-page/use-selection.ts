import { useState } from 'react'

export interface Selection {
  readonly ids: ReadonlySet<string>
  toggle(id: string): void
  /** Adds what lies between the last toggled row and this one, as Shift-click does everywhere. */
  extend(ids: readonly string[]): void
  remove(ids: readonly string[]): void
  clear(): void
}

export function useSelection(): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  return {
    ids,
    toggle: (id) =>
      setIds((before) => {
        const after = new Set(before)
        if (!after.delete(id)) after.add(id)
        return after
      }),
    extend: (more) => setIds((before) => new Set([...before, ...more])),
    remove: (gone) => setIds((before) => new Set([...before].filter((id) => !gone.includes(id)))),
    clear: () => setIds(new Set()),
  }
}
