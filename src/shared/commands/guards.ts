import { civilDateOf } from '../domain/civil-date'
import type { OfficialDocument } from '../domain/official-document'
import { ownFile } from '../domain/own-file'
import type { Delegation } from '../domain/reference'
import { type Role, roleLabels } from '../domain/roles'
import { isSuspended, openStages } from '../domain/stages'
import { type CaseStage, type SupervisionCase, stageLabels } from '../domain/supervision-case'
import type { Refusal } from '../messages/catalogue'
import { type CommandContext, type ReadTx, refuse } from './engine/command'

/** The questions that guards ask, each answered with a refusal or nothing. Composed by `firstRefusal`. */

export function needRole(ctx: CommandContext, ...roles: readonly Role[]): Refusal | undefined {
  if (roles.some((role) => ctx.actor.roles.includes(role))) return undefined
  if (delegationFor(ctx, roles)) return undefined
  return refuse('cases.roleNeeded', { roles: roles.map((role) => roleLabels[role]).join('、') })
}

/** The delegation under which the actor has one of the roles today (授权); whoever signs is named as himself. */
export function delegationFor(ctx: CommandContext, roles: readonly Role[]): Delegation | undefined {
  const today = civilDateOf(ctx.now)
  return ctx.ref.delegationsTo(ctx.actor.userId, today).find(({ role }) => roles.includes(role))
}

/** Nobody acts on a matter of his own organ, or on one that he must avoid (domain.md §4, 回避). */
function needNoInterest(ctx: CommandContext, found: SupervisionCase): Refusal | undefined {
  if (ctx.actor.roles.includes('system')) return undefined
  if (found.respondentOrganId !== undefined && found.respondentOrganId === ctx.actor.organId)
    return refuse('cases.ownMatter')
  return isRecused(found, ctx.actor.userId) ? refuse('cases.recused') : undefined
}

export function isRecused(found: SupervisionCase, userId: string): boolean {
  return found.recusals?.some(({ personId }) => personId === userId) ?? false
}

/** A case that is somebody's work; what was closed is reopened first. */
export function needOpenCase({ stage }: SupervisionCase): Refusal | undefined {
  return openStages.has(stage) ? undefined : refuse('cases.notOpen', { stage: stageLabels[stage] })
}

/** While a case is suspended nothing of it moves. */
export function needRunning(found: SupervisionCase): Refusal | undefined {
  return isSuspended(found) ? refuse('cases.suspended') : undefined
}

/** A bureau acts on its own cases; a city's document to a county's department needs `elevate` first (domain.md §4). */
export function needOwnBureau(ctx: CommandContext, found: SupervisionCase): Refusal | undefined {
  if (found.jurisdictionOrganId === ctx.actor.organId || ctx.actor.roles.includes('system')) return undefined
  return refuse('cases.otherBureau', { organ: ctx.ref.organ(found.jurisdictionOrganId)?.name ?? '' })
}

export function needStage(found: SupervisionCase, ...stages: readonly CaseStage[]): Refusal | undefined {
  if (stages.includes(found.stage)) return needRunning(found)
  return refuse('cases.wrongStage', {
    stage: stageLabels[found.stage],
    needed: stages.map((stage) => stageLabels[stage]).join('、'),
  })
}

/** From filing on the handlers act; before it any officer of the bureau may. */
export function needHandler(ctx: CommandContext, found: SupervisionCase): Refusal | undefined {
  if (found.handlerIds.length === 0 || found.handlerIds.includes(ctx.actor.userId)) return undefined
  const names = found.handlerIds.map((id) => ctx.ref.user(id)?.name ?? id).join('、')
  return refuse('cases.notHandler', { names })
}

/** handler ≠ reviewer ≠ issuer (domain.md §4): nobody checks his own work. */
export function needOther(
  ctx: CommandContext,
  taken: readonly (string | undefined)[],
  what: string,
): Refusal | undefined {
  if (!taken.includes(ctx.actor.userId)) return undefined
  return mayShareHands(ctx) ? undefined : refuse('cases.sameHand', { what })
}

/** A small county may be short of people: its exception is set by the administrator, and every use is on record. */
export function mayShareHands({ actor, ref }: CommandContext): boolean {
  return ref.organ(actor.organId)?.sameHandAllowed ?? false
}

export function needNoConflict(found: SupervisionCase): Refusal | undefined {
  const open = found.openConflictIds.length
  return open > 0 ? refuse('cases.openConflicts', { n: open }) : undefined
}

export function caseOf(tx: ReadTx, caseId: string): SupervisionCase | undefined {
  return tx.get('supervisionCase', caseId)
}

/** Loads the case and asks the questions that every step of an officer's own case has in common. */
export function onCase(
  tx: ReadTx,
  caseId: string,
  ctx: CommandContext,
  roles: readonly Role[],
  ...questions: readonly ((found: SupervisionCase) => Refusal | undefined)[]
): Refusal | undefined {
  const found = caseOf(tx, caseId)
  return found ? onFile(found, ctx, roles, questions) : refuse('general.notFound', { what: '案件' })
}

function onFile(
  found: SupervisionCase,
  ctx: CommandContext,
  roles: readonly Role[],
  questions: readonly ((found: SupervisionCase) => Refusal | undefined)[],
): Refusal | undefined {
  const before = needRole(ctx, ...roles) ?? needOwnBureau(ctx, found) ?? needNoInterest(ctx, found)
  if (before) return before
  for (const question of questions) {
    const refusal = question(found)
    if (refusal) return refusal
  }
  return undefined
}

/** The same for a document of a case. */
export function onDocument(
  tx: ReadTx,
  documentId: string,
  ctx: CommandContext,
  roles: readonly Role[],
  ...questions: readonly ((document: OfficialDocument, found: SupervisionCase) => Refusal | undefined)[]
): Refusal | undefined {
  const document = tx.get('officialDocument', documentId)
  if (!document) return refuse('general.notFound', { what: '文书' })
  const found = fileOf(tx, document)
  if (!found) return refuse('general.notFound', { what: '案件' })
  return onFile(
    found,
    ctx,
    roles,
    questions.map((question) => (file) => question(document, file)),
  )
}

/** The case of a document, or the file that a document of no case has of its own. */
export function fileOf(tx: ReadTx, document: OfficialDocument): SupervisionCase | undefined {
  return ownFile(document) ?? caseOf(tx, document.caseId)
}

export function needCode(ctx: CommandContext, dictionary: string, code: string | undefined): Refusal | undefined {
  if (code === undefined || ctx.ref.has(dictionary, code)) return undefined
  return refuse('cases.unknownCode', { dictionary: ctx.ref.dictionary(dictionary)?.title ?? dictionary, code })
}

export function needCodes(ctx: CommandContext, dictionary: string, codes: readonly string[]): Refusal | undefined {
  for (const code of codes) {
    const refusal = needCode(ctx, dictionary, code)
    if (refusal) return refusal
  }
  return undefined
}
