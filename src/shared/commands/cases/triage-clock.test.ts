import { describe, expect, it } from 'vitest'
import { TestDesk } from '../testing/test-desk'
import { testOrder } from '../testing/test-order'

const caseId = 'case-1'
const oneDay = '2026-11-03T15:59:59.999Z'
const twoDays = '2026-11-04T15:59:59.999Z'

/** Taken in on Monday, 2 November 2026. */
function accepted(enterprise = false): TestDesk {
  const desk = new TestDesk()
  const { reporter } = testOrder('o1')
  for (const id of ['o1', 'o2']) {
    desk.seed('workOrder', testOrder(id, { reporter: { ...reporter, isEnterprise: enterprise } }))
  }
  desk.act('zhang', 'case.accept', { caseId, orderIds: ['o1', 'o2'], title: '三轮车案' })
  return desk
}

const due = (desk: TestDesk, id = caseId) => desk.get('supervisionCase', id).limits.triage
const judge = (desk: TestDesk, level: string) =>
  desk.act('zhang', 'case.classify', { caseId, field: 'urban', level, reason: '研判' })

describe('the clock of 初核', () => {
  it('is one working day for an enterprise, two for others', () => {
    expect(due(accepted())?.dueAt).toBe(twoDays)
    expect(due(accepted(true))?.dueAt).toBe(oneDay)
  })

  it('gets shorter when the case is judged 敏感, and no longer when the level is lowered again', () => {
    const desk = accepted()
    judge(desk, 'major')
    expect(due(desk)?.dueAt).toBe(twoDays)
    judge(desk, 'sensitive')
    expect(due(desk)?.dueAt).toBe(oneDay)
    judge(desk, 'general')
    expect(due(desk)?.dueAt).toBe(oneDay)
  })

  it('judged 敏感 after that day is not overdue at once', () => {
    const desk = accepted()
    desk.now = new Date('2026-11-04T01:00:00Z')
    judge(desk, 'sensitive')
    expect(due(desk)?.dueAt).toBe(twoDays)
  })

  it('leaves the day that a reviewer gave', () => {
    const desk = accepted()
    desk.act('wang', 'case.extend', { caseId, kind: 'triage', dueOn: '2026-11-10', reason: '等待来件补充' })
    judge(desk, 'sensitive')
    expect(due(desk)?.dueAt).toBe('2026-11-10T15:59:59.999Z')
  })

  it.each(['general', 'sensitive'])('runs anew for a case that comes back to it, %s', (level) => {
    const desk = accepted()
    judge(desk, level)
    desk.act('zhang', 'case.proposeFiling', { caseId, handlerIds: ['zhang', 'li'], reason: '理由', noInterest: true })
    expect(due(desk)?.doneAt).toBeDefined()
    desk.act('wang', 'case.returnFiling', { caseId, opinion: '补充材料' })
    const expected = level === 'sensitive' ? oneDay : twoDays
    expect(due(desk)).toMatchObject({ dueAt: expected })
    expect(due(desk)?.doneAt).toBeUndefined()
    desk.act('zhang', 'case.forward', { caseId, targetOrganId: 'gov', followUpOn: '2026-11-20', note: '转上级' })
    expect(due(desk)?.doneAt).toBeDefined()
    desk.now = new Date('2026-11-09T01:00:00Z')
    desk.act('zhang', 'case.forwardReturned', { caseId, reason: '不属其管辖' })
    expect(due(desk)?.dueAt.slice(0, 10)).toBe(level === 'sensitive' ? '2026-11-10' : '2026-11-11')
    expect(due(desk)?.doneAt).toBeUndefined()
  })

  it('is as short for what is split from an urgent case', () => {
    const desk = accepted()
    judge(desk, 'sensitive')
    const split = { caseId, newCaseId: 'case-2', title: '另案', orderIds: ['o2'], reason: '并非同事' }
    desk.act('zhang', 'case.split', split)
    expect(due(desk, 'case-2')?.dueAt).toBe(oneDay)
  })
})

describe('a case in 初核', () => {
  it('is not closed as answered by its officer alone: that is for what was forwarded', () => {
    const desk = accepted()
    judge(desk, 'sensitive')
    desk.act('zhang', 'case.reply', { caseId, orderIds: ['o1', 'o2'], via: 'hotline', text: '已转有关机关' })
    const close = { caseId, kind: 'answered', reason: '已答复' }
    expect(desk.refusal('zhang', 'case.close', close)).toContain('初核')
    desk.act('zhang', 'case.forward', { caseId, targetOrganId: 'gov', followUpOn: '2026-11-20', note: '转上级' })
    desk.act('zhang', 'case.close', close)
    expect(desk.get('supervisionCase', caseId)).toMatchObject({ stage: 'closed', closing: { kind: 'answered' } })
  })
})
