import type { ReferenceData } from './reference-data'
import type { WorkOrder } from './work-order'

/** An organ whose people see more than what is addressed to it, with the short name that complaints call it by. */
export interface WatchingOrgan {
  readonly id: string
  readonly called: string
  readonly people: readonly { readonly id: string; readonly name: string }[]
}

const watchingKinds: ReadonlySet<string> = new Set(['justice', 'justiceStation', 'hotline'])
const complaints: ReadonlySet<string> = new Set(['complaint', 'report'])

export function watchingOrgans(ref: ReferenceData): readonly WatchingOrgan[] {
  return ref
    .organs()
    .filter(({ kind }) => watchingKinds.has(kind))
    .map(({ id, name }) => ({
      id,
      // 驻马店市司法局 → 司法局: nobody who complains writes the whole name.
      called: /[^市县区]+$/.exec(name)?.[0] ?? name,
      people: ref.users().filter(({ organId }) => organId === id),
    }))
}

/**
 * Whom of those who watch over enforcement a complaint is about (domain.md §6): their organ where it was sent to it and
 * names it, a person where it names him with his organ. A wrong guess costs him the sight of one order; others have it.
 */
export function complainedOf(
  { appealType, title, content, handlingOrganId }: WorkOrder,
  organs: readonly WatchingOrgan[],
): { readonly organIds: readonly string[]; readonly userIds: readonly string[] } {
  if (!appealType || !complaints.has(appealType)) return { organIds: [], userIds: [] }
  const text = `${title}\n${content}`
  const organIds: string[] = []
  const userIds: string[] = []
  for (const { id, called, people } of organs) {
    const [sentTo, named] = [handlingOrganId === id, text.includes(called)]
    if (sentTo && named) organIds.push(id)
    if (!sentTo && !named) continue
    for (const person of people) if (person.name.length > 1 && text.includes(person.name)) userIds.push(person.id)
  }
  return { organIds, userIds }
}
