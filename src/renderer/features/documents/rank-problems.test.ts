import { describe, expect, it } from 'vitest'
import type { LegalityProblem } from '#shared/documents/kinds/kind'
import { rankProblems, saidOnce } from './rank-problems'

const problem = (path: string, severity: LegalityProblem['severity']): LegalityProblem => ({
  code: path,
  severity,
  path,
  text: `${path}有问题`,
})

describe('problems of a document', () => {
  it('are said once each, with what they stop', () => {
    const ranked = rankProblems(
      [problem('a', 'error'), problem('b', 'warning'), problem('c', 'warning')],
      [problem('a', 'error'), problem('b', 'error'), problem('c', 'warning'), problem('d', 'error')],
    )
    expect(ranked.map(({ path, rank }) => `${path}:${rank}`)).toEqual([
      'a:error',
      'b:atIssue',
      'd:atIssue',
      'c:warning',
    ])
  })

  it('are told once where the same is wrong in several places', () => {
    const same = (path: string) => ({ ...problem(path, 'warning'), text: '依据为示例' })
    const ranked = rankProblems([same('a'), same('b'), problem('c', 'warning')], [])
    expect(ranked).toHaveLength(3)
    expect(saidOnce(ranked).map(({ text }) => text)).toEqual(['依据为示例', 'c有问题'])
  })
})
