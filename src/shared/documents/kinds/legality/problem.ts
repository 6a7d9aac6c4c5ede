import { fillText, type MessageArgs } from '#shared/messages/message'
import type { CheckContext, LegalityProblem } from '../kind'
import { type LegalityCode, legalityRules } from './messages'

/** What a single check finds; its severity depends on the step. */
export interface Finding {
  readonly code: LegalityCode
  readonly path: string
  readonly args?: MessageArgs
}

/** Errors first, otherwise in the order of the checks; the same text at the same field is said once. */
export function collect(context: CheckContext, found: readonly Finding[]): LegalityProblem[] {
  const problems = new Map<string, LegalityProblem>()
  for (const { code, path, args } of found) {
    const rule = legalityRules[code]
    const text = fillText(rule.text, args)
    problems.set(`${path} ${text}`, { code, severity: rule[context.step], path, text })
  }
  const all = [...problems.values()]
  return [...all.filter((one) => one.severity === 'error'), ...all.filter((one) => one.severity === 'warning')]
}
