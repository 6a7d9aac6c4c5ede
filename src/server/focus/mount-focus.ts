import type { Role } from '#shared/domain/roles'
import { DeskError } from '#shared/messages/catalogue'
import {
  focusBoardAnswer,
  focusBoardAsked,
  focusOrderPage,
  focusOrdersAsked,
  focusPaths,
} from '#shared/sync/focus-protocol'
import type { AskedBy } from '../auth/auth'
import type { DeskApp, Services } from '../http/services'
import { ReferenceCache } from '../sync/reference-cache'
import { sqlWriteTx } from '../sync/sql/sql-write-tx'
import { prepareBoard } from './prepare-board'
import { readBoard, readFocusOrders } from './read-board'

const tags = ['focus']
/** Who supervises; departments and the hotline see their own orders by other ways. */
const readers: readonly Role[] = ['officer', 'reviewer', 'issuer', 'auditor']

/** 重点监督 over everything the server holds, prepared so that a million orders answer at once. */
export function mountFocus(app: DeskApp, { auth, clock, db }: Services): void {
  const reference = new ReferenceCache()

  /** The user's own region and those that lie in it. */
  async function regionsOf(request: AskedBy): Promise<string[]> {
    const { roles, region } = await auth.requireUser(request)
    if (!readers.some((role) => roles.includes(role))) throw new DeskError('auth.forbidden')
    const { data, world } = await db.tx((q) => reference.read(sqlWriteTx(q)))
    const codes = (data.dictionary('region')?.items ?? []).map(({ code }) => code)
    return [...new Set([region, ...codes.filter((code) => world.regionChain(code).includes(region))])]
  }

  app.route({
    method: 'GET',
    url: focusPaths.board,
    schema: { tags, querystring: focusBoardAsked, response: { 200: focusBoardAnswer } },
    handler: async (request, reply) => {
      const regions = await regionsOf(request)
      const now = clock.now()
      await prepareBoard(db, now)
      const board = await db.tx((q) => readBoard(q, regions, request.query), { mode: 'snapshot' })
      const answer = { rows: [...board.rows], months: [...board.months], total: board.total, asOf: now.toISOString() }
      return reply.header('cache-control', 'no-store').send(answer)
    },
  })

  app.route({
    method: 'GET',
    url: focusPaths.orders,
    schema: { tags, querystring: focusOrdersAsked, response: { 200: focusOrderPage } },
    handler: async (request, reply) => {
      const regions = await regionsOf(request)
      await prepareBoard(db, clock.now())
      const { count, offset, limit, ...filter } = request.query
      const page = await db.tx((q) => readFocusOrders(q, { regions, filter }, count, { offset, limit }), {
        mode: 'snapshot',
      })
      return reply.header('cache-control', 'no-store').send(page)
    },
  })
}
