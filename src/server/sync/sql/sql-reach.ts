import { takenByBar } from '#shared/sync/scopes'
import type { Queryable } from '../../storage/db'
import type { BarRow, CommonTx, GrantRow } from '../sync-store'

/** The scopes by which a user's own matters are kept from him: his own, and his organ's. */
const barScopes = (user: string) =>
  `(SELECT 'barred:user:' || m.id FROM users m WHERE m.id = ${user}
    UNION ALL SELECT 'barred:organ:' || m.organ_id FROM users m WHERE m.id = ${user})`

/** A grant is of no row. */
type HoldingRow = BarRow | (GrantRow & { readonly type: null })

/** In the words of the index of bars: only so is it certain to be used. */
const isBar = (row: string) => `${row}.scope LIKE 'barred:%'`

/** Grants and bars of the user `$1`. */
export const holdingsSql = `SELECT scope, NULL AS type, NULL AS id, rev, op FROM user_scope WHERE user_id = $1
  UNION ALL SELECT s.scope, s.type, s.id, s.rev, s.op FROM scope_entity s
  WHERE ${isBar('s')} AND s.scope IN ${barScopes('$1')}`

export function sqlReach(q: Queryable): Pick<CommonTx, 'holdings'> {
  return {
    async holdings(userId) {
      const rows = await q.query<HoldingRow>(holdingsSql, [userId])
      const grants: GrantRow[] = []
      const bars: BarRow[] = []
      for (const row of rows) {
        if (row.type !== null) bars.push(row)
        else grants.push({ scope: row.scope, rev: row.rev, op: row.op })
      }
      return { grants, bars }
    },
  }
}

/** Whether row `s` of scope_entity counts for somebody from whom the scopes in `barred` keep their rows. */
export const unbarred = (barred: string) =>
  `(cardinality(${barred}::text[]) = 0 OR s.scope !~ '${takenByBar}' OR NOT EXISTS (
     SELECT 1 FROM scope_entity b
     WHERE b.type = s.type AND b.id = s.id AND b.op = 'put' AND b.scope = ANY(${barred}::text[])))`

/** The same for one row and one user, where nobody has read his bars before. */
export const unbarredFor = (user: string) =>
  `(s.scope !~ '${takenByBar}' OR NOT EXISTS (
     SELECT 1 FROM scope_entity b
     WHERE b.type = s.type AND b.id = s.id AND b.op = 'put' AND (b.scope IN ${barScopes(user)} OR b.scope IN (
       SELECT 'case:' || c.id FROM scope_entity c
       WHERE ${isBar('c')} AND c.scope IN ${barScopes(user)} AND c.type = 'supervisionCase' AND c.op = 'put'))))`
