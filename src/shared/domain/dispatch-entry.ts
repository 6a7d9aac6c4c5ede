import { z } from 'zod'
import { civilDate, code, entityId, instant, stamps } from './common'

/** Where an entry of the 派单目录 comes from: what it can be defended by when a department disputes it again. */
export const dispatchSource = z.enum(['list', 'ruling', 'consultation', 'other'])
export type DispatchSource = z.infer<typeof dispatchSource>

export const dispatchSourceLabels: Readonly<Record<DispatchSource, string>> = {
  list: '权责清单',
  ruling: '派单争议裁定',
  consultation: '会商纪要',
  other: '其他',
}

/**
 * One matter of the dispatch catalogue (派单目录): what citizens call it, and who deals with it. The hotline keeps it, a
 * ruling on a dispute writes into it, and the recogniser looks it up.
 */
export const dispatchEntry = z.object({
  id: entityId,
  matter: z.string(),
  /** Each is enough; one of several parts (`烧烤 油烟`) needs all of them. */
  words: z.array(z.string()),
  region: code,
  organId: entityId,
  /** Who helps, where the matter is not one department's alone. */
  coOrganIds: z.array(entityId),
  source: dispatchSource,
  /** Article of the list, number of the minutes, order number of the dispute. */
  basis: z.string(),
  note: z.string(),
  /** Where a consultation settled it: which one, and what was agreed there (明确管辖, 处置规范). */
  consultation: z
    .object({
      id: entityId,
      resolutionId: entityId,
      topic: z.string(),
      heldOn: civilDate.optional(),
      agreed: z.string(),
      /** The consultation no longer stands by it: what was only proposed is withdrawn, what is in force the hotline looks at. */
      droppedOn: civilDate.optional(),
    })
    .optional(),
  /** `proposed`: a consultation asks the hotline to keep it; nothing is dispatched by it before the hotline agreed. */
  state: z.enum(['proposed', 'inForce', 'retired']),
  /** What it said before: nobody has to remember why a matter changed hands. */
  history: z.array(z.object({ at: instant, by: entityId, organId: entityId, basis: z.string() })),
  ...stamps,
})
export type DispatchEntry = z.infer<typeof dispatchEntry>

/**
 * Whether an entry is still what a resolution proposes: undecided, or withdrawn with the resolution and free to be
 * proposed anew. What the hotline goes by or has turned down is the hotline's.
 */
export function isProposalOf({ consultation, state }: DispatchEntry, resolutionId: string): boolean {
  if (consultation?.resolutionId !== resolutionId) return false
  return state === 'proposed' || (state === 'retired' && consultation.droppedOn !== undefined)
}

/** The words of a matter, with their parts split; blanks of any width part them. */
function partsOf(words: string): string[] {
  return words.split(/[\s+]+/).filter((part) => part !== '')
}

/** What of an entry stands in a text: the telling words, or nothing. The longer they are, the surer the entry. */
export function wordsFound({ words }: Pick<DispatchEntry, 'words'>, text: string): readonly string[] {
  let found: readonly string[] = []
  for (const each of words) {
    const parts = partsOf(each)
    if (parts.length === 0 || !parts.every((part) => text.includes(part))) continue
    if (parts.join('').length > found.join('').length) found = parts
  }
  return found
}

/**
 * The entry in force that a text speaks of: one of the order's own region before one of the city, then the one whose
 * words say most; of equals the one decided last.
 */
export function entryFor(
  text: string,
  entries: readonly DispatchEntry[],
  regions: readonly string[],
): { readonly entry: DispatchEntry; readonly words: readonly string[] } | undefined {
  const fitting = entries.flatMap((entry) => {
    const near = regions.indexOf(entry.region)
    const words = entry.state === 'inForce' && near >= 0 ? wordsFound(entry, text) : []
    return words.length > 0 ? [{ entry, words, near }] : []
  })
  const weight = (words: readonly string[]) => words.join('').length
  return fitting.sort(
    (a, b) =>
      a.near - b.near || weight(b.words) - weight(a.words) || b.entry.updatedAt.localeCompare(a.entry.updatedAt),
  )[0]
}

/** What consultations settled that a text speaks of, proposed or in force: the nearest region first, then the latest. */
export function settledFor(
  text: string,
  entries: readonly DispatchEntry[],
  regions: readonly string[],
): readonly { readonly entry: DispatchEntry; readonly words: readonly string[] }[] {
  return entries
    .filter(
      ({ consultation, state, region }) =>
        consultation && !consultation.droppedOn && state !== 'retired' && regions.includes(region),
    )
    .map((entry) => ({ entry, words: wordsFound(entry, text) }))
    .filter(({ words }) => words.length > 0)
    .sort(
      (a, b) =>
        regions.indexOf(a.entry.region) - regions.indexOf(b.entry.region) ||
        b.entry.updatedAt.localeCompare(a.entry.updatedAt),
    )
}
