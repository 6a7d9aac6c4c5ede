import { z } from 'zod'
import { caseSearch } from './case-search'

/** How an officer likes the list of cases at this machine: his own views, and the columns he left out. Holds no case data. */
const preferences = z.object({
  views: z
    .array(z.object({ name: z.string().max(30), search: caseSearch }))
    .max(20)
    .default([]),
  hidden: z.array(z.string()).default([]),
})
export type ListPreferences = z.infer<typeof preferences>

const keyOf = (userId: string) => `desk.cases.${userId}`

export function readPreferences(userId: string): ListPreferences {
  try {
    return preferences.parse(JSON.parse(localStorage.getItem(keyOf(userId)) ?? '{}'))
  } catch {
    // Unreadable or forbidden: the list as it comes is better than none.
    return preferences.parse({})
  }
}

export function keepPreferences(userId: string, next: ListPreferences): void {
  try {
    localStorage.setItem(keyOf(userId), JSON.stringify(next))
  } catch {
    // A browser that keeps nothing forgets them with the page.
  }
}
