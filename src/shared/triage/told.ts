import { isSure, type Suggestion } from './suggest'

/** What a person is told of a ranking: the code, whether it can be told without a doubt, and the words that led there. */
export interface ToldCode {
  readonly code: string
  readonly sure: boolean
  readonly words: readonly string[]
}

/** Below it a label is not worth a word; several labels at once are told from the second on. */
const WORTH_TELLING = -0.7
const SURE = 0
const MOST_AT_ONCE = 3

/** Of labels that exclude each other the first, where it is worth a word. */
export function bestTold(ranked: readonly Suggestion[]): ToldCode | undefined {
  const [first, second] = ranked
  if (!first || first.score < WORTH_TELLING) return undefined
  return { code: first.code, sure: isSure(first, second), words: first.words }
}

/** Of labels that stand side by side the few that are worth a word. */
export function severalTold(ranked: readonly Suggestion[]): ToldCode[] {
  return ranked
    .filter(({ score }, at) => score > (at === 0 ? WORTH_TELLING : SURE - 0.2))
    .slice(0, MOST_AT_ONCE)
    .map(({ code, score, words }) => ({ code, sure: score > SURE, words }))
}
