import { draftedContent } from './drafted-content'
import { caseId, readyForOpinion } from './spine-cases'
import type { TestDesk } from './test-desk'

export const opinionId = 'opinion-1'
export const opinionRef = { documentId: opinionId, caseId }
export const related = { orderIds: ['o1'], documentIds: [] as string[] }

/** An opinion drafted from the case, submitted or not. For tests only. */
export function draftedOpinion(): TestDesk {
  const desk = readyForOpinion()
  desk.act('zhang', 'document.draft', {
    ...opinionRef,
    kind: 'opinion',
    title: '意见书',
    addresseeOrganId: 'urban',
    content: draftedContent(desk, caseId, 'opinion', { limitDays: 15 }),
  })
  return desk
}

/** Reviewed, signed and numbered, not yet delivered. For tests only. */
export function issuedOpinion(): TestDesk {
  const desk = draftedOpinion()
  desk.act('zhang', 'document.submit', { ...opinionRef, ...related })
  desk.act('wang', 'document.approve', { ...opinionRef, opinion: '同意' })
  desk.act('zhao', 'document.issue', { ...opinionRef, ...related })
  return desk
}

/** Served on the day it was issued; its limit ends on 17 November 2026. For tests only. */
export function deliveredOpinion(): TestDesk {
  const desk = issuedOpinion()
  desk.act('zhang', 'document.deliver', {
    ...opinionRef,
    deliveryId: 'd1',
    method: 'direct',
    servedOn: '2026-11-02',
    receiver: '李四',
  })
  return desk
}
