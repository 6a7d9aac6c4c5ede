import type { ReferenceData } from '../../domain/reference-data'
import { TestDesk } from './test-desk'
import { testOrder } from './test-order'

/** The case of the towed tricycle, brought as far as a test needs it. */
export const caseId = 'case-1'

/** Accepted and classified: it may be filed or forwarded. For tests only. */
export function classifiedCase(ref?: ReferenceData): TestDesk {
  const desk = new TestDesk(ref)
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
  return desk
}

/** Accepted, classified, filed with two handlers. For tests only. */
export function filedCase(ref?: ReferenceData): TestDesk {
  const desk = classifiedCase(ref)
  desk.act('zhang', 'case.proposeFiling', {
    caseId,
    handlerIds: ['zhang', 'li'],
    reason: '涉嫌程序违法',
    noInterest: true,
  })
  desk.act('wang', 'case.file', { caseId, opinion: '同意立案' })
  return desk
}

/** Finding made, respondent heard, legal review passed: an opinion may be drafted. For tests only. */
export function readyForOpinion(): TestDesk {
  const desk = filedCase()
  desk.act('li', 'case.recordFinding', {
    caseId,
    findingId: 'f1',
    topic: 'procedure',
    issue: 'procedure',
    fact: '未制作现场笔录、未出具清单',
    evidence: ['车主询问笔录'],
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
