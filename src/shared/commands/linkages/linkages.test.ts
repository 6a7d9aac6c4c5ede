import { describe, expect, it } from 'vitest'
import { draftAnswer } from '../../domain/draft-answer'
import { referenceData } from '../../domain/reference-data'
import { remedyNotice, withRemedyNotice } from '../../domain/remedy-notice'
import { caseId, filedCase, readyForOpinion } from '../testing/spine-cases'
import { TestDesk } from '../testing/test-desk'
import { testOrder } from '../testing/test-order'
import { testReference, testRows } from '../testing/test-reference'

const out = { workOrderId: 'o1', linkageId: 'l1', reason: '现场有人阻拦执法，已报警' }
const back = {
  workOrderId: 'o1',
  linkageId: 'l1',
  backOn: '2026-11-02',
  refNo: 'JJ-20261102-7',
  result: '已出警，双方离开',
}

describe('An order handed to 110', () => {
  const desk = () => {
    const made = new TestDesk()
    made.seed('workOrder', testOrder('o1'))
    return made
  }

  it('says where it went and comes back with what came of it', () => {
    const made = desk()
    made.act('zhou', 'order.handOff', out)
    expect(made.refusal('zhou', 'order.handOff', { ...out, linkageId: 'l2' })).toContain('尚未反馈')
    made.act('zhang', 'order.handBack', back)
    expect(made.get('workOrder', 'o1').linkages).toMatchObject([
      {
        with: '110',
        direction: 'out',
        refNo: 'JJ-20261102-7',
        result: '已出警，双方离开',
        by: 'zhou',
        backBy: 'zhang',
      },
    ])
    expect(made.refusal('zhang', 'order.handBack', back)).toContain('没有')
  })

  it('is nobody’s to hand over but the hotline’s and the officers’, and no answer comes from the future', () => {
    const made = desk()
    expect(made.refusal('wu', 'order.handOff', out)).toBeTruthy()
    made.act('zhang', 'order.handOff', out)
    expect(made.refusal('zhang', 'order.handBack', { ...back, backOn: '2026-11-03' })).toContain('反馈日期')
  })

  it('stands in the record of its case', () => {
    const made = filedCase()
    made.act('zhang', 'order.handOff', { ...out, caseId })
    expect(made.all('caseAction').at(-1)).toMatchObject({ orderId: 'o1', note: '110：现场有人阻拦执法，已报警' })
  })
})

describe('Every reply to a citizen', () => {
  it('says that supervision takes nobody’s legal way, once', () => {
    expect(withRemedyNotice('已核查。')).toBe(`已核查。\n${remedyNotice}`)
    expect(withRemedyNotice(`已核查。${remedyNotice}`)).toBe(`已核查。${remedyNotice}`)
    const made = filedCase()
    made.act('zhang', 'case.reply', { caseId, orderIds: ['o1'], via: 'hotline', text: '已核查' })
    expect(made.get('workOrder', 'o1').caseReply?.text).toBe(`已核查\n${remedyNotice}`)
  })

  it('names the government of the bureau that handles it, also a county’s', () => {
    const xiGov = { ...testRows.organ[0], id: 'xiGov', code: 'xiGov', name: '西平县人民政府', shortName: '西政' }
    const organ = testRows.organ.map((each) => (each.id === 'county' ? { ...each, governmentId: 'xiGov' } : each))
    const ref = referenceData({ ...testRows, organ: [...organ, xiGov as (typeof organ)[number]] })
    const found = { ...readyForOpinion().get('supervisionCase', caseId), opinionId: 'd1', decisionId: 'd2' }
    expect(draftAnswer({ ...found, jurisdictionOrganId: 'county' }, ref)).toContain('西平县人民政府已作出')
    expect(draftAnswer(found, ref)).toContain('驻马店市人民政府已作出')
  })

  it('is drafted from what was found, with no name of anybody', () => {
    const made = readyForOpinion()
    const text = draftAnswer(made.get('supervisionCase', caseId), testReference)
    expect(text).toMatch(/^您反映的.*有关问题，我局已依法进行行政执法监督。\n经核查，/)
    expect(text).toContain(remedyNotice)
    expect(text).not.toContain(made.get('workOrder', 'o1').reporter.name || '无此人')
  })
})
