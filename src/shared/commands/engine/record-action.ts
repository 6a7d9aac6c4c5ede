import type { Role } from '../../domain/roles'
import type { AnyCommand, CommandContext } from './command'
import type { CommandTx } from './command-tx'
import type { SpecialGrounds } from './special-grounds'

/** Leaves the command's entry in the case's record (办理记录). Its id is the command's, so a repeat adds nothing. */
export function recordAction(
  tx: CommandTx,
  command: AnyCommand,
  ctx: CommandContext,
  { deviceAt, grounds }: { deviceAt: string | undefined; grounds: SpecialGrounds },
): void {
  const entry = tx.recorded
  if (!entry) return
  const { fieldChanges, parallel } = tx.effect()
  const overwritten = new Set(parallel.map(({ path }) => path))
  tx.create('caseAction', {
    id: ctx.commandId,
    caseId: entry.caseId,
    region: entry.region,
    kind: command.type,
    by: ctx.actor.userId,
    role: grounds.delegation?.role ?? actingRole(ctx.actor.roles),
    delegatedBy: grounds.delegation?.fromUserId,
    sameHand: grounds.sameHand,
    organId: ctx.actor.organId,
    at: ctx.now.toISOString(),
    deviceAt,
    orderId: entry.orderId,
    documentId: entry.documentId,
    note: entry.note ?? '',
    parallel: parallel.map(({ path }) => path),
    changes: fieldChanges
      .filter((change) => change.ref.type !== 'workOrder')
      .slice(0, 40)
      .map(({ path, from, to }) => ({ path, from: overwritten.has(path) ? from : brief(from), to: brief(to) })),
  })
}

const seniority: readonly Role[] = ['system', 'government', 'issuer', 'reviewer', 'officer', 'hotline']

/** The role under which an act counts, where a person has several. */
export function actingRole(roles: readonly Role[]): Role {
  return seniority.find((role) => roles.includes(role)) ?? roles[0] ?? 'clerk'
}

/** The record names what changed; full texts stay in the entity, and a value overwritten unseen stays here whole. */
function brief(value: unknown): unknown {
  if (typeof value === 'string') return value.length > 120 ? `${value.slice(0, 120)}…` : value
  if (Array.isArray(value)) return value.length > 20 ? value.slice(0, 20) : value
  if (value !== null && typeof value === 'object') return undefined
  return value
}
