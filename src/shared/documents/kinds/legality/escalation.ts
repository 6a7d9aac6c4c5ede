import { formatCivilDate } from '#shared/domain/civil-date'
import type { CaseFacts, EarlierDocument } from '../facts'
import type { CheckContext } from '../kind'
import type { Finding } from './problem'

/** The opinion that a 请示 and a decision rest on: the last one issued in the case. */
export function issuedOpinion(facts: CaseFacts): EarlierDocument | undefined {
  return facts.documents.findLast((document) => document.kind === 'opinion' && document.issuedOn !== undefined)
}

/**
 * A decision names an issued opinion whose limit has passed or that was refused (意见书 → not corrected → 决定书 of the
 * government). `what` is the step that must wait.
 */
export function checkOpinion(opinionNumber: string, what: string, { facts }: CheckContext): Finding[] {
  const path = 'opinionNumber'
  if (!facts) return opinionNumber ? [] : [{ code: 'opinionNumberMissing', path, args: { expected: '文号' } }]
  const opinion = issuedOpinion(facts)
  if (!opinion) return [{ code: 'opinionMissing', path, args: { what } }]
  return [...numberProblem(opinionNumber, opinion, path), ...timeProblem(opinion, what, path, facts.today)]
}

function numberProblem(number: string, opinion: EarlierDocument, path: string): Finding[] {
  const expected = opinion.number ?? ''
  if (number === expected) return []
  return number === ''
    ? [{ code: 'opinionNumberMissing', path, args: { expected } }]
    : [{ code: 'opinionNumberDiffers', path, args: { number, expected } }]
}

function timeProblem(opinion: EarlierDocument, what: string, path: string, today: string): Finding[] {
  if (opinion.refused) return []
  if (!opinion.servedOn || !opinion.dueOn) return [{ code: 'opinionNotServed', path, args: { what } }]
  return opinion.dueOn >= today
    ? [{ code: 'opinionRunning', path, args: { what, due: formatCivilDate(opinion.dueOn) } }]
    : []
}

export function checkAddressee(addressee: string, expected: string, to: 'respondent' | 'government'): Finding[] {
  if (expected === '' || addressee === expected) return []
  const code = to === 'respondent' ? 'addresseeNotRespondent' : 'addresseeNotGovernment'
  return [{ code, path: 'addressee', args: { addressee, expected } }]
}

export function checkRespondent(respondent: string, expected: string): Finding[] {
  if (expected === '' || respondent === expected) return []
  return [{ code: 'respondentDiffers', path: 'respondent', args: { respondent, expected } }]
}

export function checkSignatory(signatories: readonly string[], expected: string): Finding[] {
  const signatory = signatories[0] ?? ''
  if (expected === '' || signatories.includes(expected)) return []
  return [{ code: 'signatoryDiffers', path: 'signatories.0', args: { signatory, expected } }]
}
