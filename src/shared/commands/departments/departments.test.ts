import { describe, expect, it } from 'vitest'
import type { OfficialDocument } from '../../domain/official-document'
import { referenceData } from '../../domain/reference-data'
import { issuedOpinion } from '../testing/issued-opinion'
import { caseId, filedCase } from '../testing/spine-cases'
import type { TestDesk } from '../testing/test-desk'
import { testRows } from '../testing/test-reference'

const orderId = 'order-1'
const at = '2026-11-02T01:00:00.000Z'
const about = { type: 'supervisionOrder', id: orderId }
const plan = {
  supervisionOrderId: orderId,
  caseId,
  kind: 'onSite',
  title: '逾期未答复',
  targetOrganId: 'urban',
  reasons: ['delay'],
  requirement: '限期答复。',
}

/** A file of a paper, as the server has it. */
function seedFile(desk: TestDesk, id: string, submissionId: string, change: object = {}): void {
  const stamps = { createdAt: at, createdBy: 'wu', updatedAt: at, updatedBy: 'wu' }
  desk.seed('attachment', {
    id,
    region: '411700',
    owner: { type: 'submission', id: submissionId },
    confidential: false,
    organId: 'urban',
    sha256: 'a'.repeat(64),
    name: '反馈（盖章）.pdf',
    mime: 'application/pdf',
    size: 10,
    storedAt: at,
    content: 'pdf',
    ...stamps,
    ...change,
  })
}

/** An order on the department's desk, acknowledged. */
function given(): TestDesk {
  const desk = filedCase()
  desk.act('zhang', 'supervision.register', plan)
  desk.act('zhang', 'supervision.send', { supervisionOrderId: orderId, caseId })
  desk.act('wu', 'supervision.acknowledge', { supervisionOrderId: orderId, caseId })
  return desk
}

function written(desk: TestDesk, kind: string, parts: object = {}, subject = about): void {
  desk.act('wu', 'submission.draft', { submissionId: 's1', kind, about: subject, caseId })
  desk.act('wu', 'submission.edit', { submissionId: 's1', text: '已退还三轮车，当面道歉。', ...parts })
  seedFile(desk, 'scan', 's1')
  desk.act('wu', 'submission.propose', { submissionId: 's1' })
}

const sending = { submissionId: 's1', about, caseId, attachmentIds: ['scan'], scanId: 'scan' }

describe('a department', () => {
  it('acknowledges what is addressed to it, once, and the case’s record says so', () => {
    const desk = given()
    expect(desk.get('supervisionOrder', orderId).acknowledgement).toMatchObject({ by: 'wu', name: '吴刚' })
    expect(desk.all('caseAction').at(-1)).toMatchObject({ kind: 'supervision.acknowledge', by: 'wu', caseId })
    const again = { supervisionOrderId: orderId, caseId }
    expect(desk.refusal('wu', 'supervision.acknowledge', again)).toContain('已经签收')
    expect(desk.refusal('sun', 'supervision.acknowledge', again)).toContain('不是发给贵单位')
    expect(desk.refusal('li', 'supervision.acknowledge', again)).toContain('不是发给贵单位')
  })

  it('answers by a paper that its operator writes and its leader signs', () => {
    const desk = given()
    written(desk, 'reply')
    expect(desk.refusal('wu', 'reply.submit', sending)).toContain('部门负责人')
    desk.act('zheng', 'reply.submit', sending)
    expect(desk.get('submission', 's1')).toMatchObject({ status: 'sent', signedBy: 'zheng', late: false })
    const order = desk.get('supervisionOrder', orderId)
    expect(order).toMatchObject({ status: 'replied', late: false })
    expect(order.replies).toMatchObject([{ id: 's1', outcome: 'report', files: [{ name: '反馈（盖章）.pdf' }] }])
    expect(desk.get('attachment', 'scan')).toMatchObject({ caseId, sentAt: at })
    expect(desk.refusal('wu', 'submission.edit', { submissionId: 's1', text: '改口' })).toContain('已提交')
  })

  it('is held to nothing that its leader sends back', () => {
    const desk = given()
    written(desk, 'reply')
    desk.act('zheng', 'submission.return', { submissionId: 's1', reason: '补充退款凭证' })
    expect(desk.get('submission', 's1')).toMatchObject({ status: 'returned', returnReason: '补充退款凭证' })
    expect(desk.get('supervisionOrder', orderId).status).toBe('sent')
    desk.act('wu', 'submission.discard', { submissionId: 's1' })
    expect(desk.refusal('zheng', 'reply.submit', sending)).toContain('已作废')
  })

  it('may answer after the last day; the answer is taken and marked', () => {
    const desk = given()
    written(desk, 'reply')
    desk.now = new Date('2026-11-13T02:00:00Z')
    desk.act('zheng', 'reply.submit', sending)
    expect(desk.get('submission', 's1').late).toBe(true)
    expect(desk.get('supervisionOrder', orderId)).toMatchObject({ status: 'replied', late: true })
  })

  it('needs a sealed scan that is a picture or a PDF, and is on the server', () => {
    const desk = given()
    written(desk, 'reply')
    seedFile(desk, 'word', 's1', { name: '反馈.docx', content: 'other' })
    seedFile(desk, 'under-way', 's1', { name: '大图.jpg', storedAt: undefined })
    seedFile(desk, 'foreign', 's9')
    const refusal = (files: string[], scanId: string) =>
      desk.refusal('zheng', 'reply.submit', { ...sending, attachmentIds: files, scanId })
    expect(refusal([], 'scan')).toContain('没有选择盖章扫描件')
    expect(refusal(['word'], 'word')).toContain('“反馈.docx”不是图片，也不是 PDF')
    expect(refusal(['under-way'], 'under-way')).toContain('还在上传')
    expect(refusal(['scan', 'foreign'], 'scan')).toContain('附件不属于')
  })

  it('goes on with a colleague’s paper when a contact was removed in mid-work', () => {
    const desk = given()
    desk.act('wu', 'submission.draft', { submissionId: 's1', kind: 'reply', about, caseId })
    desk.act('qian', 'submission.edit', { submissionId: 's1', text: '接着写完', outcome: 'report' })
    desk.act('qian', 'submission.propose', { submissionId: 's1' })
    expect(desk.get('submission', 's1')).toMatchObject({ status: 'proposed', text: '接着写完' })
  })

  it('has its leader’s place taken by the colleague whom he named', () => {
    const rows = {
      ...testRows,
      delegation: [
        {
          id: 'd1',
          fromUserId: 'zheng',
          toUserId: 'wu',
          role: 'departmentLeader' as const,
          organId: 'urban',
          from: '2026-11-01',
          until: '2026-11-30',
          reason: '出差',
        },
      ],
    }
    const desk = filedCase(referenceData(rows))
    desk.act('zhang', 'supervision.register', plan)
    desk.act('zhang', 'supervision.send', { supervisionOrderId: orderId, caseId })
    desk.act('wu', 'supervision.acknowledge', { supervisionOrderId: orderId, caseId })
    written(desk, 'reply')
    desk.act('wu', 'reply.submit', sending)
    expect(desk.all('caseAction').at(-1)).toMatchObject({ kind: 'reply.submit', by: 'wu', delegatedBy: 'zheng' })
  })

  it('asks for more time; the reviewer’s answer moves every clock', () => {
    const desk = given()
    desk.act('wu', 'submission.draft', { submissionId: 's1', kind: 'extension', about, caseId })
    desk.act('wu', 'submission.edit', { submissionId: 's1', text: '案卷较多' })
    expect(desk.refusal('wu', 'submission.propose', { submissionId: 's1' })).toContain('申请延至的日期')
    desk.act('wu', 'submission.edit', { submissionId: 's1', until: '2026-11-20' })
    seedFile(desk, 'scan', 's1')
    desk.act('zheng', 'extension.request', sending)
    expect(desk.get('supervisionOrder', orderId).status).toBe('sent')
    const decide = { submissionId: 's1', about, caseId, granted: true, until: '2026-11-18', reason: '同意延至 18 日' }
    expect(desk.refusal('zhang', 'submission.decide', decide)).toContain('审核人')
    expect(desk.refusal('wang', 'submission.decide', { ...decide, until: '2026-11-10' })).toContain('原期限')
    desk.act('wang', 'submission.decide', decide)
    expect(desk.get('submission', 's1')).toMatchObject({
      status: 'decided',
      decision: { granted: true, until: '2026-11-18' },
    })
    expect(desk.get('supervisionOrder', orderId).dueAt).toBe('2026-11-18T15:59:59.999Z')
    expect(desk.get('supervisionCase', caseId).tracks?.[orderId]?.dueOn).toBe('2026-11-18')
  })

  describe('that disputes who is competent', () => {
    const disputing = { ...sending, proposalId: 'p1' }
    const parts = { competentOrganId: 'ecology', basis: '三定规定第五条' }

    it('names who is and by which rule; the hotline and the bureau have it before them, a working day to answer', () => {
      const desk = given()
      written(desk, 'dispute', parts)
      desk.act('zheng', 'jurisdiction.dispute', disputing)
      expect(desk.get('submission', 's1')).toMatchObject({ proposalId: 'p1', answerDueAt: '2026-11-03T15:59:59.999Z' })
      expect(desk.get('consultationProposal', 'p1')).toMatchObject({
        topic: '驻马店市城市管理局提出管辖异议',
        reason: 'jurisdictionDispute',
        organIds: ['urban', 'ecology'],
        state: 'open',
        dispute: { organId: 'urban', submissionId: 's1', caseId, basis: '三定规定第五条' },
      })
      const answer = { submissionId: 's1', about, caseId, granted: false, reason: '三定方案已明确。' }
      expect(desk.refusal('li', 'submission.decide', answer)).toContain('来文所答复的事项')
      desk.act('li', 'submission.decide', { ...answer, proposalId: 'p1' })
      expect(desk.get('submission', 's1').decision).toMatchObject({ granted: false, by: 'li' })
      expect(desk.get('consultationProposal', 'p1')).toMatchObject({ state: 'declined', answer: '三定方案已明确。' })
      const again = { ...answer, proposalId: 'p1', granted: true, reason: '改' }
      expect(desk.refusal('li', 'submission.decide', again)).toContain('已经答复')
    })

    it('is asked for the competent organ, another than its own, and for the legal ground', () => {
      const desk = given()
      desk.act('wu', 'submission.draft', { submissionId: 's1', kind: 'dispute', about, caseId })
      const edit = (change: object) => desk.act('wu', 'submission.edit', { submissionId: 's1', ...change })
      const refusal = () => desk.refusal('wu', 'submission.propose', { submissionId: 's1' })
      edit({ text: '油烟属于大气污染' })
      expect(refusal()).toContain('应由何单位办理')
      edit({ competentOrganId: 'urban' })
      expect(refusal()).toContain('选的是本单位')
      edit({ competentOrganId: 'ecology' })
      expect(refusal()).toContain('法律依据或者职责依据')
      edit({ basis: '三定规定第五条' })
      desk.act('wu', 'submission.propose', { submissionId: 's1' })
    })

    it('must do so while its answer is not overdue', () => {
      const desk = given()
      written(desk, 'dispute', parts)
      desk.now = new Date('2026-11-13T02:00:00Z')
      expect(desk.refusal('zheng', 'jurisdiction.dispute', disputing)).toContain('反馈期限已过')
    })

    it('opens a proposal of its own', () => {
      const desk = given()
      written(desk, 'dispute', parts)
      expect(desk.refusal('zheng', 'jurisdiction.dispute', sending)).toContain('会商提议')
      written2(desk)
      desk.act('zheng', 'jurisdiction.dispute', disputing)
      const second = { ...disputing, submissionId: 's2', attachmentIds: ['scan2'], scanId: 'scan2' }
      expect(desk.refusal('zheng', 'jurisdiction.dispute', second)).toContain('已被使用')
    })

    function written2(desk: TestDesk): void {
      desk.act('wu', 'submission.draft', { submissionId: 's2', kind: 'dispute', about, caseId })
      desk.act('wu', 'submission.edit', { submissionId: 's2', text: '理由', ...parts })
      seedFile(desk, 'scan2', 's2')
    }

    it('says of a confidential case nothing to the hotline', () => {
      const desk = given()
      desk.seed('supervisionCase', {
        ...desk.get('supervisionCase', caseId),
        flags: { ...desk.get('supervisionCase', caseId).flags, confidential: true },
      })
      written(desk, 'dispute', parts)
      desk.act('zheng', 'jurisdiction.dispute', disputing)
      expect(desk.get('submission', 's1')).toMatchObject({ status: 'sent' })
      expect(desk.get('submission', 's1').proposalId).toBeUndefined()
      expect(desk.all('consultationProposal')).toEqual([])
    })
  })
})

describe('a department and an opinion', () => {
  /** Issued to the department, which has signed for it. */
  function served(): { desk: TestDesk; document: OfficialDocument } {
    const desk = issuedOpinion()
    const issued = desk.all('officialDocument').find(({ kind }) => kind === 'opinion')
    if (!issued) throw new Error('no opinion')
    desk.act('wu', 'document.acknowledge', { documentId: issued.id, caseId, deliveryId: 'e1' })
    return { desk, document: desk.get('officialDocument', issued.id) }
  }

  it('is served by its own signature, which starts the clock of the case', () => {
    const { desk, document } = served()
    expect(document).toMatchObject({
      status: 'delivered',
      deliveries: [{ method: 'electronic', proof: '收文单位在工作台签收' }],
    })
    expect(document.replyDueAt).toBe(desk.get('supervisionCase', caseId).limits.rectify?.dueAt)
    expect(document.replyDueAt).toBeDefined()
  })

  it('reports its rectification problem by problem, which brings the case to its verification', () => {
    const { desk, document } = served()
    const subject = { type: 'officialDocument', id: document.id }
    const items = [{ id: 'i1', problem: '未出具清单', measure: '已补办', person: '支队长' }]
    written(desk, 'rectification', { items }, subject)
    desk.act('zheng', 'rectification.report', { ...sending, about: subject })
    const found = desk.get('supervisionCase', caseId)
    expect(found.stage).toBe('verifying')
    expect(found.rectification?.i1).toMatchObject({ problem: '未出具清单', measure: '已补办' })
    const answered = desk.get('officialDocument', document.id)
    expect(answered).toMatchObject({ status: 'replied', replies: [{ outcome: 'report', late: false }] })
    expect(answered.replies[0]?.text).toContain('1. 未出具清单；整改：已补办；责任人：支队长')
  })

  it('objects within the days of its rule, and reads what the review came to', () => {
    const { desk, document } = served()
    const subject = { type: 'officialDocument', id: document.id }
    written(desk, 'objection', {}, subject)
    desk.act('zheng', 'objection.file', { ...sending, about: subject })
    expect(desk.get('supervisionCase', caseId).objections?.s1).toMatchObject({
      by: '驻马店市城市管理局',
      documentId: document.id,
    })
    const decision = { caseId, objectionId: 's1', documentId: document.id, result: 'upheld', reason: '事实清楚' }
    desk.act('xu', 'case.decideObjection', decision)
    expect(desk.get('submission', 's1')).toMatchObject({
      status: 'decided',
      decision: { granted: false, reason: '事实清楚' },
    })
  })

  it('cannot name another case than the document’s', () => {
    const { desk, document } = served()
    const forged = {
      submissionId: 's7',
      kind: 'reply',
      about: { type: 'officialDocument', id: document.id },
      caseId: 'case-7',
    }
    expect(desk.refusal('wu', 'submission.draft', forged)).toContain('不是发给贵单位')
  })
})
