import type { SupervisionCase } from '../../domain/supervision-case'
import type { WorkOrder } from '../../domain/work-order'
import { caseRef, hastenTriage } from '../case-limits'
import type { CommandContext, Tx } from '../engine/command'

type CaseFlags = SupervisionCase['flags']

/** What the reporters of its orders make of a case: an enterprise's is urgent, one who asked not to be named is not named. */
export function reportedFlags(orders: readonly (WorkOrder | undefined)[]): Omit<CaseFlags, 'graveImpact'> {
  return {
    enterprise: orders.some((order) => order?.reporter.isEnterprise),
    confidential: orders.some((order) => order?.reporter.confidential),
  }
}

/** What comes to a running case, an order or another case, can make it urgent or confidential; nothing takes that back. */
export function raiseFlags(tx: Tx, into: SupervisionCase, added: Partial<CaseFlags>, ctx: CommandContext): void {
  const raised = (Object.keys(added) as (keyof CaseFlags)[]).filter((flag) => added[flag] && !into.flags[flag])
  if (raised.length === 0) return
  const flags = { ...into.flags, ...Object.fromEntries(raised.map((flag) => [flag, true])) }
  for (const flag of raised) tx.set(caseRef(into.id), `flags.${flag}`, true)
  if (into.stage === 'triage') hastenTriage(tx, into, { level: into.level, flags }, ctx)
}
