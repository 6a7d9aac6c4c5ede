import { z } from 'zod'
import { code, entityId, shortText } from '../../domain/common'
import { dispatchSource } from '../../domain/dispatch-entry'
import type { Refusal } from '../../messages/catalogue'
import { type CommandContext, defineCommand, firstRefusal, refuse } from '../engine/command'
import { needCode, needRole } from '../guards'

export function needOrgans({ ref }: CommandContext, ids: readonly (string | undefined)[]): Refusal | undefined {
  return ids.every((id) => id === undefined || ref.organ(id)) ? undefined : refuse('general.notFound', { what: '单位' })
}

const entryRef = (id: string) => ({ type: 'dispatchEntry', id }) as const

const input = z.object({
  entryId: entityId,
  matter: shortText.meta({ title: '事项名称' }),
  words: z.array(z.string().trim().min(1).max(60)).min(1, '请至少填写一个识别词语').max(40).meta({ title: '识别词语' }),
  region: code.meta({ title: '适用区域' }),
  organId: entityId.meta({ title: '承办单位' }),
  coOrganIds: z.array(entityId).max(10).default([]).meta({ title: '协办单位' }),
  source: dispatchSource.meta({ title: '来源' }),
  basis: z.string().trim().max(300).default('').meta({ title: '依据' }),
  note: z.string().trim().max(500).default('').meta({ title: '备注' }),
})

/** A matter of the dispatch catalogue, new or changed; what it said before about who deals with it is kept. */
export const dispatchEntrySave = defineCommand<z.infer<typeof input>>({
  type: 'dispatchEntry.save',
  version: 1,
  input,
  entities: (i) => [entryRef(i.entryId)],
  subject: (i) => entryRef(i.entryId),
  offered: (tx, id, ctx) => needRole(ctx, 'hotline') ?? needInForce(tx.get('dispatchEntry', id)),
  check: (_tx, i, ctx) =>
    firstRefusal(
      () => needCode(ctx, 'region', i.region),
      () => needOrgans(ctx, [i.organId, ...i.coOrganIds]),
    ),
  apply(tx, { entryId, ...said }, ctx) {
    const known = tx.get('dispatchEntry', entryId)
    if (!known) {
      tx.create('dispatchEntry', { id: entryId, ...said, state: 'inForce', history: [] })
      return
    }
    const { organId, basis } = known
    if (organId !== said.organId || basis !== said.basis)
      tx.append(entryRef(entryId), 'history', { at: ctx.now.toISOString(), by: ctx.actor.userId, organId, basis })
    for (const [path, to] of Object.entries(said)) tx.set(entryRef(entryId), path, to)
    // What a consultation no longer stands by rests on something else now: it is the hotline's alone.
    if (known.consultation?.droppedOn && basis !== said.basis) tx.set(entryRef(entryId), 'consultation', undefined)
    // What a consultation proposed is in force when the hotline has agreed.
    if (known.state === 'proposed') tx.set(entryRef(entryId), 'state', 'inForce')
  },
})

function needInForce(entry: { state: string; matter: string } | undefined): Refusal | undefined {
  return entry?.state === 'retired' ? refuse('hotline.entryRetired', { matter: entry.matter }) : undefined
}

const retireInput = z.object({ entryId: entityId })

/** 停用: nothing is dispatched by it any more; it stays to be read. */
export const dispatchEntryRetire = defineCommand<z.infer<typeof retireInput>>({
  type: 'dispatchEntry.retire',
  version: 1,
  input: retireInput,
  entities: (i) => [entryRef(i.entryId)],
  subject: (i) => entryRef(i.entryId),
  offered: (tx, id, ctx) => {
    const entry = tx.get('dispatchEntry', id)
    if (!entry) return refuse('general.notFound', { what: '派单目录事项' })
    return needRole(ctx, 'hotline') ?? needInForce(entry)
  },
  apply(tx, i) {
    tx.set(entryRef(i.entryId), 'state', 'retired')
  },
})
