import type { DocumentStatus } from '#shared/domain/official-document'
import type { Role } from '#shared/domain/roles'

/** What a role has to do with documents: the reviewer's are in review, the issuer's approved, the officer's came back. */
export function statusesWaitingFor(roles: readonly Role[]): DocumentStatus[] {
  return [
    ...(roles.includes('reviewer') ? (['inReview'] as const) : []),
    ...(roles.includes('issuer') ? (['approved'] as const) : []),
    ...(roles.includes('officer') ? (['returned'] as const) : []),
  ]
}
