import type { ShareAgreement } from '#shared/domain/share-agreement'
import type { SharePush } from '#shared/domain/share-push'
import { DeskError } from '#shared/messages/catalogue'
import { pushAsked, pushRows, pushWorkbook, sharingPaths, shownPushRows } from '#shared/sync/sharing-protocol'
import { recordChange } from '../audit/record-change'
import type { AskedBy, Principal } from '../auth/auth'
import type { DeskApp, Services } from '../http/services'
import type { Queryable } from '../storage/db'
import { maySee, maySeeAll } from '../sync/may-see'
import { type OutgoingPush, pushFile, pushFileName, pushTable } from './push-file'
import { payloadOf } from './share-payloads'

const tags = ['sharing']
const may = ['officer', 'reviewer', 'issuer'] as const

/** What a push carries, for the officers who answer for it. */
export function mountSharing(app: DeskApp, { auth, clock, db }: Services): void {
  async function asked(request: AskedBy, pushId: string): Promise<{ user: Principal; out: OutgoingPush }> {
    const user = await auth.requireUser(request)
    if (!may.some((role) => user.roles.includes(role))) throw new DeskError('auth.forbidden')
    return { user, out: await outgoing(db, user.userId, pushId) }
  }

  app.route({
    method: 'POST',
    url: sharingPaths.rows,
    schema: { tags, summary: '推送的内容', body: pushAsked, response: { 200: pushRows } },
    handler: async (request, reply) => {
      const { out } = await asked(request, request.body.pushId)
      const [titles = [], ...rows] = pushTable(out)
      const answer = { titles: titles.map(String), rows: rows.slice(0, shownPushRows), total: rows.length }
      return reply.header('cache-control', 'no-store').send(answer)
    },
  })

  app.route({
    method: 'POST',
    url: sharingPaths.workbook,
    schema: { tags, summary: '人工报送的工作簿', body: pushAsked, response: { 200: pushWorkbook } },
    handler: async (request, reply) => {
      const { user, out } = await asked(request, request.body.pushId)
      const bytes = Buffer.from(await pushFile(out, 'xlsx')).toString('base64')
      // Data leaves the house: who took it out stands in the audit.
      const about = [{ type: 'sharePush', id: out.push.id }]
      const fact = { userId: user.userId, role: user.roles[0] ?? '', type: 'push.takeOut', at: clock.now(), about }
      await db.tx((q) => recordChange(q, {}, fact))
      return reply.header('cache-control', 'no-store').send({ file: pushFileName(out.push, 'xlsx'), bytes })
    },
  })
}

/** @throws DeskError `general.notFound`, `push.rowsOutOfReach` where one row is of a case that this user must not see */
async function outgoing(q: Queryable, userId: string, pushId: string): Promise<OutgoingPush> {
  const payload = (await maySee(q, userId, 'sharePush', pushId)) ? await payloadOf(q, pushId) : undefined
  const [found] = await q.query<{ push: SharePush; agreement: ShareAgreement }>(
    `SELECT p.doc AS push, a.doc AS agreement FROM entity p
     JOIN entity a ON a.type = 'shareAgreement' AND a.id = p.doc ->> 'agreementId'
     WHERE p.type = 'sharePush' AND p.id = $1`,
    [pushId],
  )
  if (!payload || !found) throw new DeskError('general.notFound', { what: '数据推送' })
  const caseIds = payload.items.map(({ caseId }) => caseId)
  if (!(await maySeeAll(q, userId, 'supervisionCase', caseIds))) throw new DeskError('push.rowsOutOfReach')
  const { push, agreement } = found
  return { push, rows: payload.items.map(({ row }) => row), fields: agreement.outgoing?.fields ?? [] }
}
