import { useEffect, useMemo, useState } from 'react'
import { z } from 'zod'
import { useDesk, useLive } from '../../data/hooks'
import { caseSearch } from './case-search'

/**
 * How an officer likes the list of cases: his own views, and the columns he left out. A view may hold words he searched
 * for, so it lies in the sealed store; where a machine keeps none, it is gone with the window.
 */
const preferences = z.object({
  views: z
    .array(z.object({ name: z.string().max(30), search: caseSearch }))
    .max(20)
    .default([]),
  hidden: z.array(z.string()).default([]),
})
export type ListPreferences = z.infer<typeof preferences>

const NAME = 'cases'
const asItComes = preferences.parse({})

/** Earlier versions kept them in clear in the browser's own storage: whatever lies there goes. */
function forgetEarlier(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith('desk.cases.')) localStorage.removeItem(key)
  } catch {
    // A browser without such storage has nothing to forget.
  }
}

export function useListPreferences(): readonly [ListPreferences, (next: ListPreferences) => void] {
  const desk = useDesk()
  const { value } = useLive('preference cases', [], () => desk.preference(NAME))
  const [changed, setChanged] = useState<ListPreferences>()
  useEffect(forgetEarlier, [])
  // Unreadable, of another version: the list as it comes is better than none.
  const kept = useMemo(() => preferences.safeParse(value ?? {}).data ?? asItComes, [value])
  const keep = (next: ListPreferences) => {
    setChanged(next)
    void desk.keepPreference(NAME, next)
  }
  return [changed ?? kept, keep]
}
