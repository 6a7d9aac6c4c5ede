import { z } from 'zod'
import { entityId } from '../../domain/common'
import type { Organ } from '../../domain/reference'
import type { ReferenceData } from '../../domain/reference-data'
import type { SupervisionCase } from '../../domain/supervision-case'
import type { Refusal } from '../../messages/catalogue'
import { type CommandContext, firstRefusal, refuse } from '../engine/command'
import { needNoConflict, needOpenCase, needOther, needRole, needRunning, onCase } from '../guards'
import { needHandlersFit } from './case-handlers'
import { type CaseEdit, defineCaseCommand } from './define-case-command'

const bureauRoles = ['officer', 'reviewer', 'issuer'] as const

/** True when the region of one organ lies in the region of the other: a city's bureau stands above its counties'. */
export function standsAbove(upper: Organ | undefined, lower: Organ | undefined, ref: ReferenceData): boolean {
  if (!upper || !lower || upper.region === lower.region) return false
  const parentOf = (region: string) =>
    ref.dictionary('region')?.items.find(({ code }) => code === region)?.parent as string | undefined
  for (let region = parentOf(lower.region); region; region = parentOf(region)) {
    if (region === upper.region) return true
  }
  return false
}

/** A city's 意见书 to a county's department needs 提级监督 first (domain.md §4). */
export function needElevation(found: SupervisionCase, ctx: CommandContext): Refusal | undefined {
  const bureau = ctx.ref.organ(found.jurisdictionOrganId)
  const respondent = ctx.ref.organ(found.respondentOrganId)
  if (!standsAbove(bureau, respondent, ctx.ref)) return undefined
  const elevated = found.moves?.some((move) => move.kind === 'elevated' && move.toOrganId === found.jurisdictionOrganId)
  return elevated ? undefined : refuse('cases.elevateFirst', { organ: respondent?.name ?? '' })
}

function needOpen(found: SupervisionCase): Refusal | undefined {
  return needOpenCase(found) ?? needRunning(found)
}

function peopleOf(organId: string, ref: ReferenceData): string[] {
  return ref
    .users()
    .filter((user) => user.organId === organId && !user.disabled && user.roles.some((role) => isBureauRole(role)))
    .map(({ id }) => id)
}

const isBureauRole = (role: string) => (bureauRoles as readonly string[]).includes(role)

/** Both bureaus go on seeing the case; its handlers are named anew by the one that has it now. */
function move({ set, tx, case: found }: CaseEdit, to: Move, ctx: CommandContext): void {
  const ref = { type: 'supervisionCase', id: found.id } as const
  tx.append(ref, 'moves', {
    kind: to.kind,
    fromOrganId: found.jurisdictionOrganId,
    toOrganId: to.organId,
    reason: to.reason,
    at: ctx.now.toISOString(),
    by: ctx.actor.userId,
  })
  tx.add(ref, 'sharedWith', [...peopleOf(found.jurisdictionOrganId, ctx.ref), ...peopleOf(to.organId, ctx.ref)])
  set('jurisdictionOrganId', to.organId)
  tx.remove(
    ref,
    'handlerIds',
    found.handlerIds.filter((id) => !to.handlerIds.includes(id)),
  )
  tx.add(ref, 'handlerIds', to.handlerIds)
}

interface Move {
  readonly kind: 'designated' | 'elevated'
  readonly organId: string
  readonly handlerIds: readonly string[]
  readonly reason: string
}

const designateInput = z.object({
  caseId: entityId,
  organId: entityId.meta({ title: '指定机关' }),
  handlerIds: z.array(entityId).max(5).default([]).meta({ title: '承办人' }),
  reason: z.string().trim().min(1, '请写明指定监督的理由').max(2000).meta({ title: '理由' }),
})

/** 指定监督: a bureau gives its case to one below it; two handlers there, where the case is filed already. */
export const caseDesignate = defineCaseCommand<z.infer<typeof designateInput>>({
  type: 'case.designate',
  input: designateInput,
  offered: (tx, caseId, ctx) =>
    onCase(tx, caseId, ctx, ['reviewer'], needOpen, needNoConflict, (found) =>
      found.opinionId ? refuse('cases.opinionOut') : needOther(ctx, found.handlerIds, '指定监督'),
    ),
  check: (found, i, ctx) => {
    const target = ctx.ref.organ(i.organId)
    if (target?.kind !== 'justice') return refuse('cases.notBureau')
    if (!standsAbove(ctx.ref.organ(found.jurisdictionOrganId), target, ctx.ref)) return refuse('cases.notBelow')
    if (found.stage !== 'triage' && i.handlerIds.length < 2) return refuse('cases.handlersNeeded')
    return needHandlersFit(i.handlerIds, found, ctx, i.organId)
  },
  apply(edit, i, ctx) {
    move(edit, { kind: 'designated', ...i }, ctx)
    return { note: `${ctx.ref.organ(i.organId)?.name ?? ''}：${i.reason}` }
  },
})

const elevateInput = z.object({
  caseId: entityId,
  handlerIds: z.array(entityId).max(5).default([]).meta({ title: '承办人' }),
  reason: z.string().trim().min(1, '请写明提级监督的理由').max(2000).meta({ title: '理由' }),
})

/** 提级监督: the bureau above takes a case of a county, or takes charge of a county's department in a case of its own. */
export const caseElevate = defineCaseCommand<z.infer<typeof elevateInput>>({
  type: 'case.elevate',
  input: elevateInput,
  offered: (tx, caseId, ctx) => {
    const found = tx.get('supervisionCase', caseId)
    if (!found) return refuse('general.notFound', { what: '案件' })
    const own = ctx.ref.organ(ctx.actor.organId)
    return firstRefusal(
      () => needRole(ctx, 'reviewer'),
      () => needOpen(found),
      () => needNoConflict(found),
      () => (found.opinionId ? refuse('cases.opinionOut') : undefined),
      () => {
        const above = standsAbove(own, ctx.ref.organ(found.jurisdictionOrganId), ctx.ref)
        const ownCase = found.jurisdictionOrganId === own?.id && needElevation(found, ctx) !== undefined
        return above || ownCase ? undefined : refuse('cases.nothingToElevate')
      },
    )
  },
  check: (found, i, ctx) => {
    const keeps = found.jurisdictionOrganId === ctx.actor.organId
    if (!keeps && found.stage !== 'triage' && i.handlerIds.length < 2) return refuse('cases.handlersNeeded')
    return needHandlersFit(i.handlerIds, found, ctx, ctx.actor.organId)
  },
  apply(edit, i, ctx) {
    const keeps = edit.case.jurisdictionOrganId === ctx.actor.organId
    const handlerIds = keeps && i.handlerIds.length === 0 ? edit.case.handlerIds : i.handlerIds
    move(edit, { kind: 'elevated', organId: ctx.actor.organId, handlerIds, reason: i.reason }, ctx)
    return { note: i.reason }
  },
})
