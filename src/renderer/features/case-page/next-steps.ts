import { hasFailedItem } from '#shared/domain/not-followed'
import { deadStatuses, type OfficialDocument } from '#shared/domain/official-document'
import type { Role } from '#shared/domain/roles'
import { isSerious } from '#shared/domain/serious'
import { isSuspended } from '#shared/domain/stages'
import type { SupervisionCase } from '#shared/domain/supervision-case'
import { isChecked, isFoundWrong } from '#shared/domain/wrong-findings'
import type { Refusal } from '#shared/messages/catalogue'
import type { CaseCommand } from './case-commands'

export type NextStep =
  /** `forWant` is the one thing that is still wanting, where the command's own name would not say it. */
  | { readonly kind: 'command'; readonly command: CaseCommand; readonly forWant?: 'respondent' }
  | { readonly kind: 'draft'; readonly documentKind: string }
  | { readonly kind: 'open'; readonly document: OfficialDocument; readonly act: DocumentAct }

/** What a document waits for from whoever looks at it. */
export type DocumentAct = 'continue' | 'review' | 'issue' | 'deliver' | 'recordExternal'

export type Offered = Readonly<Record<string, Refusal | null>>

const MOST = 3

/**
 * The two or three things to do now, likeliest first: of what the guards allow, what this stage of the work asks for.
 * It only orders buttons; whether they may be pressed is decided by the commands themselves.
 */
export function nextSteps(
  found: SupervisionCase,
  documents: readonly OfficialDocument[],
  offered: Offered,
  roles: readonly Role[],
): NextStep[] {
  if (isSuspended(found)) return [command('case.resume')].filter((step) => isPossible(step, offered))
  const steps = [...documentSteps(found, documents, roles), ...stageSteps(found, documents)]
  return steps.filter((step) => isPossible(step, offered)).slice(0, MOST)
}

function isPossible(step: NextStep, offered: Offered): boolean {
  switch (step.kind) {
    case 'command':
      return offered[step.command] === null
    case 'draft':
      return offered['document.draft'] === null
    case 'open':
      return true
  }
}

const command = (name: CaseCommand): NextStep => ({ kind: 'command', command: name })
const draft = (documentKind: string): NextStep => ({ kind: 'draft', documentKind })

function documentSteps(
  found: SupervisionCase,
  documents: readonly OfficialDocument[],
  roles: readonly Role[],
): NextStep[] {
  return documents.flatMap((document) => {
    const act = actOn(document, found, roles)
    return act ? [{ kind: 'open' as const, document, act }] : []
  })
}

function actOn(document: OfficialDocument, found: SupervisionCase, roles: readonly Role[]): DocumentAct | undefined {
  const has = (role: Role) => roles.includes(role)
  const awaitsNumber = document.numbering === 'external' && !document.external
  if (awaitsNumber && found.approval && found.stage === 'escalating' && (has('government') || has('officer')))
    return 'recordExternal'
  switch (document.status) {
    case 'draft':
    case 'returned':
      return has('officer') ? 'continue' : undefined
    case 'inReview':
      return has('reviewer') ? 'review' : undefined
    case 'approved':
      return has('issuer') && document.numbering === 'own' ? 'issue' : undefined
    case 'issued':
      return has('officer') ? 'deliver' : undefined
    default:
      return undefined
  }
}

function stageSteps(found: SupervisionCase, documents: readonly OfficialDocument[]): NextStep[] {
  const kinds = new Set(documents.filter((document) => isOfRound(document, found)).map(({ kind }) => kind))
  const end = found.answer
    ? [command('case.close'), command('case.reply')]
    : [command('case.reply'), command('case.close')]
  switch (found.stage) {
    case 'triage':
      return triageSteps(found)
    case 'forwarded':
      return [command('case.forwardReturned'), ...end]
    case 'review':
      return reviewSteps(found, kinds)
    case 'rectifying':
      // Problems that are not listed are not answered for one by one, and no two go and look.
      return Object.keys(found.rectification ?? {}).length === 0
        ? [command('case.setRectification'), command('case.verify')]
        : [command('case.verify'), command('case.setRectification')]
    case 'verifying':
      return verifyingSteps(found, kinds, end)
    case 'escalating': {
      const decision = kinds.has('decision') ? [] : [draft('decision')]
      if (found.refusal?.kind === 'refused') return end
      return [
        ...(found.approval ? [] : [command('case.recordApproval')]),
        ...decision,
        command('case.approvalReturned'),
        command('case.approvalRefused'),
      ]
    }
    case 'decided':
      return []
    case 'accountable':
      return end
    case 'closed':
      return [command('case.archive'), command('case.reopen')]
    case 'archived':
      return [command('case.reopen')]
  }
}

/** Drafted for this round, or one it goes by: in review what was issued belongs to the round before. */
function isOfRound({ id, status, issuedOn }: OfficialDocument, found: SupervisionCase): boolean {
  if (deadStatuses.includes(status)) return false
  if (issuedOn === undefined) return true
  return found.stage !== 'review' && [found.opinionId, found.requestId, found.decisionId].includes(id)
}

function triageSteps(found: SupervisionCase): NextStep[] {
  const judged = found.field && found.level
  const decision = [command('case.file'), command('case.returnFiling')]
  // It lies with the reviewer: to lead its officer elsewhere would undo what he has just asked for.
  if (found.filing?.state === 'proposed') return decision
  if (judged && found.respondentOrganId)
    return [...decision, command('case.proposeFiling'), command('case.forward'), command('case.classify')]
  // Judged as it was taken in: to be sent to the judgement again without a word looks like a mistake.
  const respondent: NextStep = { kind: 'command', command: 'case.classify', forWant: 'respondent' }
  return [...decision, judged ? respondent : command('case.classify'), command('case.forward')]
}

function reviewSteps(found: SupervisionCase, kinds: ReadonlySet<string>): NextStep[] {
  const wrong = isFoundWrong(found)
  const checked = isChecked(found)
  const hearing = found.statement?.urgentReason
    ? []
    : !found.statement?.invitedAt
      ? [command('case.inviteStatement')]
      : found.statement.text === undefined
        ? [command('case.recordStatement')]
        : []
  const asking = found.legalReview ? [command('case.requestLegalReview')] : []
  const legal = found.legalReview?.passed ? [] : [...asking, command('case.recordLegalReview')]
  if (!checked && !wrong) return [command('case.check'), command('case.recordFinding'), ...hearing, ...legal]
  if (!wrong) return [command('case.reply'), command('case.close'), command('case.recordFinding')]
  const panel = isSerious(found) && !found.panel ? [command('case.recordPanel')] : []
  const opinion = kinds.has('opinion') ? [] : [draft('opinion')]
  return [...hearing, ...legal, ...panel, ...opinion, command('case.recordFinding'), command('case.check')]
}

function verifyingSteps(found: SupervisionCase, kinds: ReadonlySet<string>, end: readonly NextStep[]): NextStep[] {
  const unchecked = Object.values(found.rectification ?? {}).some(({ check }) => !check)
  const check = unchecked ? [command('case.checkRectification')] : []
  if (found.verification?.ground === 'report' && !hasFailedItem(found))
    return [...check, ...end, command('case.resumeReview')]
  if (found.decisionId) return [command('case.notCorrected'), ...end]
  const panel = found.panel ? [] : [command('case.recordPanel')]
  const request = kinds.has('request') ? [] : [draft('request')]
  return [...check, command('case.escalate'), ...panel, ...request, command('case.resumeReview')]
}
