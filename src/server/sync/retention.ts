import type { EntityMap, EntityType } from '#shared/domain/entities'
import { type ScopeEntry, type ScopeWorld, scopesOf } from '#shared/sync/scopes'

/** How long clients keep orders that no open case needs (architecture.md §7). */
export const RETENTION_MONTHS = 24

/** Orders taken in before this moment leave the regions' clients; the server keeps them. */
export function retentionHorizon(now: Date): Date {
  const horizon = new Date(now)
  horizon.setUTCMonth(horizon.getUTCMonth() - RETENTION_MONTHS)
  return horizon
}

/**
 * The scopes of a row at this moment. An old order stays out of its regions even when intake touches it again, else it
 * would come back for one row's change; the scopes of its case are not affected.
 */
export function scopesNow<T extends EntityType>(
  type: T,
  doc: EntityMap[T],
  world: ScopeWorld,
  now: Date,
): readonly ScopeEntry[] {
  const scopes = scopesOf(type, doc, world)
  if (type !== 'workOrder') return scopes
  const order = doc as EntityMap['workOrder']
  if (new Date(order.createdAt) >= retentionHorizon(now) || order.lead?.caseId) return scopes
  return scopes.filter(({ scope }) => !scope.startsWith('region:'))
}
