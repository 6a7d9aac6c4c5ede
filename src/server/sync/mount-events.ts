import type { FastifyRequest } from 'fastify'
import { syncPaths } from '#shared/sync/protocol'
import { feedChannel } from '../audit/record-change'
import type { Principal } from '../auth/auth'
import type { DeskApp, Services } from '../http/services'
import { EventStreams } from './events'

/** A session that has ended must not keep a stream open. */
const RECHECK_MS = 60_000

/** `GET /sync/v1/events`: a stream that pokes its client when there may be news. It carries no data of any row. */
export function mountEvents(
  app: DeskApp,
  { db, log }: Services,
  userOf: (request: FastifyRequest) => Promise<Principal>,
): void {
  const streams = new EventStreams(
    async (userId) => {
      const rows = await db.query<{ scope: string }>(`SELECT scope FROM user_scope WHERE user_id = $1 AND op = 'add'`, [
        userId,
      ])
      return new Set(rows.map(({ scope }) => scope))
    },
    (err) => log.warn({ err }, 'event stream'),
  )
  let stop: (() => Promise<void>) | undefined
  app.addHook('onReady', async () => {
    stop = await db.listen(feedChannel, (message) => streams.tell(message))
  })
  app.addHook('preClose', async () => {
    streams.close()
    await stop?.()
  })

  app.route({
    method: 'GET',
    url: syncPaths.events,
    config: { rateLimit: false },
    schema: { tags: ['sync'], produces: ['text/event-stream'] },
    handler: async (request, reply) => {
      const { userId } = await userOf(request)
      reply.hijack()
      const out = reply.raw
      for (const [name, value] of Object.entries(reply.getHeaders()))
        if (value !== undefined) out.setHeader(name, value)
      out.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' })
      out.write('retry: 5000\n\n')
      const end = await streams.open(userId, out as never)
      const recheck = setInterval(() => {
        userOf(request).catch(end)
      }, RECHECK_MS).unref()
      out.on('close', () => {
        clearInterval(recheck)
        end()
      })
    },
  })
}
