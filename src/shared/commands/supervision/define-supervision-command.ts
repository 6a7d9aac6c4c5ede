import type { z } from 'zod'
import type { EntityRef } from '../../domain/entities'
import type { Role } from '../../domain/roles'
import type { SupervisionCase } from '../../domain/supervision-case'
import {
  type SupervisionOrder,
  type SupervisionOrderStatus,
  supervisionOrderStatusLabels,
} from '../../domain/supervision-order'
import type { Refusal } from '../../messages/catalogue'
import {
  type CommandContext,
  type CommandDefinition,
  defineCommand,
  type ReadTx,
  refuse,
  type Tx,
} from '../engine/command'
import { needHandler, needRole, onCase } from '../guards'

export interface SupervisionInput {
  readonly supervisionOrderId: string
  /** The case it was given in; absent where it is about one order of the hotline. */
  readonly caseId?: string | undefined
}

interface SupervisionCommand<I extends SupervisionInput> {
  readonly type: string
  readonly input: z.ZodType<I>
  readonly roles?: readonly Role[]
  readonly statuses: readonly SupervisionOrderStatus[]
  readonly also?: (input: I) => readonly EntityRef[]
  /** What besides its status decides whether the step is possible at all. */
  readonly needs?: (found: SupervisionOrder, ctx: CommandContext) => Refusal | undefined
  readonly check?: (found: SupervisionOrder, input: I, ctx: CommandContext, tx: ReadTx) => Refusal | undefined
  readonly apply: (edit: SupervisionEdit, input: I, ctx: CommandContext) => { note?: string } | undefined
}

export interface SupervisionEdit {
  readonly order: SupervisionOrder
  readonly case: SupervisionCase | undefined
  readonly tx: Tx
  set(path: string, to: unknown): void
}

export const orderRef = (id: string) => ({ type: 'supervisionOrder', id }) as const

/**
 * The shape that every command on one existing supervision order shares: given by the officers of the bureau that leads
 * it, in its case by the case's handlers, and with an entry in that case's record.
 */
export function defineSupervisionCommand<I extends SupervisionInput>(
  command: SupervisionCommand<I>,
): CommandDefinition<I> {
  return defineCommand<I>({
    type: command.type,
    version: 1,
    input: command.input,
    entities: (i) => [orderRef(i.supervisionOrderId), ...caseRefs(i), ...(command.also?.(i) ?? [])],
    subject: (i) => orderRef(i.supervisionOrderId),
    offered: (tx, id, ctx) => {
      const found = tx.get('supervisionOrder', id)
      if (!found) return refuse('general.notFound', { what: '督办事项' })
      return (
        onHome(tx, found, ctx, command.roles ?? ['officer']) ??
        needOrderStatus(found, command.statuses) ??
        command.needs?.(found, ctx)
      )
    },
    check: (tx, i, ctx) => {
      const found = tx.get('supervisionOrder', i.supervisionOrderId)
      if (!found || found.caseId !== i.caseId) return refuse('general.notFound', { what: '督办事项所属案件' })
      return command.check?.(found, i, ctx, tx)
    },
    apply(tx, i, ctx) {
      const order = tx.get('supervisionOrder', i.supervisionOrderId)
      if (!order) return
      const home = order.caseId === undefined ? undefined : tx.get('supervisionCase', order.caseId)
      const set = (path: string, to: unknown) => tx.set(orderRef(order.id), path, to)
      const extra = command.apply({ order, case: home, tx, set }, i, ctx)
      if (home) tx.record({ caseId: home.id, region: home.region, note: order.title, ...extra })
    },
  })
}

export function caseRefs({ caseId }: { readonly caseId?: string | undefined }): EntityRef[] {
  return caseId === undefined ? [] : [{ type: 'supervisionCase', id: caseId }]
}

/** Whether the actor works on what the order is about: its case's handlers, else the officers of its bureau. */
export function onHome(
  tx: ReadTx,
  found: Pick<SupervisionOrder, 'caseId' | 'leadOrganId'>,
  ctx: CommandContext,
  roles: readonly Role[],
): Refusal | undefined {
  if (found.caseId !== undefined) {
    const asHandler = (home: SupervisionCase) => (roles.includes('officer') ? needHandler(ctx, home) : undefined)
    return onCase(tx, found.caseId, ctx, roles, asHandler)
  }
  const refusal = needRole(ctx, ...roles)
  if (refusal || ctx.actor.organId === found.leadOrganId || ctx.actor.roles.includes('system')) return refusal
  return refuse('cases.otherBureau', { organ: ctx.ref.organ(found.leadOrganId)?.name ?? '' })
}

function needOrderStatus(found: SupervisionOrder, statuses: readonly SupervisionOrderStatus[]): Refusal | undefined {
  if (statuses.includes(found.status)) return undefined
  return refuse('supervision.wrongStatus', {
    status: supervisionOrderStatusLabels[found.status],
    needed: statuses.map((status) => supervisionOrderStatusLabels[status]).join('、'),
  })
}
