import type { Actor } from '#shared/commands/engine/command'
import { testRows } from '#shared/commands/testing/test-reference'
import { type ReferenceRows, referenceData } from '#shared/domain/reference-data'
import type { Role } from '#shared/domain/roles'

export const cityOf = { zhang: '411700', li: '411700', xi: '411721' } as const
export type OfficerId = keyof typeof cityOf

/** Each of the few people does everything: he handles cases, reviews, signs. */
const everyHand: readonly Role[] = ['officer', 'reviewer', 'issuer']

/**
 * The reference data of the simulated city: a county lies in the city, so that city officers see both. Both bureaus are
 * short of people, so that any two machines may meet on any step of a document.
 */
export const cityRows: ReferenceRows = {
  ...testRows,
  organ: testRows.organ.map((organ) => (organ.kind === 'justice' ? { ...organ, sameHandAllowed: true } : organ)),
  userProfile: testRows.userProfile.map((user) => (user.id in cityOf ? { ...user, roles: [...everyHand] } : user)),
  // What goes out quotes the basis of its power.
  documentRule: testRows.documentRule.map((rule) => (rule.kind === 'notice' ? { ...rule, basisIds: ['b1'] } : rule)),
  dictionary: testRows.dictionary.map((entry) =>
    entry.id === 'region'
      ? {
          ...entry,
          items: [
            { code: '411700', label: '驻马店市' },
            { code: '411702', label: '驿城区', parent: '411700' },
            { code: '411721', label: '西平县', parent: '411700' },
          ],
        }
      : entry,
  ),
}

export function actorOf(userId: OfficerId): Actor {
  const profile = cityRows.userProfile.find(({ id }) => id === userId)
  if (!profile) throw new Error(`nobody called ${userId}`)
  return { userId, name: profile.name, roles: profile.roles, organId: profile.organId, region: cityOf[userId] }
}

export const cityReference = referenceData(cityRows)

/** In which an officer's machine carries his command out ahead of the server. */
export function contextOf(userId: OfficerId) {
  return ({ id, deviceAt }: { readonly id: string; readonly deviceAt: string }) => ({
    actor: actorOf(userId),
    now: new Date(deviceAt),
    commandId: id,
    ref: cityReference,
  })
}
