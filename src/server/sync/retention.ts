import type { EntityMap, EntityType } from '#shared/domain/entities'
import type { SupervisionCase } from '#shared/domain/supervision-case'
import type { WorkOrder } from '#shared/domain/work-order'
import { type ScopeEntry, type ScopeWorld, scopesOf } from '#shared/sync/scopes'

/** How long clients keep orders that no open case needs (architecture.md §7). */
export const RETENTION_MONTHS = 24

/** Orders taken in before this moment leave the regions' clients; the server keeps them. */
export function retentionHorizon(now: Date): Date {
  const horizon = new Date(now)
  horizon.setUTCMonth(horizon.getUTCMonth() - RETENTION_MONTHS)
  return horizon
}

/** Whether a case needs its orders on the clients; of a closed one they leave with their age. */
export function needsOrders({ stage }: Pick<SupervisionCase, 'stage'>): boolean {
  return stage !== 'closed' && stage !== 'archived'
}

/** `needsOrders` of a row of cases in SQL. */
export const needsOrdersSql = (row: string) => `${row}.doc ->> 'stage' NOT IN ('closed', 'archived')`

/** The case that alone keeps an order on its regions' clients; undefined while its age does, or where there is none. */
export function keepingCase({ createdAt, lead }: Pick<WorkOrder, 'createdAt' | 'lead'>, now: Date): string | undefined {
  return new Date(createdAt) >= retentionHorizon(now) ? undefined : lead?.caseId
}

/**
 * The scopes of a row at this moment. An old order stays out of its regions even when intake touches it again, else it
 * would come back for one row's change; the scopes of its case are not affected.
 * @param isNeeded whether a case (of `keepingCase`) needs its orders
 */
export function scopesNow<T extends EntityType>(
  type: T,
  doc: EntityMap[T],
  world: ScopeWorld,
  now: Date,
  isNeeded: (caseId: string) => boolean,
): readonly ScopeEntry[] {
  const scopes = scopesOf(type, doc, world)
  if (type !== 'workOrder') return scopes
  const order = doc as EntityMap['workOrder']
  if (new Date(order.createdAt) >= retentionHorizon(now)) return scopes
  const caseId = keepingCase(order, now)
  if (caseId !== undefined && isNeeded(caseId)) return scopes
  return scopes.filter(({ scope }) => !scope.startsWith('region:'))
}
