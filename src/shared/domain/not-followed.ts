import type { SupervisionCase } from './supervision-case'

type Answered = Pick<SupervisionCase, 'verification' | 'limits' | 'rectification'>

/** Two people went and found that a problem of the list is not put right, whatever the report says. */
export function hasFailedItem({ rectification }: Pick<SupervisionCase, 'rectification'>): boolean {
  return Object.values(rectification ?? {}).some(({ check }) => check?.result === 'notDone')
}

/**
 * 不予改正, the ground for going to the government (plan 三(三)2): refused or unanswered; reported too late; or reported,
 * the limit over, and a problem found 未到位 on the spot.
 */
export function isNotFollowed(found: Answered, now: Date): boolean {
  const { verification, limits } = found
  if (!verification) return false
  if (verification.ground !== 'report') return true
  const dueAt = limits.rectify && Date.parse(limits.rectify.dueAt)
  if (dueAt === undefined) return false
  return Date.parse(verification.at) > dueAt || (now.getTime() > dueAt && hasFailedItem(found))
}
