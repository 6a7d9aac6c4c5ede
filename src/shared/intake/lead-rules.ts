import { z } from 'zod'

const words = z.array(z.string().min(1).max(60)).min(1).max(200)

/**
 * The rules by which intake flags an order as a possible lead: data (`resources/lead-rules.json`), so that a bureau reads
 * and changes them without a programmer. A word is taken as it stands; `@name` stands for a group of words; `…` bridges up
 * to twelve characters of the same sentence.
 */
export const leadRuleSet = z.strictObject({
  version: z.string().min(1),
  /** A sum of weights from here on flags the order. */
  threshold: z.number().int().positive(),
  /** Added once when a rule was met in the title: what a person puts first is what the matter is about. */
  titleBonus: z.number().int().nonnegative(),
  groups: z.record(z.string(), words),
  rules: z.array(
    z.strictObject({
      /** What it may be, in the words of dictionary `issue` where one fits. */
      topic: z.string().min(1),
      weight: z.number().int().positive(),
      any: words,
      /** One of these must stand in the same sentence, at most `reach` characters away. */
      with: words.optional(),
      reach: z.number().int().positive().max(200).default(200),
      /** None of these may stand in the same sentence. */
      not: words.optional(),
      /** One of these must stand anywhere in the order. */
      context: words.optional(),
    }),
  ),
  /** What speaks against a lead; `title` looks at the title only. */
  exclusions: z.array(
    z.strictObject({
      topic: z.string().min(1),
      weight: z.number().int().positive(),
      any: words,
      title: z.boolean().default(false),
    }),
  ),
})
export type LeadRuleSet = z.infer<typeof leadRuleSet>

export interface LeadReason {
  readonly topic: string
  /** As they stand in the order, for highlighting. */
  readonly words: string[]
}

export interface LeadJudgement {
  readonly flagged: boolean
  readonly score: number
  readonly reasons: LeadReason[]
}

export interface LeadText {
  readonly title: string
  readonly content: string
}

export type LeadRules = (order: LeadText) => LeadJudgement

const maxWordsPerReason = 5
const sentenceEnd = /[。！？!?；;\n]/
/** The title is a sentence of its own. */
const joint = '\n'

/** Compiles a rule set once; the result judges one order and is pure. Throws on a group that does not exist. */
export function leadRules(set: LeadRuleSet): LeadRules {
  const pattern = (list: readonly string[]) => wordPattern(list, set.groups)
  const rules = set.rules.map((rule) => ({
    topic: rule.topic,
    weight: rule.weight,
    any: pattern(rule.any),
    with: rule.with && pattern(rule.with),
    reach: rule.reach,
    not: rule.not && pattern(rule.not),
    context: rule.context && pattern(rule.context),
  }))
  const exclusions = set.exclusions.map((exclusion) => ({ ...exclusion, any: pattern(exclusion.any) }))

  return ({ title, content }) => {
    const text = `${title}${joint}${content}`
    const met = rules.flatMap((rule) => {
      const found = matchRule(rule, text)
      return found.words.length > 0 ? [{ rule, ...found }] : []
    })
    if (met.length === 0) return { flagged: false, score: 0, reasons: [] }
    const bonus = met.some(({ first }) => first < title.length) ? set.titleBonus : 0
    const against = exclusions.filter((exclusion) => hasMatch(exclusion.any, exclusion.title ? title : text))
    const score =
      met.reduce((sum, { rule }) => sum + rule.weight, bonus) - against.reduce((sum, { weight }) => sum + weight, 0)
    return { flagged: score >= set.threshold, score, reasons: mergeReasons(met) }
  }
}

interface CompiledRule {
  readonly topic: string
  readonly weight: number
  readonly any: RegExp
  readonly with?: RegExp | undefined
  readonly reach: number
  readonly not?: RegExp | undefined
  readonly context?: RegExp | undefined
}

/** The words that met the rule, and where the first of them stands. */
function matchRule(rule: CompiledRule, text: string): { words: string[]; first: number } {
  const found = new Set<string>()
  let first = Number.POSITIVE_INFINITY
  // Most orders have no partner anywhere: one scan instead of one for each match.
  if (rule.with && !hasMatch(rule.with, text)) return { words: [], first }
  for (const match of text.matchAll(rule.any)) {
    const [from, to] = sentenceAround(text, match.index, match.index + match[0].length)
    if (rule.not && hasMatch(rule.not, text.slice(from, to))) continue
    const near = text.slice(
      Math.max(from, match.index - rule.reach),
      Math.min(to, match.index + match[0].length + rule.reach),
    )
    const partner = rule.with && firstMatch(rule.with, near)
    if (rule.with && !partner) continue
    found.add(match[0])
    if (partner) found.add(partner)
    first = Math.min(first, match.index)
  }
  const outOfContext = found.size > 0 && rule.context && !hasMatch(rule.context, text)
  return outOfContext ? { words: [], first } : { words: [...found].slice(0, maxWordsPerReason), first }
}

function sentenceAround(text: string, from: number, to: number): [number, number] {
  let start = from
  while (start > 0 && !sentenceEnd.test(text.charAt(start - 1))) start -= 1
  let end = to
  while (end < text.length && !sentenceEnd.test(text.charAt(end))) end += 1
  return [start, end]
}

function mergeReasons(met: readonly { rule: CompiledRule; words: string[] }[]): LeadReason[] {
  const reasons = new Map<string, Set<string>>()
  for (const { rule, words: found } of met) {
    const all = reasons.get(rule.topic) ?? new Set()
    for (const word of found) all.add(word)
    reasons.set(rule.topic, all)
  }
  return [...reasons].map(([topic, all]) => ({ topic, words: [...all].slice(0, maxWordsPerReason) }))
}

function hasMatch(pattern: RegExp, text: string): boolean {
  pattern.lastIndex = 0
  return pattern.test(text)
}

function firstMatch(pattern: RegExp, text: string): string | undefined {
  pattern.lastIndex = 0
  return pattern.exec(text)?.[0]
}

function wordPattern(list: readonly string[], groups: LeadRuleSet['groups']): RegExp {
  const all = list.flatMap((word) => (word.startsWith('@') ? groupWords(word.slice(1), groups) : [word]))
  const longestFirst = [...new Set(all)].sort((a, b) => b.length - a.length)
  return new RegExp(longestFirst.map(wordSource).join('|'), 'g')
}

function groupWords(name: string, groups: LeadRuleSet['groups']): readonly string[] {
  const group = groups[name]
  if (!group) throw new Error(`lead rules: there is no group @${name}`)
  return group
}

function wordSource(word: string): string {
  const parts = word.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return parts.join('[^。！？!?；;\\n]{0,12}?')
}
