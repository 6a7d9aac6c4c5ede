import { z } from 'zod'
import { civilYearOf } from '../../domain/civil-date'
import { entityId } from '../../domain/common'
import { grade, gradedOrganOf, gradeYears, isGradedBy, organGradeId } from '../../domain/organ-grade'
import { regionParents } from '../../domain/region-chain'
import type { Refusal } from '../../messages/catalogue'
import { type CommandContext, defineCommand, firstRefusal, type ReadTx, refuse } from '../engine/command'
import { needOther, needRole } from '../guards'

const input = z.object({
  organId: entityId,
  year: z.number().int().min(gradeYears.first).max(gradeYears.last).meta({ title: '年度' }),
  grade: grade.meta({ title: '等次' }),
  reason: z.string().trim().min(1, '请写明评定或者调整等次的理由').max(1000).meta({ title: '理由' }),
})
type Input = z.infer<typeof input>

const gradeRef = (id: string) => ({ type: 'organGrade', id }) as const
const refOf = (i: Pick<Input, 'organId' | 'year'>) => gradeRef(organGradeId(i.organId, i.year))

/**
 * Sets or changes the grade of an organ's year (domain.md §10). Whoever decided last does not review his own decision;
 * every decision stays, with its reason.
 */
export const evaluationRegrade = defineCommand<Input>({
  type: 'evaluation.regrade',
  version: 1,
  input,
  entities: (i) => [refOf(i)],
  subject: refOf,
  offered: (tx, id, ctx) =>
    firstRefusal(
      () => needRole(ctx, 'reviewer', 'issuer'),
      () => needSupervised(ctx, gradedOrganOf(id)),
      () => needAnother(tx, id, ctx),
    ),
  check: (tx, i, ctx) =>
    firstRefusal(
      () => needBegun(i.year, ctx),
      () =>
        tx.get('organGrade', organGradeId(i.organId, i.year))?.grade === i.grade
          ? refuse('evaluation.sameGrade', { grade: i.grade })
          : undefined,
    ),
  apply(tx, i, ctx) {
    const id = organGradeId(i.organId, i.year)
    const decision = { grade: i.grade, reason: i.reason, by: ctx.actor.userId, at: ctx.now.toISOString() }
    if (tx.get('organGrade', id)) {
      tx.set(gradeRef(id), 'grade', i.grade)
      tx.append(gradeRef(id), 'decisions', decision)
      return
    }
    const region = ctx.ref.organ(i.organId)?.region ?? ctx.actor.region
    tx.create('organGrade', { id, region, organId: i.organId, year: i.year, grade: i.grade, decisions: [decision] })
  },
})

function needSupervised(ctx: CommandContext, organId: string): Refusal | undefined {
  const organ = ctx.ref.organ(organId)
  if (!organ) return refuse('general.notFound', { what: '机关' })
  if (organ.id === ctx.actor.organId) return refuse('evaluation.ownOrgan')
  const parents = regionParents(ctx.ref)
  const mine = isGradedBy(organ, ctx.actor.region, (region) => parents.get(region))
  return mine ? undefined : refuse('evaluation.notSupervised', { organ: organ.name })
}

function needAnother(tx: ReadTx, id: string, ctx: CommandContext): Refusal | undefined {
  const last = tx.get('organGrade', id)?.decisions.at(-1)
  return last && needOther(ctx, [last.by], '评定等次')
}

/** A year that has not begun has nothing to be graded by. */
function needBegun(year: number, ctx: CommandContext): Refusal | undefined {
  return year > civilYearOf(ctx.now) ? refuse('evaluation.yearAhead', { year }) : undefined
}
