import type { FieldMarks } from '#shared/commands/engine/field-marks'
import { entityKey } from '#shared/domain/entities'
import { dueShares, type Inspection } from '#shared/domain/inspection'
import type { OfficialDocument } from '#shared/domain/official-document'
import type { SupervisionCase } from '#shared/domain/supervision-case'
import type { Transfer } from '#shared/domain/transfer'
import { sameValue } from '#shared/sync/canonical-json'
import { caseGrantees, caseScope, transferScope } from '#shared/sync/scopes'
import type { ClockRow } from '../audit/audit-chain'
import { type CommandSession, REV_OF_THIS_BATCH } from './command-session'
import { needsOrders, scopesNow } from './retention'
import type { Batch, ChangedEntity } from './sync-store'

type Change = NonNullable<Batch['change']>

/** Turns what a session did into rows to write, all stamped with the next revision. */
export function changeOf(session: CommandSession, clock: ClockRow): Change {
  const v = clock.v + 1
  const entities: ChangedEntity[] = []
  const scopes: Change['scopes'][number][] = []
  const needed = (id: string) => {
    const found = session.rows.get(entityKey({ type: 'supervisionCase', id }))?.doc as SupervisionCase | undefined
    return found !== undefined && needsOrders(found)
  }
  for (const ref of session.changed.values()) {
    const row = session.rows.get(entityKey(ref))
    if (!row) continue
    const { type, id, doc } = row
    entities.push({ type, id, doc, marks: stamped(row.marks, v) })
    for (const entry of scopesNow(type, doc as never, session.reference.world, session.now, needed))
      scopes.push({ ...entry, type, id })
  }
  return {
    v,
    head: clock.head,
    entities,
    scopes,
    grants: grantsOf(session),
    series: [...session.series].map(([key, next]) => ({ key, next })),
    docNos: session.docNos,
    voids: voidsOf(session),
    facts: session.facts,
  }
}

/** A numbered document that was recalled: its number stays in the ledger, void, with the reason (domain.md §4). */
function voidsOf(session: CommandSession): Change['voids'] {
  return [...session.changed.values()].flatMap((ref) => {
    if (ref.type !== 'officialDocument') return []
    const key = entityKey(ref)
    const after = session.rows.get(key)?.doc as OfficialDocument | undefined
    const before = session.before.get(key)?.doc as OfficialDocument | undefined
    if (!after?.number || after.status !== 'recalled' || before?.status === 'recalled') return []
    return [{ documentId: ref.id, reason: after.approvals.at(-1)?.opinion ?? '' }]
  })
}

function stamped(marks: FieldMarks, v: number): FieldMarks {
  return Object.fromEntries(
    Object.entries(marks).map(([path, mark]) => [path, mark.rev === REV_OF_THIS_BATCH ? { ...mark, rev: v } : mark]),
  )
}

/**
 * Whoever handles a case holds its full rows from now on; who no longer does loses them at once. A case that closes
 * keeps its people for a while, which the sweep ends (domain.md §6).
 */
function grantsOf(session: CommandSession): Change['grants'] {
  const grants: Change['grants'][number][] = []
  for (const ref of session.changed.values()) {
    const key = entityKey(ref)
    const [old, now] = [session.before.get(key)?.doc, session.rows.get(key)?.doc]
    if (ref.type === 'inspection')
      grants.push(...packGrants(old as Inspection | undefined, now as Inspection | undefined))
    if (ref.type !== 'supervisionCase' && ref.type !== 'transfer') continue
    const peopleOf = ref.type === 'transfer' ? membersOf : granteesOf
    const before = peopleOf(old)
    const after = peopleOf(now)
    const scope = ref.type === 'transfer' ? transferScope(ref.id) : caseScope(ref.id)
    for (const userId of after) if (!before.includes(userId)) grants.push({ userId, scope, op: 'add' })
    if (after.length === 0) continue
    for (const userId of before) if (!after.includes(userId)) grants.push({ userId, scope, op: 'drop' })
  }
  return grants
}

/** Who goes out to a case holds it in full, and what he packs besides; the sweep ends it (`sweep-packs.ts`). */
function packGrants(before: Inspection | undefined, after: Inspection | undefined): Change['grants'] {
  if (!after) return []
  const plan = ({ inspectors, pack, plannedOn }: Inspection) => ({ inspectors, pack, plannedOn })
  // What is written on site changes nothing of who goes there.
  if (before && sameValue(plan(before), plan(after))) return []
  return dueShares(after).map(({ userId, caseId }) => ({ userId, scope: caseScope(caseId), op: 'add' }))
}

/** The people of a 移送 stay for good: it has no row anywhere else. */
const membersOf = (doc: object | undefined) => (doc ? (doc as Transfer).memberIds : [])
// Rows of this type passed the schema of a case when they were stored.
const granteesOf = (doc: object | undefined) => (doc ? caseGrantees(doc as SupervisionCase) : [])
