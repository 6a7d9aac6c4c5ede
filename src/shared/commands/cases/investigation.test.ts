import { describe, expect, it } from 'vitest'
import { TestDesk } from '../testing/test-desk'
import { testOrder } from '../testing/test-order'

const caseId = 'case-1'

function filed(): TestDesk {
  const desk = new TestDesk()
  desk.seed('workOrder', testOrder('o1'))
  desk.act('zhang', 'case.accept', { caseId, orderIds: ['o1'], title: '案' })
  desk.act('zhang', 'case.classify', { caseId, field: 'urban', level: 'general', reason: '初判' })
  desk.act('zhang', 'case.proposeFiling', { caseId, handlerIds: ['zhang', 'li'], reason: '涉嫌违法', noInterest: true })
  desk.act('wang', 'case.file', { caseId, opinion: '同意' })
  return desk
}
const found = (desk: TestDesk) => desk.get('supervisionCase', caseId)

describe('an investigation', () => {
  it('asks an organ for its files, lists what came and what went back, in this order', () => {
    const desk = filed()
    const ask = { caseId, requestId: 'r1', organId: 'urban', items: ['处罚案卷'], requestedOn: '2026-11-02' }
    desk.act('zhang', 'case.requestFiles', { ...ask, dueOn: '2026-11-06' })
    const back = { caseId, requestId: 'r1', returnedOn: '2026-11-02', returnedTo: '城管局 刘某' }
    expect(desk.refusal('zhang', 'case.returnFiles', back)).toContain('尚未登记接收')
    const received = [{ name: '处罚案卷', pages: 48, original: true }]
    desk.act('zhang', 'case.receiveFiles', { caseId, requestId: 'r1', receivedOn: '2026-11-02', received })
    desk.act('zhang', 'case.returnFiles', back)
    expect(found(desk).fileRequests?.r1).toMatchObject({ received, returnedTo: '城管局 刘某' })
  })

  it('keeps an interview only with two who ask, and a signature or the witnessed refusal', () => {
    const desk = filed()
    const record = {
      caseId,
      interviewId: 'i1',
      kind: 'questioning',
      person: '车主',
      on: '2026-11-02',
      askedBy: ['zhang', 'li'],
      told: true,
      answers: [{ question: '何时被拖走', answer: '十月二日' }],
    }
    expect(() => desk.refusal('zhang', 'case.recordInterview', { ...record, askedBy: ['zhang'] })).toThrow('两名')
    expect(() => desk.refusal('zhang', 'case.recordInterview', { ...record, signed: false })).toThrow('见证')
    desk.act('zhang', 'case.recordInterview', { ...record, signed: false, refusal: '拒绝签字，社区见证' })
    expect(found(desk).interviews?.i1?.refusal).toContain('社区见证')
  })

  it('takes a department’s record over as an act under supervision, once', () => {
    const desk = filed()
    const stamps = {
      createdAt: '2026-11-01T00:00:00Z',
      createdBy: 's',
      updatedAt: '2026-11-01T00:00:00Z',
      updatedBy: 's',
    }
    const record = { id: 'e1', source: 's', sourceNo: '1', enforcementType: 'coercion', docNo: '扣〔2026〕8号' }
    desk.seed('enforcementRecord', {
      ...record,
      organName: '城管局',
      officers: [],
      partyName: '张三',
      creditCode: '',
      basis: '',
      result: '扣押三轮车',
      region: '411702',
      raw: {},
      ...stamps,
    })
    desk.act('zhang', 'case.linkRecord', { caseId, recordId: 'e1', actId: 'a1' })
    expect(found(desk).acts.a1).toMatchObject({ docNo: '扣〔2026〕8号', party: '张三', kind: 'coercion' })
    expect(desk.refusal('zhang', 'case.linkRecord', { caseId, recordId: 'e1', actId: 'a2' })).toContain('已经登记')
  })
})

describe('what comes after a document', () => {
  function delivered(): TestDesk {
    const desk = filed()
    const at = '2026-11-02T01:00:00Z'
    desk.seed('officialDocument', {
      id: 'd1',
      kind: 'opinion',
      caseId,
      region: '411702',
      organId: 'bureau',
      numbering: 'own',
      title: '意见书',
      content: {},
      status: 'delivered',
      approvals: [{ step: 'approve', by: 'wang', at, opinion: '' }],
      version: 1,
      versions: [],
      demo: false,
      deliveries: [{ id: 'x', method: 'direct', servedOn: '2026-11-02', receiver: '李', receipt: '' }],
      createdAt: at,
      createdBy: 'zhang',
      updatedAt: at,
      updatedBy: 'zhang',
    } as never)
    desk.seed('supervisionCase', { ...found(desk), opinionId: 'd1', stage: 'verifying' })
    return desk
  }

  it('is an objection that somebody without a hand in the document decides; till then the case cannot close', () => {
    const desk = delivered()
    const file = {
      caseId,
      objectionId: 'b1',
      documentId: 'd1',
      by: '市城管局',
      filedOn: '2026-11-02',
      grounds: '事实有误',
    }
    desk.act('zhang', 'case.fileObjection', file)
    expect(found(desk).tracks?.b1).toMatchObject({ kind: 'objection', state: 'running' })
    const decide = { caseId, objectionId: 'b1', documentId: 'd1', result: 'upheld', reason: '事实清楚' }
    expect(desk.refusal('wang', 'case.decideObjection', decide)).toContain('不能再办理')
    desk.act('zhao', 'case.decideObjection', decide)
    expect(found(desk).objections?.b1?.decision).toMatchObject({ result: 'upheld', reviewerId: 'zhao' })
    expect(found(desk).tracks?.b1?.state).toBe('ended')
  })

  it('is a list of problems, each checked by two before the case closes as corrected', () => {
    const desk = delivered()
    desk.act('zhang', 'case.setRectification', { caseId, itemId: 'p1', problem: '退还停车费。', person: '刘某' })
    desk.act('zhang', 'case.reply', { caseId, orderIds: ['o1'], via: 'hotline', text: '已督促' })
    const close = {
      caseId,
      kind: 'corrected',
      reason: '已改正',
      checkedBy: ['zhang', 'li'],
      outcome: { kinds: ['refund'], refunded: 600, summary: '退费' },
    }
    expect(desk.refusal('zhang', 'case.close', close)).toContain('没有复查')
    const check = { caseId, itemId: 'p1', note: '现场查看', on: '2026-11-02', checkedBy: ['zhang', 'li'] }
    expect(
      desk.refusal('zhang', 'case.checkRectification', { ...check, result: 'done', checkedBy: ['li', 'wang'] }),
    ).toContain('参加复查')
    desk.act('zhang', 'case.checkRectification', { ...check, result: 'notDone' })
    expect(desk.all('caseAction').at(-1)?.note).toBe('退还停车费：现场查看')
    expect(desk.refusal('zhang', 'case.close', close)).toContain('未到位')
    desk.act('zhang', 'case.checkRectification', { ...check, result: 'done' })
    expect(desk.refusal('zhang', 'case.close', close)).toBeUndefined()
  })

  it('is answered by the government in three ways: approved, sent back, refused', () => {
    const escalating = () => {
      const desk = delivered()
      desk.seed('supervisionCase', { ...found(desk), stage: 'escalating', requestId: 'd2' })
      return desk
    }
    const answer = { caseId, reason: '请补充事实', signer: '市长', on: '2026-11-02' }
    const returned = escalating()
    returned.act('gov1', 'case.approvalReturned', answer)
    expect(found(returned)).toMatchObject({ stage: 'review', refusal: { kind: 'returned' } })

    const refused = escalating()
    refused.act('zhang', 'case.reply', { caseId, orderIds: ['o1'], via: 'hotline', text: '政府未批准' })
    const close = { caseId, kind: 'refused', reason: '政府未批准' }
    expect(refused.refusal('zhang', 'case.close', close)).toContain('尚未登记政府不予批准')
    refused.act('gov1', 'case.approvalRefused', { ...answer, next: 'close' })
    refused.act('zhang', 'case.close', close)
    expect(found(refused)).toMatchObject({ stage: 'closed', closing: { kind: 'refused' } })

    const accountable = escalating()
    accountable.act('gov1', 'case.approvalRefused', { ...answer, next: 'accountable' })
    expect(found(accountable).stage).toBe('accountable')
  })
})
