import { z } from 'zod'
import { entityId } from '../../domain/common'
import { conflictEntityType } from '../../domain/conflict'
import { defineCommand, refuse } from '../engine/command'
import { onCase } from '../guards'
import { hasEnded, onRecord } from './conflict-rights'

const input = z.object({
  conflictId: z.string().min(1).max(80),
  caseId: entityId.optional(),
  entity: z.object({ type: conflictEntityType, id: entityId }),
  choice: z.enum(['theirs', 'mine', 'merged']),
  /** The value to keep with `merged`. */
  value: z.unknown().optional(),
  reason: z.string().trim().min(1, '法律事实的取舍须写明理由').max(1000).meta({ title: '理由' }),
})

/** Settles a conflict: theirs, mine or a merged value, with the reason; the other value stays in the record (sync.md §4). */
export const conflictResolve = defineCommand<z.infer<typeof input>>({
  type: 'conflict.resolve',
  version: 1,
  input,
  entities: (i) => [
    { type: 'conflict', id: i.conflictId },
    ...(i.caseId ? [{ type: 'supervisionCase' as const, id: i.caseId }] : []),
    { type: i.entity.type, id: i.entity.id },
  ],
  subject: (i) => ({ type: 'conflict', id: i.conflictId }),
  offered: (tx, conflictId, ctx) => {
    const conflict = tx.get('conflict', conflictId)
    if (!conflict) return refuse('general.notFound', { what: '冲突记录' })
    if (conflict.state !== 'open') return refuse('cases.conflictResolved')
    return conflict.caseId ? onCase(tx, conflict.caseId, ctx, ['officer', 'reviewer']) : onRecord(tx, conflict, ctx)
  },
  check: (tx, i, ctx) => {
    const conflict = tx.get('conflict', i.conflictId)
    const same =
      conflict &&
      conflict.entityType === i.entity.type &&
      conflict.entityId === i.entity.id &&
      conflict.caseId === i.caseId
    if (!same) return refuse('cases.documentsChanged')
    if (i.choice === 'merged' && i.value === undefined) return refuse('cases.mergedValueMissing')
    if (i.choice === 'theirs' || !hasEnded(tx, conflict, ctx)) return undefined
    return refuse('cases.conflictRecordEnded')
  },
  apply(tx, i, ctx) {
    const conflict = tx.get('conflict', i.conflictId)
    if (!conflict) return
    const value = i.choice === 'theirs' ? conflict.theirs : i.choice === 'mine' ? conflict.mine : i.value
    // Keeping theirs leaves the field alone: it may have moved on since, by someone who saw it.
    if (i.choice !== 'theirs') tx.set(i.entity, conflict.path, value ?? undefined)
    const ref = { type: 'conflict', id: i.conflictId } as const
    tx.set(ref, 'state', 'resolved')
    tx.set(ref, 'resolution', {
      choice: i.choice,
      value: value ?? null,
      reason: i.reason,
      by: ctx.actor.userId,
      at: ctx.now.toISOString(),
    })
    const found = i.caseId && tx.get('supervisionCase', i.caseId)
    if (!i.caseId || !found) return
    tx.remove({ type: 'supervisionCase', id: i.caseId }, 'openConflictIds', [i.conflictId])
    tx.record({ caseId: i.caseId, region: found.region, note: i.reason })
  },
})
