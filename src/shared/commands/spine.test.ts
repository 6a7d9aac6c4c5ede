import { describe, expect, it } from 'vitest'
import { draftedContent } from './testing/drafted-content'
import { caseId, filedCase, readyForOpinion } from './testing/spine-cases'
import { TestDesk } from './testing/test-desk'
import { testOrder } from './testing/test-order'

const documentId = 'opinion-1'

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
    expect(desk.get('workOrder', 'o1').caseReply?.text).toMatch(/^已核查\n行政执法监督不代替/)
  })

  it('is not verified as overdue before its limit has passed', () => {
    const desk = readyForOpinion()
    expect(desk.refusal('system', 'case.verify', { caseId, ground: 'overdue' })).toContain('整改中')
  })
})

describe('an opinion that is ignored', () => {
  const related = { orderIds: ['o1'], documentIds: [] as string[] }

  function deliveredOpinion(): TestDesk {
    const desk = readyForOpinion()
    desk.act('zhang', 'document.draft', {
      documentId,
      caseId,
      kind: 'opinion',
      title: '意见书',
      addresseeOrganId: 'urban',
      content: draftedContent(desk, caseId, 'opinion', { limitDays: 15 }),
    })
    desk.act('zhang', 'document.submit', { documentId, caseId, ...related })
    desk.act('wang', 'document.approve', { documentId, caseId, opinion: '同意' })
    desk.act('zhao', 'document.issue', { documentId, caseId, ...related })
    desk.act('zhang', 'document.deliver', {
      documentId,
      caseId,
      deliveryId: 'd1',
      method: 'direct',
      servedOn: '2026-11-02',
      receiver: '李四',
    })
    return desk
  }

  it('is numbered on issue by someone who neither handled nor reviewed it', () => {
    const desk = deliveredOpinion()
    expect(desk.get('officialDocument', documentId)).toMatchObject({
      number: '驻司执监意〔2026〕1号',
      status: 'delivered',
      issuedOn: '2026-11-02',
    })
    expect(desk.get('supervisionCase', caseId)).toMatchObject({ stage: 'rectifying', opinionId: documentId })
  })

  it('starts its clock the day after delivery, with the limit it sets itself', () => {
    expect(deliveredOpinion().get('supervisionCase', caseId).limits.rectify?.dueAt).toBe('2026-11-17T15:59:59.999Z')
  })

  it('goes to the government when the limit has passed, and its decision is recorded with the government’s number', () => {
    const desk = deliveredOpinion()
    expect(desk.refusal('system', 'case.verify', { caseId, ground: 'overdue' })).toContain('未届满')
    desk.now = new Date('2026-11-18T01:00:00Z')
    desk.act('system', 'case.verify', { caseId, ground: 'overdue' })
    desk.act('zhang', 'document.draft', {
      documentId: 'request-1',
      caseId,
      kind: 'request',
      title: '请示',
      addresseeOrganId: 'gov',
      content: draftedContent(desk, caseId, 'request'),
    })
    const request = { documentId: 'request-1', caseId, orderIds: ['o1'], documentIds: [documentId] }
    expect(desk.refusal('zhang', 'document.submit', request)).toContain('集体讨论')
    const members = ['甲', '乙', '丙'].map((name) => ({ name, opinion: '同意' }))
    const panel = { caseId, chair: '王强', members }
    desk.act('zhang', 'case.recordPanel', { ...panel, on: '2026-11-01', conclusion: '发意见书' })
    expect(desk.refusal('zhang', 'document.submit', request)).toContain('意见书印发以后另行讨论')
    desk.act('zhang', 'case.recordPanel', { ...panel, on: '2026-11-18', conclusion: '报请' })
    desk.act('zhang', 'document.submit', request)
    desk.act('wang', 'document.approve', { documentId: 'request-1', caseId, opinion: '同意' })
    expect(desk.refusal('zhang', 'case.escalate', { caseId, requestId: 'request-1', opinionId: documentId })).toContain(
      '请示尚未编号',
    )
    desk.act('zhao', 'document.issue', request)
    desk.act('zhang', 'case.escalate', { caseId, requestId: 'request-1', opinionId: documentId })
    desk.act('zhang', 'document.draft', {
      documentId: 'decision-1',
      caseId,
      kind: 'decision',
      title: '决定书',
      addresseeOrganId: 'urban',
      content: draftedContent(desk, caseId, 'decision'),
    })
    const external = {
      documentId: 'decision-1',
      caseId,
      number: '驻政监决〔2026〕3号',
      signer: '市长',
      on: '2026-11-18',
    }
    expect(desk.refusal('gov1', 'document.recordExternal', external)).toContain('尚未登记政府批示')
    desk.act('gov1', 'case.recordApproval', { caseId, instruction: '同意', signer: '市长', on: '2026-11-18' })
    desk.act('gov1', 'document.recordExternal', external)
    expect(desk.get('supervisionCase', caseId)).toMatchObject({ stage: 'decided', decisionId: 'decision-1' })
    desk.act('zhang', 'document.deliver', {
      documentId: 'decision-1',
      caseId,
      deliveryId: 'd2',
      method: 'oa',
      servedOn: '2026-11-18',
      receiver: '李四',
    })
    desk.act('zhang', 'case.verify', { caseId, ground: 'report', text: '已返还车辆并退款' })
    desk.act('zhang', 'case.reply', { caseId, orderIds: ['o1'], via: 'hotline', text: '已督促改正' })
    expect(
      desk.refusal('zhang', 'case.close', { caseId, kind: 'corrected', reason: '已改正', checkedBy: ['zhang'] }),
    ).toContain('两人复查')
    desk.act('zhang', 'case.close', {
      caseId,
      kind: 'corrected',
      reason: '已改正',
      checkedBy: ['zhang', 'li'],
      outcome: { kinds: ['refund'], refunded: 600, summary: '退还停车费' },
    })
    expect(desk.get('supervisionCase', caseId).stage).toBe('closed')
    desk.act('wang', 'case.reopen', { caseId, ground: 'newEvidence', reason: '又被拖走' })
    expect(desk.get('supervisionCase', caseId)).toMatchObject({
      stage: 'review',
      reopenings: [{ ground: 'newEvidence' }],
    })
  })

  it('keeps what was submitted when the reviewer returns it', () => {
    const desk = readyForOpinion()
    desk.act('zhang', 'document.draft', {
      documentId,
      caseId,
      kind: 'opinion',
      title: '意见书',
      addresseeOrganId: 'urban',
      content: draftedContent(desk, caseId, 'opinion', { report: '书面报告甲' }),
    })
    desk.act('zhang', 'document.submit', { documentId, caseId, ...related })
    desk.act('wang', 'document.return', { documentId, caseId, opinion: '事实部分补写时间' })
    desk.act('zhang', 'document.edit', { documentId, caseId, content: { report: '书面报告乙' } })
    expect(desk.get('officialDocument', documentId)).toMatchObject({
      status: 'returned',
      content: { report: '书面报告乙' },
      versions: [{ version: 1, content: { report: '书面报告甲' } }],
    })
    expect(desk.refusal('zhang', 'document.approve', { documentId, caseId, opinion: '同意' })).toContain('审核人')
  })
})
