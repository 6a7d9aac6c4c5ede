import { civilDateOf } from '../../domain/civil-date'
import type { Delegation } from '../../domain/reference'
import type { AnyCommand, CommandContext, ReadTx } from './command'

/** What made a command possible besides the actor's own place: it belongs into the record (domain.md §4). */
export interface SpecialGrounds {
  /** 授权: the delegation he acted under. */
  readonly delegation?: Delegation
  /** The small bureau's exception from handler ≠ reviewer ≠ issuer. */
  readonly sameHand?: boolean
}

/** Asks the guards again without delegation and exception: what they then refuse was owed to them. */
export function specialGrounds(command: AnyCommand, tx: ReadTx, input: unknown, ctx: CommandContext): SpecialGrounds {
  const subject = command.subject(input).id
  const refusedWith = (ref: CommandContext['ref']) => command.offered(tx, subject, { ...ctx, ref }) !== undefined
  const delegations = ctx.ref.delegationsTo(ctx.actor.userId, civilDateOf(ctx.now))
  const mayShareHands = ctx.ref.organ(ctx.actor.organId)?.sameHandAllowed
  const delegation =
    delegations.length > 0 && refusedWith({ ...ctx.ref, delegationsTo: () => [] }) ? delegations[0] : undefined
  const strict = (id: string | undefined) => {
    const organ = ctx.ref.organ(id)
    return organ && { ...organ, sameHandAllowed: false }
  }
  const sameHand = mayShareHands && refusedWith({ ...ctx.ref, organ: strict })
  return { ...(delegation && { delegation }), ...(sameHand && { sameHand }) }
}
