import { describe, expect, it } from 'vitest'
import { TestDesk } from './testing/test-desk'
import { testOrder } from './testing/test-order'

const caseId = 'case-1'
const documentId = 'opinion-1'

function filedCase(): TestDesk {
  const desk = new TestDesk()
  desk.seed('workOrder', testOrder('o1'))
  desk.act('zhang', 'case.accept', { caseId, orderIds: ['o1'], title: '市城管局拖移三轮车案' })
  desk.act('zhang', 'case.classify', {
    caseId,
    field: 'urban',
    enforcementType: 'coercion',
    level: 'general',
    issues: { add: ['procedure'] },
    reason: '没有文书',
  })
  desk.act('zhang', 'case.proposeFiling', {
    caseId,
    handlerIds: ['zhang', 'li'],
    reason: '涉嫌程序违法',
    noInterest: true,
  })
  desk.act('wang', 'case.file', { caseId, opinion: '同意立案' })
  return desk
}

function readyForOpinion(): TestDesk {
  const desk = filedCase()
  desk.act('li', 'case.recordFinding', {
    caseId,
    findingId: 'f1',
    topic: 'procedure',
    issue: 'procedure',
    fact: '未制作现场笔录、未出具清单',
    nature: 'unlawful',
    correction: '返还车辆，退还停车费',
    basisIds: ['b1'],
  })
  desk.act('zhang', 'case.inviteStatement', {
    caseId,
    invitedOn: '2026-11-02',
    method: '书面通知',
    dueOn: '2026-11-05',
  })
  desk.act('zhang', 'case.recordStatement', {
    caseId,
    receivedOn: '2026-11-02',
    text: '承认未出具清单',
    accepted: 'all',
  })
  desk.act('wang', 'case.recordLegalReview', { caseId, passed: true, opinion: '事实清楚' })
  return desk
}

describe('a case on its way', () => {
  it('is created in triage with a number when an officer accepts a lead', () => {
    const desk = filedCase()
    const found = desk.get('supervisionCase', caseId)
    expect(found).toMatchObject({
      caseNo: '驻司执监案〔2026〕1号',
      stage: 'review',
      orderIds: ['o1'],
      handlerIds: ['zhang', 'li'],
    })
    expect(desk.get('workOrder', 'o1').lead).toMatchObject({ state: 'accepted', caseId })
    expect(found.limits.triage?.doneAt).toBeDefined()
    expect(found.limits.review?.dueAt).toBe('2026-11-16T15:59:59.999Z')
  })

  it('cannot be accepted twice', () => {
    const desk = filedCase()
    expect(desk.refusal('li', 'case.accept', { caseId: 'case-2', orderIds: ['o1'], title: '再来一次' })).toContain(
      '已受理',
    )
  })

  it('is filed by a reviewer who is not one of its handlers', () => {
    const desk = new TestDesk()
    desk.seed('workOrder', testOrder('o1'))
    desk.act('zhang', 'case.accept', { caseId, orderIds: ['o1'], title: '案' })
    expect(desk.refusal('wang', 'case.file', { caseId, opinion: '同意' })).toContain('尚未提请立案')
    expect(
      desk.refusal('zhang', 'case.proposeFiling', {
        caseId,
        handlerIds: ['zhang', 'li'],
        reason: '理由',
        noInterest: true,
      }),
    ).toContain('分类')
  })

  it('belongs to its bureau: an officer of the county may not touch the city case', () => {
    expect(filedCase().refusal('xi', 'case.check', { caseId, topic: 'fact', result: 'ok' })).toContain(
      '驻马店市司法局管辖',
    )
  })

  it('gets no opinion before the respondent was heard and the legal review passed', () => {
    const desk = filedCase()
    desk.act('zhang', 'document.draft', {
      documentId,
      caseId,
      kind: 'opinion',
      title: '意见书',
      addresseeOrganId: 'urban',
      content: {},
    })
    const submit = { documentId, caseId, orderIds: ['o1'], documentIds: [] }
    expect(desk.refusal('zhang', 'document.submit', submit)).toContain('违法或者不当的认定')
    desk.act('li', 'case.recordFinding', {
      caseId,
      findingId: 'f1',
      topic: 'procedure',
      issue: 'procedure',
      fact: '无清单',
      nature: 'unlawful',
      correction: '改正',
    })
    expect(desk.refusal('zhang', 'document.submit', submit)).toContain('陈述意见')
  })

  it('closes without violation only when nothing wrong was found, and only with an answer', () => {
    const desk = readyForOpinion()
    const close = { caseId, kind: 'noViolation', reason: '无违法' }
    expect(desk.refusal('zhang', 'case.close', close)).toContain('尚未答复诉求人')
    desk.act('zhang', 'case.reply', { caseId, orderIds: ['o1'], via: 'hotline', text: '已核查' })
    expect(desk.refusal('zhang', 'case.close', close)).toContain('不能以无违法结案')
    expect(desk.get('workOrder', 'o1').caseReply?.text).toBe('已核查')
  })

  it('is not verified as overdue before its limit has passed', () => {
    const desk = readyForOpinion()
    expect(desk.refusal('system', 'case.verify', { caseId, ground: 'overdue' })).toContain('整改中')
  })
})
