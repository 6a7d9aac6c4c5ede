import { type EntityMap, type EntityType, entitySchemas } from '#shared/domain/entities'
import { REF_SCOPE } from '#shared/sync/scopes'
import { onlyRow, type Queryable, toJson } from '../storage/db'
import { appendAudit, docHash, lockClock, storeClock, type TouchedRow } from './audit-chain'

/** Reference data and users' rights: what administrators change, outside the officers' commands. */
export interface ReferenceChange<T extends EntityType = EntityType> {
  readonly type: T
  readonly doc: EntityMap[T]
}

export interface ScopeChange {
  readonly userId: string
  readonly scope: string
  readonly op: 'add' | 'drop'
}

export interface ChangeSet {
  readonly entities?: readonly ReferenceChange[]
  readonly scopes?: readonly ScopeChange[]
}

export interface ChangeOrigin {
  readonly userId: string
  readonly role: string
  /** What the audit calls it: `user.create`, `reference.seed`. */
  readonly type: string
  readonly at: Date
  /** What else it is about, besides the rows it writes. */
  readonly about?: readonly TouchedRow[]
}

export const feedChannel = 'sync_feed'

async function beforeHashes(q: Queryable, changes: readonly ReferenceChange[]): Promise<Map<string, string>> {
  const rows = await q.query<{ type: string; id: string; doc: unknown }>(
    `SELECT e.type, e.id, e.doc FROM entity e
     JOIN unnest($1::text[], $2::text[]) AS k (type, id) ON e.type = k.type AND e.id = k.id
     ORDER BY e.type, e.id FOR UPDATE OF e`,
    [changes.map((change) => change.type), changes.map((change) => change.doc.id)],
  )
  return new Map(rows.map((row) => [`${row.type}/${row.id}`, docHash(row.doc)]))
}

async function writeEntities(q: Queryable, v: number, changes: readonly ReferenceChange[]): Promise<void> {
  const rows = toJson(changes.map(({ type, doc }) => ({ type, id: doc.id, doc })))
  await q.query(
    `INSERT INTO entity (type, id, doc, rev)
     SELECT type, id, doc, $2::bigint FROM jsonb_to_recordset($1::jsonb) AS r (type text, id text, doc jsonb)
     ON CONFLICT (type, id) DO UPDATE SET doc = excluded.doc, rev = excluded.rev, deleted = false`,
    [rows, v],
  )
  await q.query(
    `INSERT INTO scope_entity (scope, type, id, rev, projection, op)
     SELECT $3, type, id, $2::bigint, 'full', 'put' FROM jsonb_to_recordset($1::jsonb) AS r (type text, id text)
     ON CONFLICT (scope, type, id) DO UPDATE SET rev = excluded.rev, op = 'put'`,
    [rows, v, REF_SCOPE],
  )
}

async function writeScopes(q: Queryable, v: number, changes: readonly ScopeChange[]): Promise<void> {
  await q.query(
    `INSERT INTO user_scope AS u (user_id, scope, rev, op)
     SELECT "userId", scope, $2::bigint, op FROM jsonb_to_recordset($1::jsonb) AS r ("userId" text, scope text, op text)
     ON CONFLICT (user_id, scope) DO UPDATE SET rev = excluded.rev, op = excluded.op WHERE u.op <> excluded.op`,
    [toJson(changes), v],
  )
}

/**
 * Writes reference entities (scope `ref`) and grants in the caller's transaction, stamped and audited like
 * every other change, so that clients receive them through the feed. The clock row comes last.
 */
export async function recordChange(q: Queryable, change: ChangeSet, origin: ChangeOrigin): Promise<void> {
  const entities = (change.entities ?? []).map(({ type, doc }) => ({ type, doc: entitySchemas[type].parse(doc) }))
  const scopes = change.scopes ?? []
  const before = await beforeHashes(q, entities as ReferenceChange[])
  const clock = await lockClock(q)
  const v = clock.v + 1
  if (entities.length > 0) await writeEntities(q, v, entities as ReferenceChange[])
  if (scopes.length > 0) await writeScopes(q, v, scopes)
  const touched: TouchedRow[] = [
    ...entities.map(({ type, doc }) => ({
      type,
      id: doc.id,
      before: before.get(`${type}/${doc.id}`),
      after: docHash(doc),
    })),
    ...scopes.map(({ userId, scope, op }) => ({ type: 'userScope', id: `${userId}/${scope}`, after: op })),
    ...(origin.about ?? []),
  ]
  const fact = { at: origin.at.toISOString(), userId: origin.userId, role: origin.role, type: origin.type, touched }
  const head = await appendAudit(q, clock.head, [fact])
  await storeClock(q, v, head)
  onlyRow(await q.query('SELECT pg_notify($1, $2)', [feedChannel, String(v)]))
}
