import type { Dictionary, Organ } from '#shared/domain/reference'
import type { TaxonomyLeaf } from '#shared/domain/taxonomy-map'
import type { LeadRules } from '#shared/intake/lead-rules'
import { type OrganNames, organNames, type RegionName } from '#shared/intake/organ-names'
import type { TriageText } from '#shared/triage/terms'
import { otherWordFor } from './read-coded'

/** What an order is resolved against: the city's own dictionaries, organs and rules. Made once a batch. */
export interface IntakeWorld {
  readonly organs: OrganNames
  readonly leadRules: LeadRules
  /** The city itself: where an order belongs that does not say it. */
  readonly cityRegion: string
  /** The code for a code, a label or a usual other word. */
  codeOf(dictionaryId: string, text: string): string | undefined
  /** The smallest region a text names (河南省驻马店市驿城区…). */
  regionIn(text: string): string | undefined
  /** What the hotline's taxonomy says of a category, where somebody mapped it. */
  categoryOf(category: string): TaxonomyLeaf | undefined
  /** The field of enforcement that the words speak of, where that is sure. */
  fieldIn(text: TriageText): string | undefined
}

export interface IntakeReference {
  organs(): readonly Organ[]
  dictionary(id: string): Dictionary | undefined
}

export function intakeWorld(
  reference: IntakeReference,
  leadRules: LeadRules,
  cityRegion: string,
  fieldIn: IntakeWorld['fieldIn'] = () => undefined,
  categoryOf: IntakeWorld['categoryOf'] = () => undefined,
): IntakeWorld {
  const regions = regionNames(reference)
  const codes = new Map<string, ReadonlyMap<string, string>>()
  const codesOf = (id: string) => {
    const known = codes.get(id) ?? codesByWord(reference.dictionary(id))
    codes.set(id, known)
    return known
  }
  return {
    organs: organNames(reference.organs(), regions),
    leadRules,
    cityRegion,
    codeOf: (id, text) => codesOf(id).get(plain(text)) ?? knownCode(codesOf(id), otherWordFor(id, plain(text))),
    regionIn: (text) => regionIn(text, regions, cityRegion),
    fieldIn,
    categoryOf,
  }
}

function regionNames(reference: IntakeReference): RegionName[] {
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined)
  return (reference.dictionary('region')?.items ?? []).map(({ code, label, ...more }) => ({
    code,
    label,
    shortName: text(more.shortName),
    parent: text(more.parent),
  }))
}

function codesByWord(dictionary: Dictionary | undefined): ReadonlyMap<string, string> {
  const items = dictionary?.items ?? []
  return new Map([
    ...items.map(({ code, label }) => [plain(label), code] as const),
    ...items.map(({ code }) => [code, code] as const),
  ])
}

/** A city may have taken a code out of its dictionary; then the other word leads nowhere. */
function knownCode(codes: ReadonlyMap<string, string>, code: string | undefined): string | undefined {
  return code !== undefined && codes.has(code) ? code : undefined
}

function plain(text: string): string {
  return text.replace(/[\s“”"'‘’]/g, '')
}

function regionIn(text: string, regions: readonly RegionName[], cityRegion: string): string | undefined {
  const exact = regions.find(({ code, label, shortName }) => text === code || text === label || text === shortName)
  if (exact) return exact.code
  const named = regions.filter(
    ({ code, label, shortName }) =>
      code !== cityRegion && [label, shortName].some((name) => name !== undefined && text.includes(name)),
  )
  // The first to be named: 驿城区与遂平县交界处 is reported in 驿城区.
  const first = named.sort((a, b) => text.indexOf(a.label) - text.indexOf(b.label))[0]
  if (first) return first.code
  const city = regions.find(({ code }) => code === cityRegion)
  return city && text.includes(city.label) ? city.code : undefined
}
