import { describe, expect, it } from 'vitest'
import { documentKindOf } from '../../documents/kinds/registry'
import { standingPaper } from '../../domain/official-document'
import { referenceData } from '../../domain/reference-data'
import { examine } from '../testing/examined'
import { issuedOpinion, opinionId } from '../testing/issued-opinion'
import { caseId, filedCase } from '../testing/spine-cases'
import type { TestDesk } from '../testing/test-desk'
import { testRows } from '../testing/test-reference'
import { approvalOf } from './approval-facts'
import { caseFacts } from './case-facts'

const suspendGround = {
  id: 'suspendGround',
  title: '中止理由',
  items: [{ code: 'remedyPending', label: '复议诉讼未结' }],
}
const ref = referenceData({ ...testRows, dictionary: [...testRows.dictionary, suspendGround] })

function paperOf(desk: TestDesk, kindCode: string, recordOf: string): Record<string, unknown> {
  const kind = documentKindOf(kindCode)
  if (!kind) throw new Error(kindCode)
  const source = {
    case: desk.get('supervisionCase', caseId),
    orders: [],
    documents: desk.all('officialDocument'),
    ref,
    today: '2026-11-02',
  }
  return kind.draft(caseFacts({ ...source, kind: kindCode, recordOf }))
}

describe('审批表', () => {
  it('of an extension names both days, the reason and the reviewer', () => {
    const desk = filedCase()
    desk.act('wang', 'case.extend', { caseId, kind: 'review', dueOn: '2026-12-31', reason: '需要调取外地案卷。' })
    expect(paperOf(desk, 'approval-form', approvalOf.extension('review'))).toMatchObject({
      title: '行政执法监督延期审批表',
      stage: '延期',
      reason: expect.stringMatching(/需要延长至2026年12月31日。需要调取外地案卷。$/),
      review: { text: '同意延长至2026年12月31日。', by: '王强', on: '2026-11-02' },
      decision: { by: '' },
    })
  })

  it('of a suspension says why, and who agreed', () => {
    const desk = filedCase(ref)
    const reason = '行政复议尚未审结。'
    desk.act('wang', 'case.suspend', { caseId, ground: 'remedyPending', reason })
    expect(paperOf(desk, 'approval-form', approvalOf.suspension)).toMatchObject({
      stage: '中止',
      reason: `复议诉讼未结：${reason}`,
      review: { by: '王强' },
    })
  })

  it('of a closing by the handler says what he proposes, and leaves the review to the pen', () => {
    const desk = filedCase()
    desk.act('zhang', 'case.reply', { caseId, orderIds: ['o1'], via: 'hotline', text: '未发现违法' })
    examine(desk)
    desk.act('zhang', 'case.close', { caseId, kind: 'noViolation', reason: '未发现违法' })
    expect(paperOf(desk, 'approval-form', approvalOf.closing)).toMatchObject({
      stage: '结案',
      reason: '未发现违法',
      handling: { by: '张伟' },
      review: { text: '', by: '' },
    })
  })

  it('of a termination has the reviewer’s word in the review, and nothing in the name of the handlers', () => {
    const desk = filedCase()
    desk.act('zhang', 'case.reply', { caseId, orderIds: ['o1'], via: 'hotline', text: '告知' })
    desk.act('wang', 'case.terminate', { caseId, reason: '被监督机关已撤销。' })
    expect(paperOf(desk, 'approval-form', approvalOf.closing)).toMatchObject({
      reason: '被监督机关已撤销。',
      handling: { text: '', by: '' },
      review: { text: '同意以“终止监督”结案。', by: '王强', on: '2026-11-02' },
    })
  })

  it('of a closing by somebody who does not handle the case is left to the pen', () => {
    const desk = filedCase()
    const by = 'xi'
    const closing = { kind: 'merged' as const, reason: '同一事项', checkedBy: [], at: desk.now.toISOString(), by }
    desk.seed('supervisionCase', { ...desk.get('supervisionCase', caseId), closing })
    expect(paperOf(desk, 'approval-form', approvalOf.closing)).toMatchObject({
      reason: '同一事项',
      handling: { text: '', by: '' },
      review: { text: '', by: '' },
    })
  })

  it('of a document repeats what its handler, reviewer and issuer wrote', () => {
    const desk = issuedOpinion()
    const form = paperOf(desk, 'approval-form', opinionId)
    expect(form).toMatchObject({
      stage: '文书',
      handling: { by: '张伟' },
      review: { by: '王强' },
      decision: { by: '赵敏' },
    })
    expect(form.reason).toContain(desk.get('officialDocument', opinionId).title)
  })
})

describe('送达回证', () => {
  it('is of the document it was filled in for', () => {
    const desk = issuedOpinion()
    const { title, number } = desk.get('officialDocument', opinionId)
    expect(paperOf(desk, 'delivery-receipt', opinionId)).toMatchObject({
      documentName: title,
      documentNumber: number,
      recipient: '驻马店市城市管理局',
    })
  })
})

describe('调取行政执法案卷通知书', () => {
  it('asks the organ that was asked for what it was asked for, until that day', () => {
    const desk = filedCase()
    const request = { requestId: 'r1', organId: 'ecology', items: ['监测报告'], dueOn: '2026-11-10' }
    desk.act('zhang', 'case.requestFiles', { caseId, ...request, requestedOn: '2026-11-02' })
    expect(paperOf(desk, 'file-request', 'r1')).toMatchObject({
      addressee: '驻马店市生态环境局',
      files: [{ name: '监测报告' }],
      dueOn: '2026-11-10',
    })
  })
})

describe('the 审批表 of a case that was suspended, extended or closed once before', () => {
  const formOf = (desk: TestDesk, recordOf: string, since: string | undefined) =>
    standingPaper(desk.all('officialDocument'), { kind: 'approval-form', recordOf, since })?.id
  const draft = (desk: TestDesk, documentId: string, recordOf: string) =>
    desk.act('zhang', 'document.draft', {
      documentId,
      caseId,
      kind: 'approval-form',
      title: '审批表',
      content: {},
      recordOf,
    })
  const nextDay = (desk: TestDesk) => {
    desk.now = new Date(desk.now.getTime() + 86_400_000)
  }
  const found = (desk: TestDesk) => desk.get('supervisionCase', caseId)

  it('of the second suspension is still to be drafted, and is then not the first one', () => {
    const desk = filedCase(ref)
    const suspension = () => formOf(desk, approvalOf.suspension, found(desk).suspension?.at)
    const suspendAndResume = (reason: string) => {
      desk.act('wang', 'case.suspend', { caseId, ground: 'remedyPending', reason })
      desk.act('zhang', 'case.resume', { caseId, reason: '已有决定' })
    }
    suspendAndResume('当事人已申请复议')
    draft(desk, 'first', approvalOf.suspension)
    expect(suspension()).toBe('first')
    nextDay(desk)
    suspendAndResume('当事人已提起诉讼')
    expect(suspension()).toBeUndefined()
    draft(desk, 'second', approvalOf.suspension)
    expect(suspension()).toBe('second')
  })

  it('of the second extension of a limit is still to be drafted', () => {
    const desk = filedCase()
    const extension = () => formOf(desk, approvalOf.extension('review'), found(desk).limits.review?.extension?.at)
    desk.act('wang', 'case.extend', { caseId, kind: 'review', dueOn: '2026-11-27', reason: '案情复杂' })
    draft(desk, 'first', approvalOf.extension('review'))
    expect(extension()).toBe('first')
    nextDay(desk)
    desk.act('wang', 'case.extend', { caseId, kind: 'review', dueOn: '2026-12-31', reason: '调取外地案卷' })
    expect(extension()).toBeUndefined()
  })

  it('of the second closing is still to be drafted', () => {
    const desk = filedCase()
    const closing = () => formOf(desk, approvalOf.closing, found(desk).closing?.at)
    const close = () => {
      desk.act('zhang', 'case.reply', { caseId, orderIds: ['o1'], via: 'hotline', text: '未发现违法' })
      examine(desk)
      desk.act('zhang', 'case.close', { caseId, kind: 'noViolation', reason: '未发现违法' })
    }
    close()
    draft(desk, 'first', approvalOf.closing)
    expect(closing()).toBe('first')
    nextDay(desk)
    desk.act('wang', 'case.reopen', { caseId, ground: 'newEvidence', reason: '出现新证据' })
    close()
    expect(closing()).toBeUndefined()
  })
})
