import { type DispatchEntry, entryFor } from '../domain/dispatch-entry'
import type { Organ } from '../domain/reference'
import type { OrganNames } from '../intake/organ-names'
import type { OrganAdvice } from './classification'

export interface OrganWorld {
  readonly organs: readonly Organ[]
  readonly names: OrganNames
  readonly entries: readonly DispatchEntry[]
}

/** The longest name of a department that anybody writes out. */
const LONGEST_NAME = 16
const SHORTEST_NAME = 3
const nameEnds = /局|委员会|委|大队|支队|中心|办公室|管委会/g
/** Who is meant by the people that citizens name. */
const people: readonly (readonly [string, string])[] = [
  ['城管', '城管局'],
  ['交警', '交警支队'],
  ['市监所', '市监局'],
  ['工商', '工商局'],
  ['运管', '交通局'],
  ['路政', '交通局'],
  ['派出所', '公安局'],
  ['民警', '公安局'],
]

/**
 * Who should deal with what a text tells: as the dispatch catalogue has it, else the department that the text names,
 * else the one that enforces in its field.
 * @param regions of the order, the smallest first
 */
export function organAdvice(
  text: string,
  { field, regions }: { readonly field: string | undefined; readonly regions: readonly string[] },
  { organs, names, entries }: OrganWorld,
): OrganAdvice | undefined {
  const found = entryFor(text, entries, regions)
  const listed = found && organs.find(({ id }) => id === found.entry.organId)
  if (found && listed) {
    const { matter, basis, id: entryId } = found.entry
    return { ...named(listed), why: 'catalogue', words: [...found.words], matter, basis, entryId }
  }
  const byName = namedOrgan(text, names, regions[0])
  if (byName) return { ...named(byName.organ), why: 'named', words: [byName.words], ...noEntry }
  const byField = field ? enforcing(field, regions, organs) : undefined
  return byField && { ...named(byField), why: 'field', words: [], ...noEntry }
}

const noEntry = { matter: '', basis: '', entryId: '' }

function named({ id, name }: Organ): { id: string; name: string } {
  return { id, name }
}

/** The first department that a text calls by one of its names. */
export function namedOrgan(
  text: string,
  names: OrganNames,
  region: string | undefined,
): { readonly organ: Organ; readonly words: string } | undefined {
  for (const end of text.matchAll(nameEnds)) {
    const until = end.index + end[0].length
    for (let length = LONGEST_NAME; length >= SHORTEST_NAME; length -= 1) {
      const words = text.slice(Math.max(0, until - length), until)
      const organ = names.find(words, region)
      if (organ) return { organ, words }
    }
  }
  for (const [words, name] of people) {
    const organ = text.includes(words) ? names.find(name, region) : undefined
    if (organ) return { organ, words }
  }
  return undefined
}

/** A field that two departments of a region share names neither. */
function enforcing(field: string, regions: readonly string[], organs: readonly Organ[]): Organ | undefined {
  for (const region of regions) {
    const own = organs.filter((organ) => organ.field === field && organ.region === region)
    // 市文化市场综合行政执法支队 works under 市文化广电和旅游局: the bureau takes it in.
    const bureaus = own.filter(({ name }) => !/(支队|大队|中心)$/.test(name) || own.length === 1)
    if (bureaus.length === 1) return bureaus[0]
  }
  return undefined
}
