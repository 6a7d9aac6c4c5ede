import type { Role } from '#shared/domain/roles'
import type { guideMessages } from './guide-messages'

export type GuideKey = keyof typeof guideMessages.guides

/** Who does several things sees the guide of what comes first: most of what the others do begins there. */
const order: readonly GuideKey[] = [
  'officer',
  'reviewer',
  'issuer',
  'hotline',
  'departmentLeader',
  'departmentOperator',
  'government',
  'admin',
  'auditor',
]

/** The guide for somebody with these roles; undefined where there is none, as for who only reads one short list. */
export function guideOf(roles: readonly Role[]): GuideKey | undefined {
  return order.find((key) => roles.includes(key))
}
