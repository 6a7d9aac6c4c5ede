import type { EntityRef } from '../../domain/entities'
import type { Role } from '../../domain/roles'
import type { AnyCommand, CommandContext } from './command'
import type { CommandTx } from './command-tx'
import { fieldPolicy } from './field-policy'
import type { SpecialGrounds } from './special-grounds'

/**
 * Leaves the command's entry in the case's record (办理记录), in each case's where it changed several. The id of the
 * first is the command's, those of the others follow from it, so a repeat adds nothing.
 */
export function recordAction(
  tx: CommandTx,
  command: AnyCommand,
  ctx: CommandContext,
  { deviceAt, grounds }: { deviceAt: string | undefined; grounds: SpecialGrounds },
): void {
  const { fieldChanges, parallel } = tx.effect()
  const overwritten = new Set(parallel.map(({ path }) => path))
  const several = tx.recorded.length > 1
  for (const [at, entry] of tx.recorded.entries()) {
    const own = ({ ref, path }: { ref: EntityRef; path: string }) => {
      if (ref.type === 'supervisionCase') return !several || ref.id === entry.caseId
      // How far these are, the command's own name says.
      if (tellsByName.has(ref.type) && fieldPolicy(ref.type, path) === 'state') return false
      return ref.type !== 'workOrder' && at === 0
    }
    tx.create('caseAction', {
      id: at === 0 ? ctx.commandId : `${ctx.commandId}.${at}`,
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
      parallel: parallel.filter(own).map(({ path }) => path),
      changes: fieldChanges
        .filter(own)
        .slice(0, 40)
        .map(({ path, from, to }) => ({ path, from: overwritten.has(path) ? from : brief(from), to: brief(to) })),
    })
  }
}

const tellsByName: ReadonlySet<EntityRef['type']> = new Set(['supervisionOrder', 'submission', 'attachment'])

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
