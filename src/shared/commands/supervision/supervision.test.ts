import { describe, expect, it } from 'vitest'
import { caseId, filedCase } from '../testing/spine-cases'
import type { TestDesk } from '../testing/test-desk'
import { testOrder } from '../testing/test-order'

const id = 'order-1'
const ids = { supervisionOrderId: id, caseId }
const letter = {
  ...ids,
  kind: 'letter',
  title: '三轮车拖移诉求逾期未答复',
  targetOrganId: 'urban',
  reasons: ['delay'],
  requirement: '查清事实。\n当面答复诉求人。',
}
const onSite = { ...letter, kind: 'onSite' }
const talk = {
  ...letter,
  kind: 'talk',
  talk: { heldOn: '2026-11-05', persons: ['局长'], hosts: ['分管副局长'] },
}
const reply = { ...ids, replyId: 'r1', receivedOn: '2026-11-02', outcome: 'report', text: '已退还三轮车。' }
const check = { ...ids, result: 'enough', note: '已电话核实退还。', checkedBy: ['zhang', 'li'], on: '2026-11-02' }

function given(plan: object): TestDesk {
  const desk = filedCase()
  desk.act('zhang', 'supervision.register', plan)
  desk.act('zhang', 'supervision.send', ids)
  return desk
}

const trackOf = (desk: TestDesk) => desk.get('supervisionCase', caseId).tracks?.[id]

describe('a supervision order', () => {
  it('runs beside the stage of its case from the day it is given, seven working days long', () => {
    const desk = given(onSite)
    // 2026-11-02 is a Monday: seven working days later is Wednesday of the next week.
    expect(desk.get('supervisionOrder', id)).toMatchObject({ status: 'sent', dueAt: '2026-11-11T15:59:59.999Z' })
    expect(trackOf(desk)).toMatchObject({ kind: 'supervision', state: 'running', dueOn: '2026-11-11', refId: id })
    expect(desk.get('supervisionCase', caseId).stage).toBe('review')
    expect(desk.all('caseAction').at(-1)).toMatchObject({ kind: 'supervision.send', note: `现场督办：${letter.title}` })
  })

  it('keeps the day that the officer set', () => {
    const desk = given({ ...onSite, wantedOn: '2026-11-06' })
    expect(trackOf(desk)?.dueOn).toBe('2026-11-06')
  })

  it('is not given to the own organ, to an unknown one, or in a case that is not filed', () => {
    const desk = filedCase()
    desk.seed('workOrder', testOrder('o9'))
    desk.act('zhang', 'case.accept', { caseId: 'case-9', orderIds: ['o9'], title: '尚未立案' })
    const refusal = (plan: object) => desk.refusal('zhang', 'supervision.register', plan)
    expect(refusal({ ...onSite, targetOrganId: 'bureau' })).toContain('不能督办本机关')
    expect(refusal({ ...onSite, targetOrganId: 'nowhere' })).toContain('单位')
    expect(refusal({ ...onSite, caseId: 'case-9' })).toContain('尚未立案')
    expect(refusal({ ...onSite, wantedOn: '2026-11-02' })).toContain('反馈期限')
    expect(desk.refusal('wang', 'supervision.register', onSite)).toContain('监督员')
  })

  it('may press about one order of the hotline without a case, by the officers of the bureau', () => {
    const desk = filedCase()
    desk.seed('workOrder', testOrder('o9'))
    const { caseId: _caseId, ...plan } = onSite
    desk.act('zhang', 'supervision.register', { ...plan, workOrderId: 'o9' })
    desk.act('li', 'supervision.send', { supervisionOrderId: id })
    expect(desk.get('supervisionOrder', id).status).toBe('sent')
    expect(desk.refusal('xi', 'supervision.cancel', { supervisionOrderId: id, reason: '误登' })).toContain(
      '驻马店市司法局',
    )
  })

  it('is given by the service of its paper where it is a letter', () => {
    const desk = filedCase()
    desk.act('zhang', 'supervision.register', letter)
    expect(desk.refusal('zhang', 'supervision.send', ids)).toContain('督办函以公文下达')
  })

  it('waits for its check when the answer is in, and ends with the track when two have found it enough', () => {
    const desk = given(onSite)
    expect(desk.refusal('zhang', 'supervision.verify', check)).toContain('还没有收到反馈')
    desk.act('zhang', 'supervision.recordReply', reply)
    expect(desk.get('supervisionOrder', id)).toMatchObject({ status: 'replied', late: false })
    expect(desk.refusal('zhang', 'supervision.verify', { ...check, checkedBy: ['zhang', 'zhang'] })).toBeDefined()
    expect(desk.refusal('zhang', 'supervision.verify', { ...check, checkedBy: ['li', 'wang'] })).toBeDefined()
    desk.act('zhang', 'supervision.verify', check)
    expect(desk.get('supervisionOrder', id)).toMatchObject({ status: 'closed', outcome: check.note })
    expect(trackOf(desk)?.state).toBe('ended')
  })

  it('takes an answer after the last day all the same, and marks it', () => {
    const desk = given(onSite)
    desk.now = new Date('2026-11-13T02:00:00Z')
    desk.act('zhang', 'supervision.recordReply', { ...reply, receivedOn: '2026-11-13' })
    const found = desk.get('supervisionOrder', id)
    expect(found.late).toBe(true)
    expect(found.replies[0]?.late).toBe(true)
  })

  it('goes back with another last day when the answer is not enough', () => {
    const desk = given(onSite)
    desk.act('zhang', 'supervision.recordReply', reply)
    const back = { ...check, result: 'notEnough', note: '没有退还停车费。' }
    expect(() => desk.act('zhang', 'supervision.verify', back)).toThrow()
    desk.act('zhang', 'supervision.verify', { ...back, newDueOn: '2026-11-20' })
    expect(desk.get('supervisionOrder', id)).toMatchObject({ status: 'sent', dueAt: '2026-11-20T15:59:59.999Z' })
    expect(trackOf(desk)).toMatchObject({ state: 'running', dueOn: '2026-11-20' })
  })

  it('is reminded of by the server once before and once after its last day', () => {
    const desk = given(onSite)
    expect(desk.refusal('system', 'supervision.remindDue', ids)).toContain('尚未到提醒的时候')
    desk.now = new Date('2026-11-10T02:00:00Z')
    desk.act('system', 'supervision.remindDue', ids)
    expect(desk.refusal('system', 'supervision.remindDue', ids)).toContain('尚未到提醒的时候')
    desk.now = new Date('2026-11-12T02:00:00Z')
    desk.act('system', 'supervision.remindDue', ids)
    desk.act('li', 'supervision.remind', { ...ids, reminderId: 'm1', way: 'phone', note: '已电话催办' })
    expect(desk.get('supervisionOrder', id).reminders.map(({ way }) => way)).toEqual(['near', 'overdue', 'phone'])
  })

  it('gets a longer limit from a reviewer only', () => {
    const desk = given(onSite)
    const longer = { ...ids, dueOn: '2026-11-30', reason: '案卷较多' }
    expect(desk.refusal('zhang', 'supervision.extend', longer)).toContain('审核人')
    expect(desk.refusal('wang', 'supervision.extend', { ...longer, dueOn: '2026-11-05' })).toContain('延长至')
    desk.act('wang', 'supervision.extend', longer)
    expect(trackOf(desk)?.dueOn).toBe('2026-11-30')
  })

  it('frees its case when it is given up', () => {
    const desk = given(onSite)
    desk.act('zhang', 'supervision.cancel', { ...ids, reason: '改发意见书' })
    expect(trackOf(desk)).toMatchObject({ state: 'ended', result: '改发意见书' })
  })
})

describe('a letter', () => {
  const paper = { documentId: 'd1', caseId, supervisionOrderId: id }
  const service = { deliveryId: 'e1', method: 'direct', servedOn: '2026-11-02', receiver: '办公室' }

  /** The paper as it stands after its issue; how it came there is the documents' own matter. */
  function issued(): TestDesk {
    const desk = filedCase()
    desk.act('zhang', 'supervision.register', letter)
    const at = desk.now.toISOString()
    desk.seed('officialDocument', {
      id: 'd1',
      kind: 'supervision-letter',
      caseId,
      region: '411700',
      organId: 'bureau',
      addresseeOrganId: 'urban',
      numbering: 'own',
      title: '督办函',
      content: {},
      status: 'issued',
      issuedOn: '2026-11-02',
      supervisionOrderId: id,
      approvals: [],
      version: 1,
      versions: [],
      demo: false,
      deliveries: [],
      replies: [],
      sealUses: [],
      files: [],
      prints: [],
      createdAt: at,
      createdBy: 'zhang',
      updatedAt: at,
      updatedBy: 'zhang',
    })
    return desk
  }

  it('starts the clock of its order when it is served, as one track', () => {
    const desk = issued()
    desk.act('zhang', 'document.deliver', { ...paper, ...service })
    expect(desk.get('supervisionOrder', id)).toMatchObject({
      status: 'sent',
      paperId: 'd1',
      dueAt: '2026-11-11T15:59:59.999Z',
    })
    expect(desk.get('officialDocument', 'd1').replyDueAt).toBe('2026-11-11T15:59:59.999Z')
    expect(Object.keys(desk.get('supervisionCase', caseId).tracks ?? {})).toEqual([id])
  })

  it('is answered where it lies, and its order waits for the check', () => {
    const desk = issued()
    desk.act('zhang', 'document.deliver', { ...paper, ...service })
    expect(desk.refusal('zhang', 'supervision.recordReply', reply)).toContain('以公文下达')
    const { supervisionOrderId: _id, ...answer } = reply
    desk.act('zhang', 'document.recordReply', { ...paper, ...answer })
    expect(desk.get('officialDocument', 'd1').replies).toHaveLength(1)
    expect(desk.get('supervisionOrder', id)).toMatchObject({ status: 'replied', replies: [] })
    expect(trackOf(desk)?.state).toBe('running')
  })

  it('is not served without its order', () => {
    const desk = issued()
    const { supervisionOrderId: _id, ...alone } = paper
    expect(desk.refusal('zhang', 'document.deliver', { ...alone, ...service })).toContain('属于一个督办事项')
  })

  it('is drafted for the order’s own addressee and kind', () => {
    const desk = filedCase()
    desk.act('zhang', 'supervision.register', letter)
    const draft = { ...paper, kind: 'supervision-letter', title: '督办函', addresseeOrganId: 'urban', content: {} }
    expect(desk.refusal('zhang', 'document.draft', { ...draft, addresseeOrganId: 'ecology' })).toContain('不符')
    desk.act('zhang', 'document.draft', draft)
    expect(desk.get('officialDocument', 'd1').supervisionOrderId).toBe(id)
  })
})

describe('a talk', () => {
  it('is announced two working days before', () => {
    const desk = filedCase()
    const soon = { ...talk, talk: { ...talk.talk, heldOn: '2026-11-03' } }
    expect(desk.refusal('zhang', 'supervision.register', soon)).toContain('最早为 2026-11-04')
    expect(desk.refusal('zhang', 'supervision.register', { ...talk, talk: undefined })).toContain('约谈日期')
  })

  it('is settled by its record and the commitments kept, without a letter of answer', () => {
    const desk = given(talk)
    expect(trackOf(desk)?.dueOn).toBe('2026-11-05')
    expect(desk.refusal('zhang', 'supervision.verify', check)).toContain('还没有约谈记录')
    desk.now = new Date('2026-11-05T08:00:00Z')
    desk.act('zhang', 'supervision.recordTalk', { ...ids, on: '2026-11-05', present: ['局长'], text: '说明了经过。' })
    const promised = { ...ids, commitmentId: 'k1', content: '十日内退还停车费', person: '支队长', dueOn: '2026-11-15' }
    desk.act('zhang', 'supervision.setCommitment', promised)
    expect(desk.refusal('zhang', 'supervision.verify', { ...check, on: '2026-11-05' })).toContain('1 项承诺')
    desk.act('zhang', 'supervision.settleCommitment', { ...ids, commitmentId: 'k1', state: 'done', result: '已退还' })
    expect(desk.refusal('zhang', 'supervision.setCommitment', promised)).toContain('已登记兑现情况')
    desk.act('zhang', 'supervision.verify', { ...check, on: '2026-11-05' })
    expect(desk.get('supervisionOrder', id).status).toBe('closed')
  })
})

describe('a request to the hotline', () => {
  const request = {
    supervisionOrderId: 'q1',
    workOrderId: 'o1',
    caseId,
    reasons: ['dissatisfied'],
    requirement: '请退回承办单位重新办理。',
  }

  it('leaves the process of the order to the hotline', () => {
    const desk = filedCase()
    const before = desk.get('workOrder', 'o1').process
    desk.act('zhang', 'order.requestRework', request)
    expect(desk.get('supervisionOrder', 'q1')).toMatchObject({
      kind: 'rework',
      status: 'sent',
      targetOrganId: 'hotline',
    })
    expect(desk.get('workOrder', 'o1').process).toBe(before)
    expect(desk.get('supervisionCase', caseId).tracks?.q1?.state).toBe('running')
  })

  it('is made for an order of the case it names', () => {
    const desk = filedCase()
    desk.seed('workOrder', testOrder('o9'))
    expect(desk.refusal('zhang', 'order.requestCallback', { ...request, workOrderId: 'o9' })).toContain('工单所属案件')
  })
})
