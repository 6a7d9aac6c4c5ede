import { type TriageModel, type TriageTarget, triageTarget } from '#shared/domain/triage-model'
import type { WorkOrder } from '#shared/domain/work-order'
import { type Suggester, type Suggestion, suggester } from '#shared/triage/suggest'
import type { TriageText } from '#shared/triage/terms'
import { bestTold, severalTold } from '#shared/triage/told'
import type { SimilarOrder, SuggestedPattern, TriageSuggestions } from '../../data/desk-worker-api'

/** So many alike orders of other people make a matter common. */
const COMMON = 3
const repeatedWords = /(多次|数次|十几次|[二三四五六七八九十\d]+次|反复|一直|屡次|又一次|再次)/g

/** Suggestions for what an officer judges. Models come with the reference data; what is read from them is kept. */
export class TriageDesk {
  private readonly ready = new Map<TriageTarget, { model: TriageModel; suggester: Suggester }>()

  constructor(private readonly modelOf: (target: TriageTarget) => Promise<TriageModel | undefined>) {}

  async suggest(orders: readonly WorkOrder[], similar: readonly SimilarOrder[]): Promise<TriageSuggestions> {
    const [first] = orders
    if (!first) return { issues: [], patterns: [] }
    const text = { title: first.title, content: orders.map(({ content }) => content).join('\n') }
    const [field, type, issue, level] = await Promise.all(triageTarget.options.map((target) => this.rank(target, text)))
    return {
      field: bestTold(field ?? []),
      enforcementType: bestTold(type ?? []),
      level: bestTold(level ?? []),
      issues: severalTold(issue ?? []),
      patterns: patternsOf(text, similar),
    }
  }

  private async rank(target: TriageTarget, text: TriageText): Promise<readonly Suggestion[]> {
    const model = await this.modelOf(target)
    if (!model) return []
    const kept = this.ready.get(target)
    if (kept?.model.trainedAt === model.trainedAt) return kept.suggester.rank(text)
    const fresh = suggester(model)
    this.ready.set(target, { model, suggester: fresh })
    return fresh.rank(text)
  }
}

/** 普遍性 and 反复性 are not in the words of one order but in how many others are like it (domain.md §8). */
function patternsOf({ title, content }: TriageText, similar: readonly SimilarOrder[]): SuggestedPattern[] {
  const again = similar.filter(({ reasons }) => reasons.includes('sameReporter')).length
  const others = similar.filter(({ reasons }) => reasons.includes('similarText') && !reasons.includes('sameReporter'))
  const words = [...new Set(`${title}\n${content}`.match(repeatedWords) ?? [])].slice(0, 3)
  const patterns: SuggestedPattern[] = []
  if (others.length >= COMMON) patterns.push({ code: 'A', why: 'manyAlike', n: others.length, words: [] })
  if (again > 0) patterns.push({ code: 'B', why: 'sameReporter', n: again, words: [] })
  else if (words.length > 0) patterns.push({ code: 'B', why: 'saysSo', n: words.length, words })
  return patterns
}
