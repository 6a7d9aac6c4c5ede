import type { ListedAccount, ListedClient } from '#shared/sync/accounts-protocol'
import type { Queryable } from '../storage/db'
import { LEASE_MS } from '../sync/lease'

/** Far beyond the people of one city (architecture.md §6). */
const MOST_USERS = 5000
/** Those seen last come first; whoever looks for an older one finds it by its user on the command line. */
const MOST_CLIENTS = 5000

export async function listAccounts(q: Queryable): Promise<ListedAccount[]> {
  return q.query<ListedAccount & Record<string, unknown>>(
    `SELECT u.id, u.login, u.name, u.roles, u.organ_id AS "organId", u.region, p.doc ->> 'certNo' AS "certNo", u.disabled,
       u.totp_confirmed AS "secondFactor",
       (SELECT max(s.last_seen) FROM sessions s WHERE s.user_id = u.id) AS "lastSeen",
       coalesce(h.n, 0)::int AS "openCases"
     FROM users u
     LEFT JOIN entity p ON p.type = 'userProfile' AND p.id = u.id
     LEFT JOIN (
       SELECT handler, count(*) AS n FROM entity e, jsonb_array_elements_text(e.doc -> 'handlerIds') AS handler
       WHERE e.type = 'supervisionCase' AND e.doc ->> 'stage' NOT IN ('closed', 'archived') GROUP BY handler
     ) h ON h.handler = u.id
     ORDER BY u.disabled, u.login LIMIT ${MOST_USERS}`,
  )
}

export async function listClients(q: Queryable): Promise<ListedClient[]> {
  const rows = await q.query<Omit<ListedClient, 'leaseUntil'> & Record<string, unknown>>(
    `SELECT c.id, c.user_id AS "userId", coalesce(u.login, '') AS login, coalesce(u.name, '') AS "userName",
       coalesce(u.organ_id, '') AS "organId", c.device, c.enrolled, c.created_at AS "firstSeen", c.last_seen AS "lastSeen",
       c.last_seq::int AS sent, coalesce(a.n, 0)::int AS "putAside", c.disabled, c.disabled_at AS "disabledAt",
       b.name AS "disabledBy", c.disabled_reason AS "disabledReason"
     FROM client c
     LEFT JOIN users u ON u.id = c.user_id
     LEFT JOIN users b ON b.id = c.disabled_by
     LEFT JOIN (SELECT client_id, count(*) AS n FROM quarantine WHERE state = 'open' GROUP BY client_id) a
       ON a.client_id = c.id
     ORDER BY c.last_seen DESC LIMIT ${MOST_CLIENTS}`,
  )
  return rows.map((row) => ({ ...row, leaseUntil: new Date(Date.parse(row.lastSeen) + LEASE_MS).toISOString() }))
}
