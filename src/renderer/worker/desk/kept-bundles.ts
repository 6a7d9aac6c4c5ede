import type { EntityRef } from '#shared/domain/entities'
import type { SupervisionCase } from '#shared/domain/supervision-case'
import type { ShownRow, StoreChange } from '../sync/store-change'
import { type CaseParts, inOrder } from './case-bundle'
import { veiledOrder } from './order-veil'

/** The case on the screen, and the one before it. */
const MOST_KEPT = 2

/**
 * Cases as they were read last, in step with what changes: after a command its case is shown at once, without reading
 * all its parts from the store again.
 */
export class KeptBundles {
  private readonly kept = new Map<string, CaseParts>()
  private taken = 0

  /** The parts of a case; `read` is asked where they are not known. */
  async get(caseId: string, read: () => Promise<CaseParts | undefined>): Promise<CaseParts | undefined> {
    const known = this.kept.get(caseId)
    if (known) return known
    const { taken } = this
    const found = await read()
    // What changed while it was being read may be in it or not.
    if (found && taken === this.taken) this.keep(caseId, found)
    return found
  }

  take(change: StoreChange): void {
    this.taken += 1
    for (const [caseId, parts] of [...this.kept]) {
      const next = followed(parts, change)
      if (next) this.kept.set(caseId, next)
      else this.kept.delete(caseId)
    }
  }

  clear(): void {
    this.taken += 1
    this.kept.clear()
  }

  private keep(caseId: string, parts: CaseParts): void {
    this.kept.set(caseId, parts)
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= MOST_KEPT) break
      this.kept.delete(oldest)
    }
  }
}

/** The parts after a change; undefined where they have to be read anew. */
function followed(parts: CaseParts, { put, gone }: StoreChange): CaseParts | undefined {
  if (gone.some((ref) => isPart(parts, ref))) return undefined
  let next: CaseParts | undefined = parts
  for (const row of put) {
    next = withRow(next, row)
    if (!next) return undefined
  }
  return next
}

const listOf = {
  workOrder: 'orders',
  officialDocument: 'documents',
  caseAction: 'actions',
  attachment: 'attachments',
  conflict: 'conflicts',
  inspection: 'inspections',
  supervisionOrder: 'supervisionOrders',
} as const
type PartType = keyof typeof listOf

function isPartType(type: string): type is PartType {
  return Object.hasOwn(listOf, type)
}

function isPart(parts: CaseParts, { type, id }: EntityRef): boolean {
  if (type === 'supervisionCase') return parts.case.id === id
  return isPartType(type) && parts[listOf[type]].some((each) => each.id === id)
}

function withRow(parts: CaseParts, row: ShownRow): CaseParts | undefined {
  const { type, doc } = row
  const isKnown = isPart(parts, row)
  if (type === 'supervisionCase') {
    // The store only ever holds documents that passed the schema of their type.
    const found = doc as SupervisionCase
    if (!isKnown) return parts
    return refersTo(found) === refersTo(parts.case) ? { ...parts, case: found } : undefined
  }
  if (!isPartType(type)) return parts
  const belongs = isOwn(type, doc, parts) || isNamed(parts.case, row)
  if (!isKnown && !belongs) return parts
  // Into the case by its name, or out of it: where among the others it stands is the store's to say.
  if (isKnown !== belongs && !(belongs && isOwn(type, doc, parts))) return undefined
  return withPart(parts, type, type === 'workOrder' ? veiledOrder(doc) : (doc as { readonly id: string }))
}

function withPart(parts: CaseParts, type: PartType, doc: { readonly id: string }): CaseParts {
  const name = listOf[type]
  const list: readonly { readonly id: string }[] = parts[name]
  const at = list.findIndex(({ id }) => id === doc.id)
  const next = at < 0 ? [...list, doc] : list.map((each, index) => (index === at ? doc : each))
  return inOrder({ ...parts, [name]: next })
}

/** What of a case is read because the case names it; another answer means that other parts have to be read. */
function refersTo({ orderIds, tracks = {}, sharedOpinion, opinionId }: SupervisionCase): string {
  const refs = Object.values(tracks).map(({ kind, refId }) => [kind, refId])
  return JSON.stringify([orderIds, refs, sharedOpinion && opinionId])
}

/** Orders and 督办 are parts of a case only by what the case says of them. */
function isOwn(type: PartType, doc: object, parts: CaseParts): boolean {
  return type !== 'workOrder' && type !== 'supervisionOrder' && (doc as { caseId?: string }).caseId === parts.case.id
}

function isNamed({ orderIds, tracks = {}, sharedOpinion, opinionId }: SupervisionCase, { type, id }: EntityRef) {
  switch (type) {
    case 'workOrder':
      return orderIds.includes(id)
    case 'supervisionOrder':
      return Object.values(tracks).some(({ kind, refId }) => kind === 'supervision' && refId === id)
    case 'officialDocument':
      return sharedOpinion !== undefined && opinionId === id
    default:
      return false
  }
}
