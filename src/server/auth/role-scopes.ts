import type { Role } from '#shared/domain/roles'
import {
  HOTLINE_ASKED_SCOPE,
  HOTLINE_SCOPE,
  organScope,
  privacyScope,
  REF_SCOPE,
  regionScope,
  userScope,
} from '#shared/sync/scopes'

const bureauRoles: ReadonlySet<Role> = new Set(['officer', 'reviewer', 'issuer', 'clerk', 'archivist'])
const watchingRoles: ReadonlySet<Role> = new Set(['reviewer', 'issuer', 'admin', 'auditor'])
const organRoles: ReadonlySet<Role> = new Set(['departmentOperator', 'departmentLeader', 'government', 'station'])

/** Works on the matters of a region, and so holds what belongs to its bureau. */
export const watchesRegion = (roles: readonly Role[]) => roles.some((role) => bureauRoles.has(role))

/**
 * What a user sees by his roles (domain.md §6): the bureau its region, the hotline its orders, a department and
 * the government office what is addressed to them, everybody the reference data and what is sent to himself.
 * Administrators read no case text.
 */
export function scopesOfRoles(user: {
  id: string
  roles: readonly Role[]
  organId: string
  /** The government that the user's organ serves; its office works on what is addressed to the government. */
  governmentId?: string | undefined
  region: string
}): string[] {
  const scopes = [REF_SCOPE, userScope(user.id)]
  if (watchesRegion(user.roles)) scopes.push(regionScope(user.region))
  if (user.roles.some((role) => watchingRoles.has(role))) scopes.push(privacyScope(user.region))
  if (user.roles.includes('hotline')) scopes.push(HOTLINE_SCOPE, HOTLINE_ASKED_SCOPE)
  if (user.roles.some((role) => organRoles.has(role))) scopes.push(organScope(user.organId))
  if (user.roles.includes('government') && user.governmentId) scopes.push(organScope(user.governmentId))
  return scopes
}
