import { describe, expect, it } from 'vitest'
import type { DispatchEntry } from '../../domain/dispatch-entry'
import { referenceData } from '../../domain/reference-data'
import { TestDesk } from '../testing/test-desk'
import { testOrder } from '../testing/test-order'
import { testRows } from '../testing/test-reference'

const rows = {
  ...testRows,
  dictionary: [
    ...testRows.dictionary,
    { id: 'consultationReason', title: '会商事由', items: [{ code: 'jurisdictionDispute', label: '管辖争议' }] },
  ],
}
const smoke = {
  title: '烧烤油烟两家互相推',
  content: '烧烤油烟打了十二次，城管说归环保，环保说归城管。',
  lead: undefined,
}

function desk(): TestDesk {
  const made = new TestDesk(referenceData(rows))
  made.seed('workOrder', testOrder('o1', smoke))
  made.seed('workOrder', testOrder('lead'))
  return made
}
const dispute = {
  orderId: 'o1',
  disputeId: 'd1',
  organId: 'urban',
  reason: '油烟属于大气污染',
  proposedOrganId: 'ecology',
}
const ruling = {
  orderId: 'o1',
  disputeId: 'd1',
  organId: 'ecology',
  reason: '按大气污染防治职责分工',
  basis: '三定规定',
  entry: { entryId: 'e1', matter: '餐饮油烟', words: ['烧烤 油烟'] },
}

describe('移交监督线索', () => {
  it('makes a lead of an order, with who, when, why, and the words that were found', () => {
    const made = desk()
    const reasons = [{ topic: '推诿扯皮', words: ['互相推'] }]
    made.act('zhou', 'order.refer', { orderId: 'o1', reason: '两家互相推诿', reasons, field: 'urban' })
    expect(made.get('workOrder', 'o1')).toMatchObject({
      field: 'urban',
      lead: {
        flaggedBy: 'hotline',
        state: 'open',
        reasons,
        referral: { by: 'zhou', organId: 'hotline', reason: '两家互相推诿' },
      },
    })
    expect(made.refusal('zhou', 'order.refer', { orderId: 'o1', reason: '再交' })).toContain('已作为监督线索移交')
  })

  it('stands behind a lead that the rules had found, and keeps what they found', () => {
    const made = desk()
    made.act('zhou', 'order.refer', { orderId: 'lead', reason: '诉求人再次来电' })
    expect(made.get('workOrder', 'lead').lead).toMatchObject({
      flaggedBy: 'hotline',
      reasons: [{ topic: '行政强制' }],
      referral: { by: 'zhou' },
    })
  })

  it('is the hotline’s, asks for a reason, and leaves what the bureau has decided', () => {
    const made = desk()
    expect(made.refusal('zhang', 'order.refer', { orderId: 'o1', reason: '？' })).toContain('热线人员')
    expect(() => made.act('zhou', 'order.refer', { orderId: 'o1', reason: ' ' })).toThrow('请说明为什么移交')
    made.act('zhang', 'lead.decline', { orderId: 'lead', ground: 'duplicate' })
    expect(made.refusal('zhou', 'order.refer', { orderId: 'lead', reason: '再交' })).toContain('不予受理')
  })
})

describe('派单争议', () => {
  it('is ruled within one working day; the order goes on and the catalogue keeps it', () => {
    const made = desk()
    made.act('zhou', 'order.disputeDispatch', dispute)
    // A Monday morning: until the end of Tuesday.
    expect(made.get('workOrder', 'o1').disputes?.d1).toMatchObject({ state: 'open', dueAt: '2026-11-03T15:59:59.999Z' })
    expect(made.refusal('zhou', 'order.disputeDispatch', { ...dispute, disputeId: 'd2' })).toContain('等待裁定')
    made.act('zhou', 'order.ruleDispatch', ruling)
    expect(made.get('workOrder', 'o1')).toMatchObject({
      handlingOrganId: 'ecology',
      process: 'dispatched',
      disputes: { d1: { state: 'ruled', ruling: { organId: 'ecology', late: false, entryId: 'e1' } } },
    })
    expect(made.get('dispatchEntry', 'e1')).toMatchObject({
      matter: '餐饮油烟',
      organId: 'ecology',
      region: '411702',
      source: 'ruling',
      basis: '三定规定',
    })
    expect(made.refusal('zhou', 'order.ruleDispatch', ruling)).toContain('已经裁定')
  })

  it('is only brought by who has the order', () => {
    const made = desk()
    expect(
      made.refusal('zhou', 'order.disputeDispatch', { ...dispute, organId: 'ecology', proposedOrganId: 'urban' }),
    ).toContain('派给了驻马店市城市管理局')
    expect(made.refusal('zhou', 'order.disputeDispatch', { ...dispute, proposedOrganId: 'urban' })).toContain(
      '就是提出争议的单位',
    )
    expect(made.refusal('wu', 'order.disputeDispatch', dispute)).toContain('热线人员')
    made.seed('workOrder', testOrder('over', { process: 'closed' }))
    expect(made.refusal('zhou', 'order.disputeDispatch', { ...dispute, orderId: 'over' })).toContain('已办结')
  })

  it('a second time proposes a consultation, and makes a lead that the bureau can open', () => {
    const made = desk()
    made.act('zhou', 'order.disputeDispatch', dispute)
    made.act('zhou', 'order.ruleDispatch', ruling)
    const again = { ...dispute, disputeId: 'd2', organId: 'ecology', proposedOrganId: 'urban', reason: '油烟归城管' }
    expect(made.refusal('zhou', 'order.disputeDispatch', again)).toContain('须提请会商')
    const proposal = { proposalId: 'p1', topic: '烧烤油烟由谁管' }
    made.act('zhou', 'order.disputeDispatch', { ...again, proposal })
    expect(made.get('consultationProposal', 'p1')).toMatchObject({
      topic: '烧烤油烟由谁管',
      reason: 'jurisdictionDispute',
      organIds: ['urban', 'ecology'],
      text: '驻马店市城市管理局：油烟属于大气污染\n驻马店市生态环境局：油烟归城管',
      state: 'open',
    })
    expect(made.get('workOrder', 'o1').lead).toMatchObject({ state: 'open', referral: { by: 'zhou' } })
    const answer = { proposalId: 'p1', decision: 'taken', answer: '将召集专题会' }
    expect(made.refusal('zhou', 'consultation.answerProposal', answer)).toContain('监督员')
    made.act('zhang', 'consultation.answerProposal', answer)
    expect(made.get('consultationProposal', 'p1')).toMatchObject({ state: 'taken', answeredBy: 'zhang' })
    expect(made.refusal('li', 'consultation.answerProposal', answer)).toContain('已经答复')
  })
})

describe('派单目录', () => {
  const entry = {
    entryId: 'e1',
    matter: '占道经营',
    words: ['占道经营', '占道 摆摊'],
    region: '411700',
    organId: 'urban',
    source: 'list',
    basis: '权责清单第12项',
  }

  it('keeps what it said before', () => {
    const made = desk()
    made.act('zhou', 'dispatchEntry.save', entry)
    made.act('zhou', 'dispatchEntry.save', { ...entry, organId: 'ecology', basis: '会商纪要〔2026〕3号' })
    expect(made.get('dispatchEntry', 'e1')).toMatchObject({
      organId: 'ecology',
      history: [{ by: 'zhou', organId: 'urban', basis: '权责清单第12项' }],
    } satisfies Partial<Record<keyof DispatchEntry, unknown>>)
  })

  it('asks when two of the staff word one entry differently, and takes what only one of them has touched', () => {
    const made = desk()
    made.act('zhou', 'dispatchEntry.save', { ...entry, note: '' })
    const mine = { ...entry, note: '夜市由属地街道先行劝导', words: ['占道经营', '夜市'] }
    const seen = made.look('zhou', 'dispatchEntry.save', mine)
    made.act('zhou', 'dispatchEntry.save', { ...entry, note: '商户门前由城管直接处置' })
    // The same person at a second desk is another hand, too.
    expect(made.act('zhou', 'dispatchEntry.save', mine, seen)).toBe('conflict')
    expect(made.get('dispatchEntry', 'e1')).toMatchObject({
      note: '商户门前由城管直接处置',
      words: ['占道经营', '夜市'],
      organId: 'urban',
      history: [],
    })
    expect(made.all('conflict')).toMatchObject([
      { entityType: 'dispatchEntry', path: 'note', theirs: '商户门前由城管直接处置', mine: '夜市由属地街道先行劝导' },
    ])
    const [conflict] = made.all('conflict')
    made.act('zhou', 'conflict.resolve', {
      conflictId: conflict?.id,
      entity: { type: 'dispatchEntry', id: 'e1' },
      choice: 'mine',
      reason: '与街道核实',
    })
    expect(made.get('dispatchEntry', 'e1').note).toBe('夜市由属地街道先行劝导')
  })

  it('is the hotline’s to keep; what is out of force stays as it is', () => {
    const made = desk()
    expect(made.refusal('zhang', 'dispatchEntry.save', entry)).toContain('热线人员')
    expect(made.refusal('zhou', 'dispatchEntry.save', { ...entry, organId: 'nobody' })).toContain('单位')
    expect(made.refusal('zhou', 'dispatchEntry.save', { ...entry, region: '999999' })).toContain('999999')
    made.act('zhou', 'dispatchEntry.save', entry)
    made.act('zhou', 'dispatchEntry.retire', { entryId: 'e1' })
    expect(made.refusal('zhou', 'dispatchEntry.save', entry)).toContain('已经停用')
  })
})
