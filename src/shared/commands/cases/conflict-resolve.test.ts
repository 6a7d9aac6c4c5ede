import { describe, expect, it } from 'vitest'
import { signedDigest } from '../../domain/inspection'
import { referenceData } from '../../domain/reference-data'
import { caseId, filedCase } from '../testing/spine-cases'
import type { TestDesk } from '../testing/test-desk'
import { testRows } from '../testing/test-reference'

/** Both wrote on what they had seen: the earlier came first, the later finds a conflict. */
function writtenByTwo(desk: TestDesk, command: string, earlier: object, later: object): void {
  const seen = desk.look('li', command, later)
  desk.act('zhang', command, earlier)
  expect(desk.act('li', command, later, seen)).toBe('conflict')
}

function resolution(desk: TestDesk, choice: 'mine' | 'theirs') {
  const conflict = desk.all('conflict').find(({ state }) => state === 'open')
  const entity = { type: conflict?.entityType, id: conflict?.entityId }
  return { conflictId: conflict?.id, caseId, entity, choice, reason: '与当事人核实' }
}

/** Refused to rewrite, it can still be put aside, which frees the case. */
function keepsTheirs(desk: TestDesk): void {
  expect(desk.refusal('zhang', 'conflict.resolve', resolution(desk, 'mine'))).toContain('不能再改写')
  desk.act('zhang', 'conflict.resolve', resolution(desk, 'theirs'))
  expect(desk.get('supervisionCase', caseId).openConflictIds).toEqual([])
}

const site = { inspectionId: 'site-1', caseId }

function inspected(): TestDesk {
  const desk = filedCase()
  const inspectors = [
    { userId: 'zhang', certNo: '豫监001' },
    { userId: 'li', certNo: '豫监002' },
  ]
  const plan = { ...site, organId: 'urban', place: '西园停车场', field: 'urban', plannedOn: '2026-11-02', inspectors }
  desk.act('zhang', 'inspection.plan', plan)
  const startedAt = '2026-11-02T00:30:00Z'
  desk.act('zhang', 'inspection.start', { ...site, startedAt, attending: '赵某', certShown: true, recusalAsked: true })
  writtenByTwo(desk, 'inspection.write', { ...site, found: '九辆，无台账。' }, { ...site, found: '十辆，无台账。' })
  return desk
}

describe('a conflict about a record of a case', () => {
  it('rewrites an inspection while it is written, and nothing of one that was signed and finished', () => {
    const running = inspected()
    running.act('zhang', 'conflict.resolve', resolution(running, 'mine'))
    expect(running.get('inspection', 'site-1').found).toBe('十辆，无台账。')

    const desk = inspected()
    for (const [signatureId, role, person] of [
      ['s1', 'inspected', '赵某'],
      ['s2', 'inspector', '张伟'],
      ['s3', 'inspector', '李娜'],
    ]) {
      const digest = signedDigest(desk.get('inspection', 'site-1'))
      const signed = { ...site, signatureId, role, person, at: '2026-11-02T00:50:00Z', onPaper: true, digest }
      desk.act('zhang', 'inspection.sign', signed)
    }
    desk.act('zhang', 'inspection.finish', { ...site, endedAt: '2026-11-02T01:10:00Z' })
    keepsTheirs(desk)
    expect(desk.get('inspection', 'site-1')).toMatchObject({ status: 'finished', found: '九辆，无台账。' })
  })

  it('rewrites nothing of a 督办 that was sent but what is written of its talk afterwards', () => {
    const desk = filedCase()
    const ids = { supervisionOrderId: 'order-1', caseId }
    desk.act('zhang', 'supervision.register', {
      ...ids,
      kind: 'talk',
      title: '逾期未答复',
      targetOrganId: 'urban',
      reasons: ['delay'],
      requirement: '查清事实。',
      talk: { heldOn: '2026-11-05', persons: ['局长'], hosts: ['分管副局长'] },
    })
    const [earlier, later] = ['限五日内答复。', '限三日内退还。'].map((requirement) => ({ ...ids, requirement }))
    writtenByTwo(desk, 'supervision.amend', { ...earlier }, { ...later })
    desk.act('zhang', 'supervision.send', ids)
    keepsTheirs(desk)
    expect(desk.get('supervisionOrder', 'order-1').requirement).toBe('限五日内答复。')

    desk.act('zhang', 'supervision.recordTalk', { ...ids, on: '2026-11-02', present: ['局长'], text: '说明了经过。' })
    const promise = { ...ids, commitmentId: 'c1', content: '退还停车费' }
    desk.act('zhang', 'supervision.setCommitment', promise)
    const [first, second] = ['返还车辆', '赔礼道歉'].map((content) => ({ ...promise, content }))
    writtenByTwo(desk, 'supervision.setCommitment', { ...first }, { ...second })
    desk.act('zhang', 'conflict.resolve', resolution(desk, 'mine'))
    expect(desk.get('supervisionOrder', 'order-1').talk?.commitments.c1?.content).toBe('赔礼道歉')
  })

  it('rewrites nothing that a consultation has come to', () => {
    const reasons = { id: 'consultationReason', title: '会商事由', items: [{ code: 'other', label: '其他' }] }
    const desk = filedCase(referenceData({ ...testRows, dictionary: [...testRows.dictionary, reasons] }))
    const ids = { consultationId: 'meeting-1', caseId }
    const plan = { ...ids, kind: 'coordination', reason: 'other', hostOrganIds: ['bureau'], scheduledOn: '2026-11-04' }
    desk.act('zhang', 'consultation.convene', { ...plan, topic: '油烟由谁管' })
    const caseIds = [caseId]
    const amended = (topic: string) => ({ ...ids, caseIds, topic })
    writtenByTwo(desk, 'consultation.amend', amended('油烟噪声由谁管'), amended('夜市油烟由谁管'))
    desk.act('zhang', 'consultation.cancel', { ...ids, caseIds, result: '两家已经商定' })
    keepsTheirs(desk)
    expect(desk.get('consultation', 'meeting-1').topic).toBe('油烟噪声由谁管')
  })

  it('rewrites nothing of a file that was taken back', () => {
    const desk = filedCase()
    const file = { attachmentId: 'a1', caseId, owner: { type: 'supervisionCase', id: caseId } }
    const facts = { sha256: 'a'.repeat(64), name: '照片.jpg', mime: 'image/jpeg', size: 1000 }
    desk.act('zhang', 'attachment.add', { ...file, ...facts })
    const described = (proves: string) => {
      const evidence = { source: '现场', obtainedBy: '张伟', obtainedAt: '2026-11-02', proves }
      return { ...file, evidence }
    }
    desk.act('zhang', 'attachment.describe', described('车在场内'))
    writtenByTwo(desk, 'attachment.describe', described('车被拖走'), described('车在拖移'))
    desk.act('zhang', 'attachment.withdraw', { ...file, reason: '重复上传' })
    keepsTheirs(desk)
    expect(desk.get('attachment', 'a1').evidence?.proves).toBe('车被拖走')
  })
})
