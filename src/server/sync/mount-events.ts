import type { FastifyReply, FastifyRequest } from 'fastify'
import { syncPaths, waitQuery, waitResponse } from '#shared/sync/protocol'
import { feedChannel } from '../audit/record-change'
import type { Principal } from '../auth/auth'
import type { DeskApp, Services } from '../http/services'
import { onlyRow } from '../storage/db'
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

  mountWait(app, db, streams, userOf)

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
      const { end, ready } = streams.open(userId, out as never)
      const recheck = setInterval(() => {
        userOf(request).catch(end)
      }, RECHECK_MS).unref()
      const gone = () => {
        clearInterval(recheck)
        end()
      }
      out.on('close', gone)
      if (hasGone(reply)) gone()
      await ready.catch((err: unknown) => log.warn({ err }, 'event stream'))
    },
  })
}

/** Gateways cut a request that is silent for half a minute. */
const WAIT_MS = 25_000

/** `GET /sync/v1/wait`: the same poke by long polling, where a gateway holds event streams back. */
function mountWait(
  app: DeskApp,
  db: Services['db'],
  streams: EventStreams,
  userOf: (request: FastifyRequest) => Promise<Principal>,
): void {
  const revision = async () => onlyRow(await db.query<{ v: number }>('SELECT v FROM sync_clock')).v

  app.route({
    method: 'GET',
    url: syncPaths.wait,
    config: { rateLimit: false },
    schema: { tags: ['sync'], querystring: waitQuery, response: { 200: waitResponse } },
    handler: async (request, reply) => {
      const { userId } = await userOf(request)
      const { since } = request.query
      const isNew = async () => (await revision()) > since
      const news = (await isNew()) || (await nextPoke(streams, userId, reply, isNew))
      return reply.header('cache-control', 'no-store').send({ v: await revision(), news })
    },
  })
}

/** True at the next poke of the user, false when the time is over or the client has gone. */
async function nextPoke(
  streams: EventStreams,
  userId: string,
  reply: FastifyReply,
  isNew: () => Promise<boolean>,
): Promise<boolean> {
  let tell: (news: boolean) => void = () => {}
  const told = new Promise<boolean>((resolve) => {
    tell = resolve
  })
  // The stream is poked once when it opens, which says nothing; what came before that shows in the revision.
  let opened = false
  const write = () => {
    if (opened) tell(true)
    return true
  }
  const { end, ready } = streams.open(userId, { write, end: () => tell(false) } as never)
  const timer = setTimeout(() => tell(false), WAIT_MS)
  reply.raw.on('close', end)
  if (hasGone(reply)) end()
  try {
    await ready
    opened = true
    return (await isNew()) || (await told)
  } finally {
    clearTimeout(timer)
    end()
  }
}

/** Whether the client went before anybody listened for that; under HTTP/2 its connection may live on without the stream. */
function hasGone({ raw }: FastifyReply): boolean {
  const { stream } = raw as { stream?: { readonly destroyed: boolean } }
  return (stream ?? raw).destroyed
}
