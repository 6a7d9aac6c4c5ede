import type { EntityType } from '#shared/domain/entities'
import type { AuditHead } from '../../audit/audit-chain'
import { onlyRow, type Queryable } from '../../storage/db'
import type { Reach } from '../reach'
import type {
  ClientRow,
  EntityKeyPair,
  FeedClock,
  FeedPosition,
  HeldRow,
  PlacedRow,
  RawRow,
  ReadTx,
  ScopeKeysQuery,
  ScopeRowsQuery,
} from '../sync-store'
import { sqlReach, unbarred } from './sql-reach'
import { sqlReference } from './sql-reference'

interface StandingRow extends Omit<FeedClock, 'head'>, AuditHead, Omit<ClientRow, 'userId'> {
  /** Null where there is no such client; so is the rest of it. */
  readonly userId: string | null
}

const standingSql = `SELECT k.epoch, k.v, k.floor, k.backed_up AS "backedUp", k.audit_seq AS seq, k.audit_hash AS hash,
    c.user_id AS "userId", c.last_seq AS "lastSeq", c.disabled
  FROM sync_clock k LEFT JOIN client c ON c.id = $1`

export function sqlReadTx(q: Queryable): ReadTx {
  return {
    ...sqlReference(q),
    ...sqlReach(q),
    async standing(clientId) {
      const row = onlyRow(await q.query<StandingRow>(standingSql, [clientId]))
      const { seq, hash, userId, lastSeq, disabled, ...clock } = row
      const client = userId === null ? undefined : { userId, lastSeq, disabled, epoch: clock.epoch }
      return { clock: { ...clock, head: { seq, hash } }, client }
    },
    async auditHash(seq) {
      const [row] = await q.query<{ hash: string }>('SELECT hash FROM audit WHERE seq = $1', [seq])
      return row?.hash
    },
    heldHeads: ({ held, barred }) =>
      q.query<HeldRow>(
        `SELECT s.type, s.id, e.rev, array_agg(s.scope) AS scopes, array_agg(s.projection) AS projections
         FROM scope_entity s JOIN entity e ON e.type = s.type AND e.id = s.id
         WHERE s.scope = ANY($1::text[]) AND s.op = 'put' AND NOT e.deleted AND ${unbarred('$2')}
         GROUP BY s.type, s.id, e.rev`,
        [[...held], [...barred]],
      ),
    feed: (scopes, after, limit) => feed(q, scopes, after, limit),
    scopeKeys: (query) => scopeKeys(q, query),
    scopeRows: (query, reach) => scopeRows(q, query, reach),
    rows: (keys, reach) => rows(q, keys, reach),
    async countByFirstScope({ held, barred }) {
      const counts = await q.query<{ scope: string; rows: number }>(
        `SELECT ($1::text[])[first] AS scope, count(*) AS rows FROM (
           SELECT min(h.place) AS first FROM unnest($1::text[]) WITH ORDINALITY AS h (scope, place)
           JOIN scope_entity s ON s.scope = h.scope AND s.op = 'put' AND ${unbarred('$2')} GROUP BY s.type, s.id) AS held
         GROUP BY first`,
        [[...held], [...barred]],
      )
      return new Map(counts.map(({ scope, rows }) => [scope, rows]))
    },
    async lastSeqUpTo(clientId, v) {
      const [row] = await q.query<{ seq: number }>(
        `SELECT seq FROM receipt WHERE client_id = $1 AND (result->>'v')::bigint <= $2 ORDER BY seq DESC LIMIT 1`,
        [clientId, v],
      )
      return row?.seq ?? 0
    },
  }
}

/** Merges the scopes' own index orders, each read only as far as the page needs: a long absence costs no more a page. */
function feed(
  q: Queryable,
  scopes: readonly string[],
  after: FeedPosition,
  limit: number,
): Promise<readonly FeedPosition[]> {
  return q.query<FeedPosition>(
    `SELECT DISTINCT e.rev, e.type, e.id FROM unnest($1::text[]) AS h (scope)
     CROSS JOIN LATERAL (
       SELECT s.rev, s.type, s.id FROM scope_entity s
       WHERE s.scope = h.scope AND (s.rev, s.type, s.id) > ($2::bigint, $3::text, $4::text)
       ORDER BY s.rev, s.type, s.id LIMIT $5) AS e
     ORDER BY e.rev, e.type, e.id LIMIT $5`,
    [[...scopes], after.rev, after.type, after.id, limit],
  )
}

/** In the words of the primary key: a fresh store has no statistics, and the planner would sort the whole scope. */
const keysOfScope = `SELECT s.type, s.id FROM scope_entity s
  WHERE s.scope = $1 AND s.op = 'put' AND (s.scope, s.type, s.id) > ($1, $2::text, $3::text)`

async function scopeKeys(
  q: Queryable,
  { scope, after, limit, shared = [] }: ScopeKeysQuery,
): Promise<readonly EntityKeyPair[]> {
  const { keys } = onlyRow(
    await q.query<{ keys: string | null }>(
      `SELECT json_agg(json_build_array(k.type, k.id))::text AS keys FROM (
         ${keysOfScope} AND (cardinality($5::text[]) = 0 OR EXISTS (
           SELECT 1 FROM scope_entity o
           WHERE o.type = s.type AND o.id = s.id AND o.op = 'put' AND o.scope = ANY($5::text[])))
         ORDER BY s.scope, s.type, s.id LIMIT $4) AS k`,
      [scope, after?.type ?? '', after?.id ?? '', limit, [...shared]],
    ),
  )
  return (JSON.parse(keys ?? '[]') as [EntityType, string][]).map(([type, id]) => ({ type, id }))
}

/** `OFFSET 0` keeps the planner from joining whole tables: a page looks its rows up one by one, in their order. */
async function scopeRows(
  q: Queryable,
  { scope, after, limit, earlier }: ScopeRowsQuery,
  { held, barred }: Reach,
): Promise<readonly PlacedRow[]> {
  const texts = onlyRow(
    await q.query<RowTexts>(
      `SELECT json_agg(json_build_array(r.type, r.id, r.rev, r.deleted, r.held, r.first))::text AS heads,
         string_agg(r.doc, E'\\n') AS docs
       FROM (
         SELECT k.type, k.id, e.rev, e.deleted, h.held, h.first, CASE WHEN h.first THEN e.doc::text ELSE '' END AS doc
         FROM (${keysOfScope} ORDER BY s.scope, s.type, s.id LIMIT $4) AS k
         CROSS JOIN LATERAL (
           SELECT json_agg(json_build_array(s.scope, s.projection) ORDER BY s.scope) AS held,
             coalesce(bool_or(s.scope = $1) AND NOT bool_or(s.scope = ANY($7::text[])), false) AS first
           FROM scope_entity s
           WHERE s.type = k.type AND s.id = k.id AND s.op = 'put' AND s.scope = ANY($5::text[])
             AND ${unbarred('$6')}) AS h
         CROSS JOIN LATERAL (
           SELECT o.rev, o.deleted, o.doc FROM entity o WHERE o.type = k.type AND o.id = k.id OFFSET 0) AS e
         ORDER BY k.type, k.id) AS r`,
      [scope, after?.type ?? '', after?.id ?? '', limit, [...held], [...barred], [...earlier]],
    ),
  )
  return rowsOf(texts).map(({ row, first }) => ({ ...row, first: first ?? false }))
}

interface RowTexts {
  readonly heads: string | null
  readonly docs: string | null
}

type RowHead = readonly [EntityType, string, number, boolean, readonly (readonly [string, string])[] | null, boolean?]

/** A page comes as one row of two texts: the embedded database spends more on a row's way than on reading it. */
async function rows(q: Queryable, keys: readonly EntityKeyPair[], { held, barred }: Reach): Promise<readonly RawRow[]> {
  if (keys.length === 0) return []
  const texts = onlyRow(
    await q.query<RowTexts>(
      `SELECT json_agg(json_build_array(r.type, r.id, r.rev, r.deleted, r.held))::text AS heads,
         string_agg(r.doc, E'\\n') AS docs
       FROM (
         SELECT e.type, e.id, e.rev, e.deleted, e.doc::text AS doc, h.held
         FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS k (type, id, place)
         JOIN entity e ON e.type = k.type AND e.id = k.id
         LEFT JOIN LATERAL (
           SELECT json_agg(json_build_array(s.scope, s.projection) ORDER BY s.scope) AS held
           FROM scope_entity s
           WHERE s.type = k.type AND s.id = k.id AND s.op = 'put' AND s.scope = ANY($3::text[])
             AND ${unbarred('$4')}) AS h ON true
         ORDER BY k.place) AS r`,
      [keys.map(({ type }) => type), keys.map(({ id }) => id), [...held], [...barred]],
    ),
  )
  return rowsOf(texts).map(({ row }) => row)
}

function rowsOf({ heads, docs }: RowTexts): { readonly row: RawRow; readonly first: boolean | undefined }[] {
  // No line of its own ends within a document: its text has line breaks only as \\n.
  const texts = (docs ?? '').split('\n')
  return (JSON.parse(heads ?? '[]') as RowHead[]).map(([type, id, rev, deleted, held, first], index) => ({
    row: {
      type,
      id,
      rev,
      deleted,
      doc: texts[index] ?? '',
      held: (held ?? []).map(([scope, projection]) => ({ scope, projection })),
    },
    first,
  }))
}
