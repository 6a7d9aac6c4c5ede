import { z } from 'zod'
import { code, entityId, shortText } from '../../domain/common'
import {
  categoryEnforcement,
  pathText,
  type TaxonomyLeaf,
  type TaxonomyMap,
  taxonomyLeaf,
} from '../../domain/taxonomy-map'
import type { Refusal } from '../../messages/catalogue'
import { type CommandContext, defineCommand, firstRefusal, type ReadTx, refuse, type Tx } from '../engine/command'
import { needCode, needRole } from '../guards'

const mapRef = (id: string) => ({ type: 'taxonomyMap', id }) as const

function needMap(tx: ReadTx, id: string, ctx: CommandContext): Refusal | undefined {
  const found = tx.get('taxonomyMap', id)
  if (!found) return refuse('general.notFound', { what: '分类对照表' })
  return needRole(ctx, 'hotline') ?? (found.state === 'retired' ? refuse('hotline.mapRetired') : undefined)
}

function needCodes(leaves: readonly Pick<TaxonomyLeaf, 'field' | 'enforcementType'>[], ctx: CommandContext) {
  for (const { field, enforcementType } of leaves) {
    const refusal = needCode(ctx, 'field', field) ?? needCode(ctx, 'enforcementType', enforcementType)
    if (refusal) return refusal
  }
  return undefined
}

const importInput = z.object({
  mapId: entityId,
  title: shortText.meta({ title: '名称' }),
  leaves: z.array(taxonomyLeaf).min(1).max(5000),
  note: z.string().trim().max(300).default('').meta({ title: '说明' }),
})

/**
 * Takes a taxonomy in, or its next version: what people have confirmed for a category stays with it as long as its path
 * does, and what the sheet itself says goes before a suggestion.
 */
export const taxonomyImport = defineCommand<z.infer<typeof importInput>>({
  type: 'taxonomy.import',
  version: 1,
  input: importInput,
  entities: (i) => [mapRef(i.mapId)],
  subject: (i) => mapRef(i.mapId),
  offered: (tx, id, ctx) => (tx.get('taxonomyMap', id) ? needMap(tx, id, ctx) : needRole(ctx, 'hotline')),
  check: (_tx, i, ctx) => needCodes(i.leaves, ctx),
  apply(tx, i, ctx) {
    const known = tx.get('taxonomyMap', i.mapId)
    const version = (known?.version ?? 0) + 1
    const leaves = keyed(i.leaves, known)
    const step = historyStep(version, i.note, i.leaves.length, ctx)
    if (!known) {
      const { title } = i
      const map = {
        id: i.mapId,
        region: ctx.actor.region,
        title,
        version,
        state: 'inUse' as const,
        leaves,
        history: [step],
      }
      tx.create('taxonomyMap', map)
      return
    }
    tx.set(mapRef(i.mapId), 'title', i.title)
    tx.set(mapRef(i.mapId), 'leaves', leaves)
    nextVersion(tx, i.mapId, version, step)
  },
})

function keyed(leaves: readonly TaxonomyLeaf[], known: TaxonomyMap | undefined): Record<string, TaxonomyLeaf> {
  const keys = new Map(Object.entries(known?.leaves ?? {}).map(([key, leaf]) => [pathText(leaf.path), key]))
  let next = Object.keys(known?.leaves ?? {}).reduce((most, key) => Math.max(most, Number(key.slice(1))), 0)
  return Object.fromEntries(
    leaves.map((leaf) => {
      const key = keys.get(pathText(leaf.path))
      const before = key === undefined ? undefined : known?.leaves[key]
      next += key === undefined ? 1 : 0
      return [key ?? `c${next}`, before?.confirmed && !leaf.confirmed ? before : leaf]
    }),
  )
}

function historyStep(version: number, note: string, leaves: number, ctx: CommandContext) {
  return { version, at: ctx.now.toISOString(), by: ctx.actor.userId, note, leaves }
}

function nextVersion(tx: Tx, id: string, version: number, step: ReturnType<typeof historyStep>): void {
  tx.set(mapRef(id), 'version', version)
  tx.append(mapRef(id), 'history', step)
}

const meaning = z.object({
  isEnforcement: categoryEnforcement,
  field: code.optional(),
  enforcementType: code.optional(),
})

const setInput = z.object({
  mapId: entityId,
  changes: z.record(z.string(), meaning).refine((all) => Object.keys(all).length > 0, '没有要保存的修改'),
  note: z.string().trim().max(300).default('').meta({ title: '说明' }),
})

/** What a person decided about categories; each is confirmed by it, and the map gets its next version. */
export const taxonomySetLeaves = defineCommand<z.infer<typeof setInput>>({
  type: 'taxonomy.setLeaves',
  version: 1,
  input: setInput,
  entities: (i) => [mapRef(i.mapId)],
  subject: (i) => mapRef(i.mapId),
  offered: needMap,
  check: (tx, i, ctx) =>
    firstRefusal(
      () => {
        const leaves = tx.get('taxonomyMap', i.mapId)?.leaves ?? {}
        return Object.keys(i.changes).every((key) => leaves[key]) ? undefined : refuse('hotline.leafUnknown')
      },
      () => needCodes(Object.values(i.changes), ctx),
    ),
  apply(tx, i, ctx) {
    const known = tx.get('taxonomyMap', i.mapId)
    if (!known) return
    for (const [key, { isEnforcement, field, enforcementType }] of Object.entries(i.changes)) {
      const path = known.leaves[key]?.path ?? []
      const leaf = { path, isEnforcement, ...(field && { field }), ...(enforcementType && { enforcementType }) }
      tx.set(mapRef(i.mapId), `leaves.${key}`, { ...leaf, confirmed: true })
    }
    const version = known.version + 1
    nextVersion(tx, i.mapId, version, historyStep(version, i.note, Object.keys(i.changes).length, ctx))
  },
})

const retireInput = z.object({ mapId: entityId })

export const taxonomyRetire = defineCommand<z.infer<typeof retireInput>>({
  type: 'taxonomy.retire',
  version: 1,
  input: retireInput,
  entities: (i) => [mapRef(i.mapId)],
  subject: (i) => mapRef(i.mapId),
  offered: needMap,
  apply(tx, i) {
    tx.set(mapRef(i.mapId), 'state', 'retired')
  },
})
