import { describe, expect, it } from 'vitest'
import { stagePath } from './stage-path'

const filing = {
  proposedBy: 'a',
  proposedAt: '2026-11-02T00:00:00Z',
  reason: '',
  noInterest: true,
  state: 'approved' as const,
}
const words = (path: ReturnType<typeof stagePath>) => path.map(({ label, state }) => `${label}:${state}`).join(' ')

describe('the way of a case', () => {
  it('shows reporting to the government as a possibility, not as something owed', () => {
    expect(words(stagePath({ stage: 'review', filing }))).toBe(
      '初核:done 审查:now 整改:ahead 核验:ahead 报请政府:maybe 政府决定:maybe 结案:ahead',
    )
  })

  it('goes through rectification a second time after the decision', () => {
    const path = stagePath({ stage: 'rectifying', filing, opinionId: 'o', requestId: 'r', decisionId: 'd' })
    expect(words(path)).toBe(
      '初核:done 审查:done 整改:done 核验:done 报请政府:done 政府决定:done 决定整改:now 再核验:ahead 结案:ahead',
    )
  })

  it('ends short for a matter that was handed on', () => {
    const forward = { targetOrganId: 'x', at: '2026-11-02T00:00:00Z', followUpOn: '2026-11-12', note: '' }
    expect(words(stagePath({ stage: 'forwarded', forward }))).toBe('初核:done 已转送:now 结案:ahead')
    expect(words(stagePath({ stage: 'closed', forward }))).toBe('初核:done 已转送:done 结案:now')
  })

  it('leaves out of a closed case what it never needed', () => {
    expect(words(stagePath({ stage: 'closed', filing }))).toBe('初核:done 审查:done 结案:now')
    expect(words(stagePath({ stage: 'closed', filing, opinionId: 'o' }))).toBe(
      '初核:done 审查:done 整改:done 核验:done 结案:now',
    )
  })
})
