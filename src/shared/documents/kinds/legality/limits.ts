import type { CheckContext } from '../kind'
import type { Finding } from './problem'

const SHORTEST_DAYS = 3

interface Limited {
  readonly limitDays: number
  readonly objection: string
}

/** A time limit is set, can be met, and is the rule's; the way to object is named. */
export function checkLimit(content: Limited, { facts }: CheckContext): Finding[] {
  const problems: Finding[] = []
  const args = { days: content.limitDays }
  if (content.limitDays < SHORTEST_DAYS) problems.push({ code: 'limitShort', path: 'limitDays', args })
  const expected = facts?.rule?.limitDays
  if (expected !== undefined && expected !== content.limitDays) {
    problems.push({ code: 'limitDiffers', path: 'limitDays', args: { ...args, expected } })
  }
  if (content.objection.trim() === '') problems.push({ code: 'objectionMissing', path: 'objection' })
  return problems
}
