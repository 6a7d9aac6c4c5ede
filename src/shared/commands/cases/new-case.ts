import { civilYearOf } from '../../domain/civil-date'
import type { CommandContext, NewEntity, Tx } from '../engine/command'
import { CASE_NUMBER_FORMAT, formatNumber } from '../numbers'

type NewCase = NewEntity<'supervisionCase'>
type Given = Pick<
  NewCase,
  'id' | 'title' | 'origin' | 'originNote' | 'orderIds' | 'region' | 'respondentOrganId' | 'flags'
>

/** A case as it stands when it is opened: in triage at the actor's bureau, with the number of the command's series. */
export function newCase(tx: Tx, ctx: CommandContext, given: Given & Partial<NewCase>): NewCase {
  const no = tx.nextNumber()
  const organ = ctx.ref.organ(ctx.actor.organId)
  const caseNo =
    no === undefined ? undefined : formatNumber(CASE_NUMBER_FORMAT, organ?.shortName ?? '', civilYearOf(ctx.now), no)
  return {
    caseNo,
    jurisdictionOrganId: ctx.actor.organId,
    acts: {},
    issues: [],
    patterns: [],
    tags: [],
    notes: '',
    handlerIds: [],
    stage: 'triage',
    limits: {},
    checklist: {},
    findings: {},
    reopenings: [],
    openConflictIds: [],
    ...given,
  }
}
