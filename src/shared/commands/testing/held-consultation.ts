import { referenceData } from '../../domain/reference-data'
import { caseId, filedCase } from './spine-cases'
import type { TestDesk } from './test-desk'
import { testOrder } from './test-order'
import { testRows } from './test-reference'

/** A 会商 on the towed tricycle, as far as a test needs it. For tests only. */
export const consultationId = 'meeting-1'
export const ids = { consultationId, caseId }
export const plan = {
  ...ids,
  kind: 'coordination',
  reason: 'other',
  topic: '油烟噪声由谁管',
  hostOrganIds: ['bureau'],
  scheduledOn: '2026-11-04',
}

/** A desk whose dictionary has the reasons, with one filed case and the meeting called for it. */
export function convened(): TestDesk {
  const desk = filedCase(
    referenceData({
      ...testRows,
      dictionary: [
        ...testRows.dictionary,
        { id: 'consultationReason', title: '会商事由', items: [{ code: 'other', label: '其他' }] },
      ],
    }),
  )
  desk.act('zhang', 'consultation.convene', plan)
  return desk
}

export function attend(desk: TestDesk, organId: string, attendance: string): void {
  desk.act('zhang', 'consultation.setParticipant', {
    ...ids,
    participantId: `p-${organId}`,
    organId,
    name: '某科长',
    attendance,
  })
}

export function held(): TestDesk {
  const desk = convened()
  attend(desk, 'bureau', 'present')
  attend(desk, 'urban', 'present')
  desk.act('zhang', 'consultation.hold', { ...ids, heldOn: '2026-11-02', discussion: '双方各述职责。' })
  return desk
}

export const resolution = {
  ...ids,
  resolutionId: 'r1',
  kind: 'duty',
  title: '油烟由城管局查处',
  content: '露天烧烤油烟由城管局查处。',
  organId: 'urban',
  dueOn: '2026-11-20',
  decidedBy: 'agreed',
}

export function secondCase(desk: TestDesk): string {
  desk.seed('workOrder', testOrder('o9'))
  desk.act('zhang', 'case.accept', { caseId: 'case-9', orderIds: ['o9'], title: '另一件油烟' })
  return 'case-9'
}
