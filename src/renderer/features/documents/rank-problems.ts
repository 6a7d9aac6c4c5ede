import type { LegalityProblem } from '#shared/documents/kinds/kind'

/** `error` stops the review, `atIssue` only 签发, `warning` neither. */
export type ProblemRank = 'error' | 'atIssue' | 'warning'

export interface RankedProblem extends Omit<LegalityProblem, 'severity'> {
  readonly rank: ProblemRank
}

const order: readonly ProblemRank[] = ['error', 'atIssue', 'warning']

/** One list out of the check for review and the check for issue: the worst first, each said once. */
export function rankProblems(
  atReview: readonly LegalityProblem[],
  atIssue: readonly LegalityProblem[],
): RankedProblem[] {
  const problems = new Map<string, RankedProblem>()
  for (const [step, found] of [
    ['issue', atIssue],
    ['draft', atReview],
  ] as const)
    for (const { severity, ...problem } of found) {
      const key = `${problem.path} ${problem.text}`
      const rank: ProblemRank = severity === 'warning' ? 'warning' : step === 'draft' ? 'error' : 'atIssue'
      const before = problems.get(key)
      if (!before || order.indexOf(rank) < order.indexOf(before.rank)) problems.set(key, { ...problem, rank })
    }
  return [...problems.values()].sort((a, b) => order.indexOf(a.rank) - order.indexOf(b.rank))
}

/** Each sentence once, for a list that leads nowhere: one basis cited in three places is one thing to know. */
export function saidOnce(problems: readonly RankedProblem[]): RankedProblem[] {
  return [...new Map(problems.map((problem) => [problem.text, problem])).values()]
}
