import type { FakeDesk } from '../fake-desk'

const caseIds = Array.from({ length: 14 }, (_, n) => `0198aaaa-0000-7000-8000-${String(n).padStart(12, '0')}`)

/** A desk in the middle of its work: cases in several stages, some overdue, a conflict and a rejected draft. */
export function seedScenes(desk: FakeDesk): void {
  const orders = desk.store
    .all('workOrder')
    .filter((order) => order.lead?.state === 'open' && order.lead.reasons.length > 0)
  const act = (user: string, type: string, input: unknown) => {
    const refusal = desk.act(user, type, input)
    if (refusal) console.warn(type, refusal)
  }
  const today = desk.now
  for (const [n, caseId] of caseIds.entries()) {
    const order = orders[n * 3]
    if (!order) continue
    desk.now = new Date(today.getTime() - (n % 7) * 2.4 * 86_400_000)
    const user = n % 3 === 0 ? 'user-li' : 'user-wang'
    act(user, 'case.accept', {
      caseId,
      orderIds: [order.id],
      title: order.title,
      respondentOrganId: order.handlingOrganId,
    })
    if (n % 2 === 0) continue
    act(user, 'case.classify', {
      caseId,
      field: 'marketRegulation',
      enforcementType: 'penalty',
      level: n % 4 === 1 ? 'sensitive' : 'general',
      reason: '投诉集中，涉及裁量',
    })
    act(user, 'case.proposeFiling', {
      caseId,
      handlerIds: ['user-wang', 'user-li'],
      reason: '线索具体',
      noInterest: true,
    })
    if (n % 4 === 3) act('user-zhao', 'case.file', { caseId, opinion: '同意立案' })
  }
  desk.now = today
  const found = desk.store.get('supervisionCase', caseIds[3] ?? '')
  if (!found) return
  const stamps = {
    createdAt: today.toISOString(),
    createdBy: 'user-li',
    updatedAt: today.toISOString(),
    updatedBy: 'user-li',
  }
  desk.store.seed('conflict', {
    id: 'conflict-1',
    caseId: found.id,
    region: found.region,
    entityType: 'supervisionCase',
    entityId: found.id,
    path: 'level',
    base: 'general',
    theirs: 'sensitive',
    theirsBy: 'user-li',
    theirsAt: '2026-11-23T00:40:00Z',
    mine: 'major',
    mineBy: 'user-wang',
    mineAt: '2026-11-22T09:12:00Z',
    commandId: 'c1',
    commandType: 'case.classify',
    state: 'open',
    ...stamps,
  })
  desk.store.seed('conflict', {
    id: 'conflict-2',
    caseId: found.id,
    region: found.region,
    entityType: 'supervisionCase',
    entityId: found.id,
    path: 'judgement.reason',
    base: '投诉集中，涉及裁量，须进一步核实。',
    theirs: '投诉集中，涉及裁量权行使，已调取案卷，须进一步核实当事人是否陈述申辩。',
    theirsBy: 'user-li',
    theirsAt: '2026-11-23T00:40:00Z',
    mine: '投诉集中，涉及小过重罚，须会同市场监管局核实。',
    mineBy: 'user-wang',
    mineAt: '2026-11-22T09:12:00Z',
    commandId: 'c1',
    commandType: 'case.classify',
    state: 'open',
    ...stamps,
  })
  desk.setAttention([
    ...desk.store.all('conflict').map((conflict) => ({
      kind: 'conflict' as const,
      conflict,
      subject: { type: 'supervisionCase' as const, id: found.id, title: found.title },
    })),
    {
      kind: 'rejected',
      commandId: 'r1',
      type: 'case.classify',
      input: { caseId: found.id, level: 'major', reason: '群众反映强烈' },
      refusal: { code: 'general.notFound', args: { what: '案件' } },
      at: '2026-11-23T00:40:00Z',
      subject: { type: 'supervisionCase', id: found.id, title: found.title },
    },
  ])
}
