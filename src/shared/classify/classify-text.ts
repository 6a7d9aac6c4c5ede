import { settledFor } from '../domain/dispatch-entry'
import type { ReferenceData } from '../domain/reference-data'
import { pathText, type TaxonomyLeaf } from '../domain/taxonomy-map'
import type { TriageTarget } from '../domain/triage-model'
import type { LeadJudgement, LeadRules } from '../intake/lead-rules'
import type { Suggestion } from '../triage/suggest'
import type { TriageText } from '../triage/terms'
import { bestTold, severalTold, type ToldCode } from '../triage/told'
import { citizenAnswer } from './citizen-answer'
import {
  type Classification,
  type ClassifyAsked,
  type RouteAdvice,
  type Verdict,
  verdictLabels,
} from './classification'
import { type OrganWorld, organAdvice } from './organ-advice'

export interface ClassifyWorld extends OrganWorld {
  readonly ref: Pick<ReferenceData, 'label' | 'dictionary' | 'organs'>
  readonly leadRules: LeadRules
  /** As lead rules; the topics are codes of dictionary `remedyRoute`. */
  readonly routeRules: LeadRules
  readonly rank: (target: TriageTarget, text: TriageText) => readonly Suggestion[]
  /** What the hotline's taxonomy says of a category, where somebody mapped it. */
  readonly categoryOf: (category: string) => TaxonomyLeaf | undefined
  /** Regions that a text may belong to, the smallest first and the city last. */
  readonly regionsOf: (asked: ClassifyAsked) => readonly string[]
}

/** Is it about enforcement, why, whose, which way, and what to say (domain.md §8). Pure; a few milliseconds. */
export function classifyText(asked: ClassifyAsked, world: ClassifyWorld): Classification {
  const { ref } = world
  const text = { title: asked.title, content: asked.content }
  const judged = world.leadRules(text)
  const leaf = asked.category === '' ? undefined : world.categoryOf(asked.category)
  const verdict = verdictOf(judged, leaf)
  const field = byWordsOrCategory(bestTold(world.rank('field', text)), leaf?.field, leaf)
  const regions = world.regionsOf(asked)
  const whole = [asked.title, asked.content, asked.place].join('\n')
  const organ = organAdvice(whole, { field: field?.code, regions }, world)
  const routes = routesOf(text, verdict, world)
  const reasons = judged.reasons.map(({ topic, words }) => ({ topic, label: ref.label('issue', topic), words }))
  const told = (dictionary: string, found: ToldCode) => ({
    code: found.code,
    label: ref.label(dictionary, found.code),
    sure: found.sure,
    words: [...found.words],
  })
  const byWords = verdict === 'none' ? undefined : bestTold(world.rank('enforcementType', text))
  const type = byWordsOrCategory(byWords, verdict === 'none' ? undefined : leaf?.enforcementType, leaf)
  const issues = verdict === 'none' ? [] : severalTold(world.rank('issue', text))
  return {
    verdict,
    verdictLabel: verdictLabels[verdict],
    score: judged.score,
    reasons,
    ...(leaf && { category: { path: leaf.path, isEnforcement: leaf.isEnforcement } }),
    ...(field && { field: told('field', field) }),
    ...(type && { enforcementType: told('enforcementType', type) }),
    issues: issues.map((each) => told('issue', each)),
    ...(organ && { organ }),
    settled: settledFor(whole, world.entries, regions).map(({ entry, words: found }) => ({
      entryId: entry.id,
      matter: entry.matter,
      organ: world.organs.find(({ id }) => id === entry.organId)?.name ?? '',
      agreed: entry.consultation?.agreed ?? '',
      basis: entry.basis,
      state: entry.state,
      words: [...found],
    })),
    routes,
    say: citizenAnswer({
      verdict,
      topics: reasons.map(({ label }) => label),
      organ,
      routes,
      bureau: bureauOf(regions, world),
      notReplacing: notReplacing(world),
    }),
  }
}

/** As intake judges it: a category marked 涉执法 is enough, one marked 不涉执法 only settles a doubt. */
function verdictOf({ flagged, reasons }: LeadJudgement, leaf: TaxonomyLeaf | undefined): Verdict {
  if (flagged || leaf?.isEnforcement === 'yes') return 'lead'
  return reasons.length > 0 && leaf?.isEnforcement !== 'no' ? 'possible' : 'none'
}

/** The words where they are sure; else what the category stands for. */
function byWordsOrCategory(
  told: ToldCode | undefined,
  code: string | undefined,
  leaf: TaxonomyLeaf | undefined,
): ToldCode | undefined {
  if (told?.sure || code === undefined) return told
  return { code, sure: true, words: [pathText(leaf?.path ?? [])] }
}

function routesOf(text: TriageText, verdict: Verdict, { ref, routeRules }: ClassifyWorld): RouteAdvice[] {
  const found = new Map(routeRules(text).reasons.map(({ topic, words }) => [topic, words]))
  // Whoever complains about an act of an authority must hear of the remedies before their limits pass.
  if (verdict === 'lead') for (const code of ['reconsideration', 'litigation']) found.set(code, found.get(code) ?? [])
  const items = ref.dictionary('remedyRoute')?.items ?? []
  return [...found].flatMap(([code, words]) => {
    const item = items.find((each) => each.code === code)
    if (!item) return []
    const limit = typeof item.limit === 'string' ? item.limit : ''
    return [{ code, label: item.label, limit, verified: item.verified === true, words }]
  })
}

function bureauOf(regions: readonly string[], { organs }: ClassifyWorld): string {
  const bureaus = organs.filter(({ kind }) => kind === 'justice')
  const near = regions.map((code) => bureaus.find(({ region }) => region === code)).find((organ) => organ !== undefined)
  return near?.name ?? '司法行政部门'
}

function notReplacing({ ref }: ClassifyWorld): string {
  const phrase = ref.dictionary('documentPhrase')?.items.find(({ code }) => code === 'notReplaceRemedies')
  return typeof phrase?.text === 'string' ? phrase.text : ''
}
