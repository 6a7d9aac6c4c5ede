import type { SeededRandom } from '../support/sync/seeded-random'
import { oneOf, seen } from './officer-views'
import type { SimClient } from './sim-client'

/** What an officer might do next with what he sees; some of it his own desk will refuse, some of it the server. */
export function actSomehow(client: SimClient, random: SeededRandom, newId: () => string): void {
  const orders = seen(client, 'workOrder')
  const cases = seen(client, 'supervisionCase')
  const conflicts = seen(client, 'conflict').filter(({ state }) => state === 'open')
  const order = oneOf(random, orders)
  const found = oneOf(random, cases)
  const conflict = conflicts[0]
  const kind = random.below(10)
  if (conflict && kind === 9) {
    const { id, caseId, entityType, entityId } = conflict
    const entity = { type: entityType, id: entityId }
    const choice = random.pick(['mine', 'theirs'])
    client.act('conflict.resolve', { conflictId: id, caseId, entity, choice, reason: '核对后取舍' })
  } else if (order && kind < 3) {
    client.act('case.accept', { caseId: newId(), orderIds: [order.id], title: `案 ${order.id}` })
  } else if (order && kind === 3) client.act('lead.decline', { orderId: order.id, ground: 'notEnforcement' })
  else if (order && kind === 4) client.act('lead.reconsider', { orderId: order.id })
  else if (found && kind < 8) client.act('case.classify', { caseId: found.id, reason: '研判', ...judgement(random) })
  else if (found) {
    const notes = `备注 ${random.below(1000)}`
    const tags = { add: [random.pick(['急', '老', '热'])], remove: [random.pick(['急', '老', '热'])] }
    client.act('fields.set', { caseId: found.id, changes: [{ path: 'notes', to: notes }], tags })
  }
}

function judgement(random: SeededRandom): object {
  const issue = () => random.pick(['procedure', 'overcharge', 'inaction', 'discretion'])
  return {
    field: random.chance(0.5) ? random.pick(['urban', 'market', 'traffic']) : undefined,
    level: random.chance(0.3) ? random.pick(['general', 'major']) : undefined,
    issues: { add: [issue()], remove: random.chance(0.3) ? [issue()] : [] },
  }
}
