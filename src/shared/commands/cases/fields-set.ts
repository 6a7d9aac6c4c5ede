import { z } from 'zod'
import { entityId } from '../../domain/common'
import { defineCommand } from '../engine/command'
import { needCode, needHandler, needOpenCase, onCase } from '../guards'

const party = z.object({
  name: z.string().trim().max(100),
  kind: z.string().max(64).optional(),
  ownership: z.string().max(64).optional(),
})

/** Plain fields of a case that no rule hangs on, each with its own shape. */
const plainFields = {
  title: z.string().trim().min(1, '案件名称不能为空').max(200),
  notes: z.string().max(10_000),
  originNote: z.string().max(2000),
  party,
} as const

const change = z.discriminatedUnion('path', [
  z.object({ path: z.literal('title'), to: plainFields.title }),
  z.object({ path: z.literal('notes'), to: plainFields.notes }),
  z.object({ path: z.literal('originNote'), to: plainFields.originNote }),
  z.object({ path: z.literal('party'), to: plainFields.party }),
])

const input = z.object({
  caseId: entityId,
  changes: z.array(change).max(10).default([]),
  tags: z
    .object({ add: z.array(z.string().trim().min(1).max(30)).max(20), remove: z.array(z.string()).max(20) })
    .optional(),
})

/** The one generic command for plain forms (sync.md §1). */
export const fieldsSet = defineCommand<z.infer<typeof input>>({
  type: 'fields.set',
  version: 1,
  input,
  entities: (i) => [{ type: 'supervisionCase', id: i.caseId }],
  subject: (i) => ({ type: 'supervisionCase', id: i.caseId }),
  offered: (tx, caseId, ctx) =>
    onCase(tx, caseId, ctx, ['officer', 'clerk'], needOpenCase, (found) => needHandler(ctx, found)),
  check: (_tx, i, ctx) => {
    for (const { path, to } of i.changes) {
      if (path !== 'party') continue
      const refusal = needCode(ctx, 'partyKind', to.kind) ?? needCode(ctx, 'ownership', to.ownership)
      if (refusal) return refusal
    }
    return undefined
  },
  apply(tx, i) {
    const ref = { type: 'supervisionCase', id: i.caseId } as const
    for (const { path, to } of i.changes) tx.set(ref, path, to)
    if (i.tags) {
      tx.add(ref, 'tags', i.tags.add)
      tx.remove(ref, 'tags', i.tags.remove)
    }
    const found = tx.get('supervisionCase', i.caseId)
    if (found) tx.record({ caseId: i.caseId, region: found.region })
  },
})
