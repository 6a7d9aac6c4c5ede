import { describe, expect, it } from 'vitest'
import { referenceData } from '../../domain/reference-data'
import { TestDesk } from '../testing/test-desk'
import { testOrder } from '../testing/test-order'
import { testRows } from '../testing/test-reference'

const rows = {
  ...testRows,
  dictionary: [
    ...testRows.dictionary,
    { id: 'remedyRoute', title: '法定途径', items: [{ code: 'litigation', label: '行政诉讼', limit: '六个月内' }] },
  ],
}

function desk(): TestDesk {
  const made = new TestDesk(referenceData(rows))
  for (const id of ['o1', 'o2']) made.seed('workOrder', testOrder(id))
  return made
}

describe('a lead', () => {
  it('is accepted with the first judgement in one step', () => {
    const made = desk()
    const classification = { field: 'urban', level: 'major', issues: ['procedure'], reason: '无手续扣押' }
    made.act('zhang', 'case.accept', { caseId: 'c1', orderIds: ['o1', 'o2'], title: '三轮车案', classification })
    expect(made.get('supervisionCase', 'c1')).toMatchObject({
      field: 'urban',
      level: 'major',
      mode: 'focus',
      judgement: { by: 'zhang', reason: '无手续扣押' },
      orderIds: ['o1', 'o2'],
    })
    expect(made.refusal('zhang', 'case.accept', { caseId: 'c2', orderIds: ['o1'], title: '又' })).toContain('已受理')
  })

  it('is not accepted with a code the dictionary does not have', () => {
    const classification = { field: 'moon', reason: '？' }
    const accept = { caseId: 'c1', orderIds: ['o1'], title: '案', classification }
    expect(desk().refusal('zhang', 'case.accept', accept)).toContain('没有“moon”')
  })

  it("makes the case it joins confidential, and an enterprise's: its reporter asked not to be named", () => {
    const made = desk()
    const reporter = { ...testOrder('o3').reporter, confidential: true, isEnterprise: true }
    made.seed('workOrder', testOrder('o3', { reporter }))
    made.act('zhang', 'case.accept', { caseId: 'c1', orderIds: ['o1'], title: '三轮车案' })
    const before = made.get('supervisionCase', 'c1').limits.triage?.dueAt ?? ''
    made.act('zhang', 'case.join', { caseId: 'c1', orderId: 'o2' })
    expect(made.get('supervisionCase', 'c1').flags).toMatchObject({ confidential: false, enterprise: false })
    made.act('zhang', 'case.join', { caseId: 'c1', orderId: 'o3' })
    const found = made.get('supervisionCase', 'c1')
    expect(found.flags).toEqual({ graveImpact: false, confidential: true, enterprise: true })
    expect(found.limits.triage?.dueAt && found.limits.triage.dueAt < before).toBe(true)
  })

  it('is forwarded in one step: case opened with its number, and sent on with a day to ask', () => {
    const made = desk()
    const send = { caseId: 'c1', orderId: 'o1', title: '案', targetOrganId: 'county', note: '属县级管辖' }
    expect(made.refusal('zhang', 'lead.forward', { ...send, followUpOn: '2026-11-01' })).toContain('晚于今天')
    made.act('zhang', 'lead.forward', { ...send, followUpOn: '2026-11-20' })
    const found = made.get('supervisionCase', 'c1')
    expect(found).toMatchObject({ stage: 'forwarded', caseNo: '驻司执监案〔2026〕1号' })
    expect(found.limits.triage?.doneAt).toBeDefined()
    expect(made.get('workOrder', 'o1').lead).toMatchObject({ state: 'accepted', caseId: 'c1' })
  })

  it('is guided in one step: closed with the way, its limit, and the answer on the order', () => {
    const made = desk()
    made.act('zhang', 'lead.guide', { caseId: 'c1', orderId: 'o1', title: '案', route: 'litigation', text: '可以起诉' })
    expect(made.get('supervisionCase', 'c1')).toMatchObject({
      stage: 'closed',
      closing: { kind: 'guided' },
      guidance: { limit: '六个月内' },
    })
    expect(made.get('workOrder', 'o1').caseReply?.text).toMatch(/^可以起诉\n行政执法监督不代替/)
    expect(made.all('caseAction')).toHaveLength(1)
  })
})
