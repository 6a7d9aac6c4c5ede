import { describe, expect, it } from 'vitest'
import { draftedContent } from '../testing/drafted-content'
import {
  deliveredOpinion,
  draftedOpinion,
  issuedOpinion,
  opinionId,
  opinionRef,
  related,
} from '../testing/issued-opinion'
import { caseId } from '../testing/spine-cases'
import type { TestDesk } from '../testing/test-desk'

const deliver = { ...opinionRef, deliveryId: 'd1', method: 'direct', servedOn: '2026-11-02', receiver: '李四' }
const reply = { ...opinionRef, replyId: 'r1', receivedOn: '2026-11-02', outcome: 'report', text: '已返还车辆并退款' }
const photo = { sha256: 'a'.repeat(64), name: '回证.jpg', mime: 'image/jpeg', size: 1200 }

describe('a draft', () => {
  it('can be taken back while the reviewer has not decided; what was submitted stays a version', () => {
    const desk = draftedOpinion()
    expect(desk.refusal('zhang', 'document.withdraw', { ...opinionRef, reason: '漏了一笔' })).toContain('拟稿')
    desk.act('zhang', 'document.submit', { ...opinionRef, ...related })
    desk.act('zhang', 'document.withdraw', { ...opinionRef, reason: '漏了一笔' })
    expect(desk.get('officialDocument', opinionId)).toMatchObject({ status: 'returned', versions: [{ version: 1 }] })
    desk.act('zhang', 'document.submit', { ...opinionRef, ...related })
    expect(desk.get('officialDocument', opinionId)).toMatchObject({ status: 'inReview', version: 2 })
    desk.act('wang', 'document.approve', { ...opinionRef, opinion: '同意' })
    expect(desk.refusal('zhang', 'document.withdraw', { ...opinionRef, reason: '再改' })).toContain('待签发')
  })

  it('that is not needed is voided with a reason and cannot be edited any more', () => {
    const desk = draftedOpinion()
    desk.act('zhang', 'document.void', { ...opinionRef, reason: '改发通知书' })
    expect(desk.get('officialDocument', opinionId)).toMatchObject({
      status: 'void',
      voided: { reason: '改发通知书', by: 'zhang' },
    })
    expect(desk.refusal('zhang', 'document.edit', { ...opinionRef, content: {} })).toContain('不能修改')
  })
})

describe('a form', () => {
  const form = { documentId: 'form-1', caseId }

  it('needs no rule and no review: it is filled in, printed, signed by hand and filed', () => {
    const desk = draftedOpinion()
    desk.act('zhang', 'document.draft', { ...form, kind: 'approval-form', title: '审批表', content: {} })
    expect(desk.get('officialDocument', 'form-1').numbering).toBe('none')
    expect(desk.refusal('zhang', 'document.submit', { ...form, ...related })).toContain('不在线审签')
    desk.act('zhang', 'document.file', form)
    expect(desk.get('officialDocument', 'form-1').status).toBe('filed')
  })
})

describe('an issued opinion that was not delivered', () => {
  it('is recalled by those who signed: its number is voided and the case goes back to review', () => {
    const desk = issuedOpinion()
    expect(desk.refusal('zhang', 'document.recall', { ...opinionRef, reason: '有误' })).toContain('签发人')
    desk.act('zhao', 'document.recall', { ...opinionRef, reason: '主送机关写错' })
    expect(desk.get('officialDocument', opinionId)).toMatchObject({
      status: 'recalled',
      number: '驻司执监意〔2026〕1号',
      voided: { reason: '主送机关写错' },
    })
    const found = desk.get('supervisionCase', caseId)
    expect(found.stage).toBe('review')
    expect(found.opinionId).toBeUndefined()
    expect(found.limits.review?.doneAt).toBeUndefined()
  })

  it('gives its voided number to nobody else', () => {
    const desk = issuedOpinion()
    desk.act('zhao', 'document.recall', { ...opinionRef, reason: '主送机关写错' })
    const second = { documentId: 'opinion-2', caseId }
    const content = draftedContent(desk, caseId, 'opinion')
    desk.act('zhang', 'document.draft', {
      ...second,
      kind: 'opinion',
      title: '意见书',
      addresseeOrganId: 'urban',
      content,
    })
    desk.act('zhang', 'document.submit', { ...second, ...related })
    desk.act('wang', 'document.approve', { ...second, opinion: '同意' })
    desk.act('zhao', 'document.issue', { ...second, ...related })
    expect(desk.get('officialDocument', 'opinion-2').number).toBe('驻司执监意〔2026〕2号')
  })

  it('is not recalled once it was delivered', () => {
    expect(deliveredOpinion().refusal('zhao', 'document.recall', { ...opinionRef, reason: '有误' })).toContain(
      '已经送达',
    )
  })

  it('is kept as the very file it was issued as', () => {
    const desk = issuedOpinion()
    const file = { ...photo, name: '意见书.docx' }
    desk.act('zhao', 'document.recordFile', { ...opinionRef, file, fonts: 'gb' })
    expect(desk.refusal('zhang', 'document.recordFile', { ...opinionRef, file, fonts: 'gb' })).toContain('已经固定')
    const other = { ...file, sha256: 'b'.repeat(64) }
    expect(desk.refusal('zhang', 'document.recordFile', { ...opinionRef, file: other, fonts: 'gb' })).toContain(
      '不一致',
    )
    desk.act('zhang', 'document.recordFile', { ...opinionRef, file: other, fonts: 'windows' })
    expect(desk.get('officialDocument', opinionId).files.map(({ fonts }) => fonts)).toEqual(['gb', 'windows'])
  })

  it('is entered in the register of seals, not before its day', () => {
    const desk = issuedOpinion()
    const use = { ...opinionRef, sealUseId: 's1', seal: '驻马店市司法局', copies: 3, approvedBy: '赵敏' }
    expect(desk.refusal('zhang', 'document.recordSeal', { ...use, on: '2026-11-01' })).toContain('不能早于印发日期')
    desk.act('zhang', 'document.recordSeal', { ...use, on: '2026-11-02' })
    expect(desk.get('officialDocument', opinionId).sealUses).toMatchObject([{ copies: 3, by: 'zhang' }])
  })

  it('is printed the second time only for a purpose', () => {
    const desk = issuedOpinion()
    const print = { ...opinionRef, printId: 'p1', as: 'print', copies: 2 }
    desk.act('zhang', 'document.recordPrint', print)
    expect(desk.refusal('zhang', 'document.recordPrint', { ...print, printId: 'p2' })).toContain('须写明用途')
    desk.act('zhang', 'document.recordPrint', { ...print, printId: 'p2', purpose: '补送部门' })
    expect(desk.get('officialDocument', opinionId).prints.map(({ purpose }) => purpose)).toEqual(['', '补送部门'])
  })
})

describe('delivery', () => {
  it.each([
    ['lien', '见证人'],
    ['post', '邮件号码'],
    ['electronic', '电子送达地址'],
  ])('by %s needs its proof', (method, proof) => {
    const desk = issuedOpinion()
    expect(desk.refusal('zhang', 'document.deliver', { ...deliver, method })).toContain(`未填写${proof}`)
    desk.act('zhang', 'document.deliver', { ...deliver, method, proof: '王五、赵六' })
    expect(desk.get('officialDocument', opinionId).deliveries).toMatchObject([{ method, proof: '王五、赵六' }])
  })

  it('takes the receipt and its photographs when they come back', () => {
    const desk = deliveredOpinion()
    const receipt = { ...opinionRef, deliveryId: 'd1' }
    expect(desk.refusal('zhang', 'document.addReceipt', receipt)).toContain('没有可补登')
    desk.act('zhang', 'document.addReceipt', { ...receipt, receiptFiles: [photo] })
    expect(desk.get('officialDocument', opinionId).deliveries[0]?.receiptFiles).toEqual([photo])
  })

  it('starts the clock of the reply, in the document and in its case', () => {
    const desk = deliveredOpinion()
    const { replyDueAt } = desk.get('officialDocument', opinionId)
    expect(replyDueAt).toBe('2026-11-17T15:59:59.999Z')
    expect(desk.get('supervisionCase', caseId).limits.rectify?.dueAt).toBe(replyDueAt)
  })
})

describe('a reply', () => {
  it('that reports takes the case on to verification by itself', () => {
    const desk = deliveredOpinion()
    desk.act('zhang', 'document.recordReply', reply)
    expect(desk.get('officialDocument', opinionId)).toMatchObject({ status: 'replied', replies: [{ late: false }] })
    expect(desk.get('supervisionCase', caseId)).toMatchObject({
      stage: 'verifying',
      verification: { ground: 'report', text: '已返还车辆并退款' },
    })
  })

  it('that refuses opens the way to the government', () => {
    const desk = deliveredOpinion()
    desk.act('zhang', 'document.recordReply', { ...reply, outcome: 'refusal', text: '不同意' })
    const found = desk.get('supervisionCase', caseId)
    expect(found.verification?.ground).toBe('refusal')
    expect(found.limits.escalate?.dueAt).toBeDefined()
  })

  it('that only explains leaves the case where it is', () => {
    const desk = deliveredOpinion()
    desk.act('zhang', 'document.recordReply', { ...reply, outcome: 'explanation' })
    expect(desk.get('supervisionCase', caseId).stage).toBe('rectifying')
  })

  it('is late after its last day, and may follow an earlier one', () => {
    const desk = deliveredOpinion()
    desk.act('zhang', 'document.recordReply', { ...reply, outcome: 'explanation' })
    desk.now = new Date('2026-11-18T01:00:00Z')
    desk.act('system', 'case.verify', { caseId, ground: 'overdue' })
    desk.act('zhang', 'document.recordReply', { ...reply, replyId: 'r2', receivedOn: '2026-11-18' })
    expect(desk.get('officialDocument', opinionId).replies.map(({ late }) => late)).toEqual([false, true])
    expect(desk.get('supervisionCase', caseId).verification?.ground).toBe('overdue')
  })

  it('is owed before the document can be filed', () => {
    const desk = deliveredOpinion()
    expect(desk.refusal('zhang', 'document.file', opinionRef)).toContain('回复尚未收到')
    desk.act('zhang', 'document.recordReply', reply)
    desk.act('zhang', 'document.file', opinionRef)
    expect(desk.get('officialDocument', opinionId).status).toBe('filed')
  })
})

describe('a notice beside the stage of its case', () => {
  const noticeId = 'notice-1'
  const notice = { documentId: noticeId, caseId }

  function deliveredNotice(content = {}) {
    const desk = deliveredOpinion()
    const opinion = desk.get('officialDocument', opinionId)
    desk.seed('officialDocument', {
      ...opinion,
      id: noticeId,
      kind: 'notice',
      title: '通知书',
      number: '驻司执监通〔2026〕1号',
      content,
      status: 'issued',
      deliveries: [],
    })
    desk.act('zhang', 'document.deliver', { ...deliver, ...notice })
    return desk
  }

  it('opens a track with its last day, and the clock of the case goes on', () => {
    const desk = deliveredNotice()
    const found = desk.get('supervisionCase', caseId)
    expect(found.tracks?.[noticeId]).toMatchObject({
      kind: 'notice',
      state: 'running',
      dueOn: '2026-11-12',
      refId: noticeId,
    })
    expect(found.limits.rectify?.dueAt).toBe('2026-11-17T15:59:59.999Z')
  })

  it('is owed on the day that the notice itself names', () => {
    const desk = deliveredNotice({ dueOn: '2026-11-09' })
    expect(desk.get('officialDocument', noticeId).replyDueAt).toBe('2026-11-09T15:59:59.999Z')
  })

  it('ends its track with the reply, without moving the case', () => {
    const desk = deliveredNotice()
    desk.act('zhang', 'document.recordReply', { ...reply, ...notice })
    const found = desk.get('supervisionCase', caseId)
    expect(found.tracks?.[noticeId]).toMatchObject({ state: 'ended', result: '已返还车辆并退款' })
    expect(found.stage).toBe('rectifying')
  })
})

describe('a delivered document that was wrong', () => {
  const second = { documentId: 'opinion-2', caseId }
  const both = { orderIds: ['o1'], documentIds: [opinionId] }

  const correcting = () => correct(deliveredOpinion())
  function correct(desk: TestDesk): TestDesk {
    desk.act('zhang', 'document.draft', {
      ...second,
      kind: 'opinion',
      title: '意见书',
      addresseeOrganId: 'urban',
      content: draftedContent(desk, caseId, 'opinion', { limitDays: 10 }),
      replaces: { documentId: opinionId, mode: 'correct', reason: '金额有误' },
    })
    return desk
  }

  it('is corrected only by a new document of its kind', () => {
    const draft = { ...second, kind: 'request', title: '请示', content: {} }
    const replaces = { documentId: opinionId, mode: 'correct', reason: '金额有误' }
    expect(deliveredOpinion().refusal('zhang', 'document.draft', { ...draft, replaces })).toContain('种类相同')
    expect(issuedOpinion().refusal('zhang', 'document.draft', { ...draft, replaces })).toContain('签发人撤回')
    expect(draftedOpinion().refusal('zhang', 'document.draft', { ...draft, replaces })).toContain('送达以后')
  })

  it('ends when its correction is issued under a number of its own; the clock begins anew with its delivery', () => {
    const desk = correcting()
    desk.act('zhang', 'document.submit', { ...second, ...both })
    desk.act('wang', 'document.approve', { ...second, opinion: '同意' })
    expect(desk.get('officialDocument', opinionId).status).toBe('delivered')
    desk.act('zhao', 'document.issue', { ...second, ...both })
    expect(desk.get('officialDocument', opinionId)).toMatchObject({
      status: 'corrected',
      replacedBy: { documentId: 'opinion-2', mode: 'correct', on: '2026-11-02' },
    })
    expect(desk.get('officialDocument', 'opinion-2').number).toBe('驻司执监意〔2026〕2号')
    desk.act('zhang', 'document.deliver', { ...deliver, ...second })
    const found = desk.get('supervisionCase', caseId)
    expect(found).toMatchObject({ stage: 'rectifying', opinionId: 'opinion-2' })
    expect(found.limits.rectify?.doneAt).toBeUndefined()
    expect(found.limits.rectify?.dueAt).toBe('2026-11-12T15:59:59.999Z')
  })

  it('reaches with its correction whoever has the wrong one', () => {
    const desk = deliveredOpinion()
    const guestOrganIds = ['urban', 'police']
    desk.seed('officialDocument', { ...desk.get('officialDocument', opinionId), guestOrganIds })
    correct(desk)
    expect(desk.get('officialDocument', 'opinion-2').guestOrganIds).toEqual(guestOrganIds)
  })

  it('must be named when its correction is submitted', () => {
    expect(correcting().refusal('zhang', 'document.submit', { ...second, ...related })).toContain('有变化')
  })

  it('is not revoked by what a panel said before it was issued', () => {
    const desk = deliveredOpinion()
    desk.act('zhang', 'case.recordPanel', {
      caseId,
      on: '2026-11-01',
      chair: '王强',
      members: ['甲', '乙', '丙'].map((name) => ({ name, opinion: '同意' })),
      conclusion: '制发意见书',
    })
    const notice = { documentId: 'notice-1', caseId }
    const replaces = { documentId: opinionId, mode: 'revoke', reason: '主要事实有变' }
    const content = draftedContent(desk, caseId, 'notice')
    const draft = { ...notice, kind: 'notice', title: '关于撤销的通知', addresseeOrganId: 'urban', replaces, content }
    desk.act('zhang', 'document.draft', draft)
    desk.act('zhang', 'document.submit', { ...notice, ...both })
    desk.act('wang', 'document.approve', { ...notice, opinion: '同意' })
    expect(desk.refusal('zhao', 'document.issue', { ...notice, ...both })).toContain('集体讨论')
  })

  it('is revoked by a notice, after the panel; its case goes back to review', () => {
    const desk = deliveredOpinion()
    const notice = { documentId: 'notice-1', caseId }
    const replaces = { documentId: opinionId, mode: 'revoke', reason: '主要事实有变' }
    const draft = { ...notice, title: '关于撤销的通知', addresseeOrganId: 'urban', replaces }
    expect(desk.refusal('zhang', 'document.draft', { ...draft, kind: 'opinion', content: {} })).toContain('改用通知书')
    const content = draftedContent(desk, caseId, 'notice')
    desk.act('zhang', 'document.draft', { ...draft, kind: 'notice', content })
    desk.act('zhang', 'document.submit', { ...notice, ...both })
    desk.act('wang', 'document.approve', { ...notice, opinion: '同意' })
    expect(desk.refusal('zhao', 'document.issue', { ...notice, ...both })).toContain('集体讨论')
    desk.act('zhang', 'case.recordPanel', {
      caseId,
      on: '2026-11-02',
      chair: '王强',
      members: ['甲', '乙', '丙'].map((name) => ({ name, opinion: '同意' })),
      conclusion: '撤销',
    })
    desk.act('zhao', 'document.issue', { ...notice, ...both })
    expect(desk.get('officialDocument', opinionId)).toMatchObject({ status: 'revoked', replacedBy: { mode: 'revoke' } })
    const found = desk.get('supervisionCase', caseId)
    expect(found.stage).toBe('review')
    expect(found.opinionId).toBeUndefined()
  })
})
