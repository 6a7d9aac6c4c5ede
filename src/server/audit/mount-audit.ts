import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { Role } from '#shared/domain/roles'
import { DeskError } from '#shared/messages/catalogue'
import {
  auditPage,
  auditPaths,
  auditQuery,
  auditReport,
  ledgerPage,
  ledgerQuery,
  operatorAuditPath,
} from '#shared/sync/audit-protocol'
import type { AskedBy, Principal } from '../auth/auth'
import type { DeskApp, Services } from '../http/services'
import { onlyRow, type Queryable } from '../storage/db'
import type { AuditHead } from './audit-chain'
import { readLedger } from './ledger'
import { readAudit, searchAudit } from './read-audit'
import { recordChange } from './record-change'
import { type AuditEntry, AuditVerifier } from './verify-audit'

const tags = ['audit']
const PAGE = 200

const headOf = async (q: Queryable) =>
  onlyRow(await q.query<AuditHead>('SELECT audit_seq AS seq, audit_hash AS hash FROM sync_clock'))

/** For auditors: what was done by whom, whether the chain is whole, and the ledger of numbers. */
export function mountAudit(app: DeskApp, { auth, clock, db }: Services): void {
  async function need(request: AskedBy, ...roles: readonly Role[]): Promise<Principal> {
    const principal = await auth.requireUser(request)
    if (!roles.some((role) => principal.roles.includes(role))) throw new DeskError('auth.forbidden')
    return principal
  }

  app.route({
    method: 'GET',
    url: auditPaths.search,
    schema: { tags, querystring: auditQuery, response: { 200: auditPage } },
    handler: async (request, reply) => {
      await need(request, 'auditor')
      const found = await searchAudit(db, request.query, PAGE)
      const entries = await withNames(db, found)
      const before = found.length === PAGE ? found.at(-1)?.seq : undefined
      return reply.header('cache-control', 'no-store').send({ entries, head: await headOf(db), before })
    },
  })

  const verify = async (reply: FastifyReply) => {
    // The head first: entries that come meanwhile are behind it and not read.
    const head = await headOf(db)
    const verifier = new AuditVerifier()
    for await (const entry of readAudit(db)) {
      if (entry.seq > head.seq) break
      verifier.take(entry)
    }
    return reply.header('cache-control', 'no-store').send(verifier.finish(head))
  }

  app.route({
    method: 'GET',
    url: auditPaths.verify,
    schema: { tags, response: { 200: auditReport } },
    handler: async (request, reply) => {
      await need(request, 'auditor')
      return verify(reply)
    },
  })

  app.route({
    method: 'GET',
    url: operatorAuditPath,
    schema: { tags, response: { 200: auditReport } },
    handler: async (request, reply) => {
      await auth.requireAdmin(request)
      return verify(reply)
    },
  })

  app.route({
    method: 'GET',
    url: auditPaths.export,
    schema: { tags, produces: ['application/x-ndjson'] },
    handler: async (request, reply) => {
      const { userId } = await need(request, 'auditor')
      // That the record was taken out is itself a part of the record.
      const origin = { userId, role: 'auditor', type: 'audit.export', at: clock.now() }
      await db.tx((q) => recordChange(q, {}, origin))
      return reply
        .header('cache-control', 'no-store')
        .type('application/x-ndjson; charset=utf-8')
        .send(Readable.from(lines(db)) as never)
    },
  })

  app.route({
    method: 'GET',
    url: auditPaths.ledger,
    schema: { tags, querystring: ledgerQuery, response: { 200: ledgerPage } },
    handler: async (request, reply) => {
      const { organId, roles } = await need(request, 'auditor', 'issuer', 'reviewer', 'archivist', 'clerk')
      const organ = roles.includes('auditor') ? undefined : organId
      return reply.header('cache-control', 'no-store').send(await readLedger(db, request.query, organ))
    },
  })
}

async function* lines(db: Queryable): AsyncGenerator<string> {
  for await (const entry of readAudit(db)) yield `${JSON.stringify(entry)}\n`
}

async function withNames(db: Queryable, entries: readonly AuditEntry[]) {
  const names = await db.query<{ id: string; name: string }>('SELECT id, name FROM users WHERE id = ANY($1::text[])', [
    [...new Set(entries.map(({ userId }) => userId))],
  ])
  const devices = await db.query<{ id: string; name: string }>(
    'SELECT id, device AS name FROM client WHERE id = ANY($1::text[])',
    [[...new Set(entries.flatMap(({ clientId }) => clientId ?? []))]],
  )
  const nameOf = new Map(names.map(({ id, name }) => [id, name]))
  const deviceOf = new Map(devices.map(({ id, name }) => [id, name]))
  return entries.map((entry) => ({
    ...entry,
    userName: nameOf.get(entry.userId) ?? '',
    device: deviceOf.get(entry.clientId ?? '') ?? '',
  }))
}
