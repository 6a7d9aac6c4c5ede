import { z } from 'zod'
import { code, entityId } from '../../domain/common'
import { isWarningFor, type Warning, warningEvidence, warningKind, warningSeverity } from '../../domain/warning'
import type { Refusal } from '../../messages/catalogue'
import { type CommandContext, defineCommand, type ReadTx, refuse, type Tx } from '../engine/command'
import { needRole } from '../guards'

/*
 * Warnings leave no entry in a case's record: they are about it, not of it. What was done stands in the warning itself
 * and in the audit.
 */

const ref = (id: string) => ({ type: 'warning', id }) as const

const openInput = z.object({
  warningId: entityId,
  kind: warningKind,
  severity: warningSeverity,
  region: code,
  handlerIds: z.array(entityId).max(50).default([]),
  evidence: warningEvidence,
  figures: z.record(z.string(), z.number()).default({}),
})

/** The server found what a rule looks for; the same matter of the same period is told once. */
export const warningOpen = defineCommand<z.infer<typeof openInput>>({
  type: 'warning.open',
  version: 1,
  input: openInput,
  entities: (i) => [ref(i.warningId)],
  subject: (i) => ref(i.warningId),
  offered: (_tx, _id, ctx) => needRole(ctx, 'system'),
  apply(tx, i) {
    const { warningId: id, ...facts } = i
    const before = tx.get('warning', id)
    if (!before) return tx.create('warning', { id, ...facts, state: 'open' })
    if (before.state === 'closed') return
    // Amber turns red and is looked at anew; what a person already wrote down stays.
    if (before.severity !== i.severity) {
      tx.set(ref(id), 'severity', i.severity)
      if (i.severity === 'red') tx.set(ref(id), 'state', 'open')
    }
    if (before.handlerIds.join() !== i.handlerIds.join()) tx.set(ref(id), 'handlerIds', i.handlerIds)
  },
})

function needOpen(tx: ReadTx, id: string, ctx: CommandContext): Refusal | undefined {
  const found = tx.get('warning', id)
  if (!found) return refuse('general.notFound', { what: '预警' })
  if (found.state === 'closed') return refuse('warnings.settled')
  const mine = isWarningFor(found, ctx.actor.userId) || ctx.actor.roles.some((role) => role !== 'officer')
  return mine ? undefined : refuse('warnings.notHandler')
}

const workers = ['officer', 'reviewer', 'issuer'] as const

function step(tx: Tx, id: string, name: 'acknowledged' | 'closed', text: string, ctx: CommandContext): void {
  tx.set(ref(id), 'state', name satisfies Warning['state'])
  tx.set(ref(id), name, { by: ctx.actor.userId, at: ctx.now.toISOString(), text })
}

const acknowledgeInput = z.object({
  warningId: entityId,
  text: z.string().trim().min(1, '请写明打算怎么处理').max(1000).meta({ title: '处理打算' }),
})

/** Somebody has seen it and takes care. */
export const warningAcknowledge = defineCommand<z.infer<typeof acknowledgeInput>>({
  type: 'warning.acknowledge',
  version: 1,
  input: acknowledgeInput,
  entities: (i) => [ref(i.warningId)],
  subject: (i) => ref(i.warningId),
  offered: (tx, id, ctx) =>
    needRole(ctx, ...workers) ??
    needOpen(tx, id, ctx) ??
    (tx.get('warning', id)?.state === 'acknowledged' ? refuse('warnings.acknowledged') : undefined),
  apply: (tx, i, ctx) => step(tx, i.warningId, 'acknowledged', i.text, ctx),
})

const closeInput = z.object({
  warningId: entityId,
  reason: z.string().trim().min(1, '请写明处理结果或者关闭理由').max(1000).meta({ title: '处理结果' }),
})

export const warningClose = defineCommand<z.infer<typeof closeInput>>({
  type: 'warning.close',
  version: 1,
  input: closeInput,
  entities: (i) => [ref(i.warningId)],
  subject: (i) => ref(i.warningId),
  // The server closes what has settled itself: a limit that was met.
  offered: (tx, id, ctx) => needRole(ctx, ...workers, 'system') ?? needOpen(tx, id, ctx),
  apply: (tx, i, ctx) => step(tx, i.warningId, 'closed', i.reason, ctx),
})
