import type { AuditHead } from '../../audit/audit-chain'
import { onlyRow, type Queryable } from '../../storage/db'
import type {
  ClientRow,
  EntityKeyPair,
  FeedClock,
  FeedPosition,
  GrantRow,
  HeldRow,
  RawRow,
  ReadTx,
  ScopeKeysQuery,
} from '../sync-store'
import { sqlReference } from './sql-reference'

export function sqlReadTx(q: Queryable): ReadTx {
  return {
    ...sqlReference(q),
    async clock() {
      const row = onlyRow(
        await q.query<Omit<FeedClock, 'head'> & AuditHead>(
          'SELECT epoch, v, floor, backed_up AS "backedUp", audit_seq AS seq, audit_hash AS hash FROM sync_clock',
        ),
      )
      const { seq, hash, ...clock } = row
      return { ...clock, head: { seq, hash } }
    },
    async auditHash(seq) {
      const [row] = await q.query<{ hash: string }>('SELECT hash FROM audit WHERE seq = $1', [seq])
      return row?.hash
    },
    heldHeads: (scopes) =>
      q.query<HeldRow>(
        `SELECT s.type, s.id, e.rev, array_agg(s.scope) AS scopes, array_agg(s.projection) AS projections
         FROM scope_entity s JOIN entity e ON e.type = s.type AND e.id = s.id
         WHERE s.scope = ANY($1::text[]) AND s.op = 'put' AND NOT e.deleted GROUP BY s.type, s.id, e.rev`,
        [[...scopes]],
      ),
    async client(clientId) {
      const [row] = await q.query<ClientRow>(
        'SELECT user_id AS "userId", last_seq AS "lastSeq", disabled, epoch FROM client, sync_clock WHERE id = $1',
        [clientId],
      )
      return row
    },
    grants: (userId) => q.query<GrantRow>('SELECT scope, rev, op FROM user_scope WHERE user_id = $1', [userId]),
    feed: (scopes, after, limit) => feed(q, scopes, after, limit),
    scopeKeys: (query) => scopeKeys(q, query),
    rows: (keys, scopes) => rows(q, keys, scopes),
    async countByFirstScope(scopes) {
      const counts = await q.query<{ scope: string; rows: number }>(
        `SELECT ($1::text[])[first] AS scope, count(*) AS rows FROM (
           SELECT min(h.place) AS first FROM unnest($1::text[]) WITH ORDINALITY AS h (scope, place)
           JOIN scope_entity s ON s.scope = h.scope AND s.op = 'put' GROUP BY s.type, s.id) AS held
         GROUP BY first`,
        [[...scopes]],
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

function scopeKeys(
  q: Queryable,
  { scope, after, limit, shared = [], unless = [] }: ScopeKeysQuery,
): Promise<readonly EntityKeyPair[]> {
  const alsoIn = (parameter: string) =>
    `EXISTS (SELECT 1 FROM scope_entity o WHERE o.type = s.type AND o.id = s.id AND o.op = 'put' AND o.scope = ANY(${parameter}::text[]))`
  return q.query<EntityKeyPair>(
    `SELECT s.type, s.id FROM scope_entity s
     WHERE s.scope = $1 AND s.op = 'put' AND (s.type, s.id) > ($2::text, $3::text)
       AND (cardinality($5::text[]) = 0 OR ${alsoIn('$5')}) AND (cardinality($6::text[]) = 0 OR NOT ${alsoIn('$6')})
     ORDER BY s.type, s.id LIMIT $4`,
    [scope, after?.type ?? '', after?.id ?? '', limit, [...shared], [...unless]],
  )
}

interface SqlRow extends Omit<RawRow, 'held'> {
  readonly scopes: readonly string[] | null
  readonly projections: readonly string[] | null
}

async function rows(
  q: Queryable,
  keys: readonly EntityKeyPair[],
  scopes: readonly string[],
): Promise<readonly RawRow[]> {
  if (keys.length === 0) return []
  const found = await q.query<SqlRow>(
    `SELECT e.type, e.id, e.rev, e.deleted, e.doc::text AS doc, h.scopes, h.projections
     FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS k (type, id, place)
     JOIN entity e ON e.type = k.type AND e.id = k.id
     LEFT JOIN LATERAL (
       SELECT array_agg(s.scope ORDER BY s.scope) AS scopes, array_agg(s.projection ORDER BY s.scope) AS projections
       FROM scope_entity s WHERE s.type = k.type AND s.id = k.id AND s.op = 'put' AND s.scope = ANY($3::text[])) AS h ON true
     ORDER BY k.place`,
    [keys.map(({ type }) => type), keys.map(({ id }) => id), [...scopes]],
  )
  return found.map(({ scopes: names, projections, ...row }) => ({
    ...row,
    held: (names ?? []).map((scope, index) => ({ scope, projection: projections?.[index] ?? '' })),
  }))
}
