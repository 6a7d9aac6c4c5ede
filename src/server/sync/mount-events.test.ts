import { once } from 'node:events'
import { get } from 'node:http'
import { connect } from 'node:http2'
import type { AddressInfo } from 'node:net'
import Fastify from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { syncPaths } from '#shared/sync/protocol'
import { userScope } from '#shared/sync/scopes'
import type { DeskApp, Services } from '../http/services'
import { EventStreams } from './events'
import { mountEvents } from './mount-events'

/** An answer that is given when the test says so. */
function later<T>() {
  let [give, fail]: [(value: T) => void, (error: Error) => void] = [() => {}, () => {}]
  const promise = new Promise<T>((resolve, reject) => {
    give = resolve
    fail = reject
  })
  return { promise, give, fail }
}

const about = (userId: string) => `8 ${userScope(userId)}`

describe('Event streams', () => {
  const open = (heldBy: () => Promise<ReadonlySet<string>>) => {
    const trouble = vi.fn()
    const streams = new EventStreams(heldBy, trouble, { ms: () => 0 })
    const out = { write: vi.fn(() => true), end: vi.fn() }
    return { streams, out, trouble, ...streams.open('zhang', out as never) }
  }

  it('are forgotten when the client goes while its scopes are read', async () => {
    const scopes = later<ReadonlySet<string>>()
    const { streams, out, end, ready } = open(() => scopes.promise)
    end()
    scopes.give(new Set(['region:411702']))
    await ready
    streams.tell('8')
    expect(out.end).toHaveBeenCalledTimes(1)
    expect(out.write).not.toHaveBeenCalled()
    streams.close()
  })

  it('end when their scopes cannot be read, so that the client comes again', async () => {
    const { streams, out, ready } = open(() => Promise.reject(new Error('no database')))
    await expect(ready).rejects.toThrow('no database')
    expect(out.end).toHaveBeenCalledTimes(1)
    streams.tell('8')
    expect(out.write).not.toHaveBeenCalled()
    streams.close()
  })

  it('that are opened while the server closes end at once', async () => {
    const { streams } = open(async () => new Set())
    streams.close()
    const out = { write: vi.fn(() => true), end: vi.fn() }
    await streams.open('zhang', out as never).ready
    expect(out.end).toHaveBeenCalledTimes(1)
    expect(out.write).not.toHaveBeenCalled()
  })
})

describe.each([{ http2: false }, { http2: true }])('Routes of pokes, HTTP/2 $http2', ({ http2 }) => {
  let app: DeskApp
  let base: string
  let tell: (message: string) => void
  let scopes: ReturnType<typeof later<{ scope: string }[]>>
  /** Given once the session has been looked up. */
  let known: ReturnType<typeof later<void>>
  /** Given when the server asks whose the request is, and when it asks what that user holds. */
  let atSession: ReturnType<typeof later<void>>
  let atScopes: ReturnType<typeof later<void>>
  let gone: Promise<unknown>
  const reads = vi.fn()

  beforeEach(async () => {
    reads.mockClear()
    scopes = later()
    atSession = later()
    atScopes = later()
    known = later()
    const db = {
      query: async (sql: string) => {
        if (sql.includes('sync_clock')) return [{ v: 7 }]
        reads()
        atScopes.give()
        return scopes.promise
      },
      listen: async (_channel: string, listener: (message: string) => void) => {
        tell = listener
        return async () => {}
      },
    }
    app = (http2 ? Fastify({ http2: true }) : Fastify()) as unknown as DeskApp
    app.setValidatorCompiler(validatorCompiler)
    app.setSerializerCompiler(serializerCompiler)
    app.addHook('onRequest', async (_request, reply) => {
      gone = once(reply.raw, 'close')
    })
    const log = { warn: vi.fn() }
    const whoIsIt = async () => {
      atSession.give()
      await known.promise
      return { userId: 'zhang' } as never
    }
    mountEvents(app, { db, log } as unknown as Services, whoIsIt)
    await app.listen({ port: 0, host: '127.0.0.1' })
    base = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  })
  afterEach(() => app.close())

  /** Asks, and goes away as soon as the server is that far with the question. */
  async function goneAt(point: Promise<void>, path: string): Promise<void> {
    const session = http2 ? connect(base) : undefined
    const request = session ? session.request({ ':path': path }) : get(base + path, { agent: false })
    request.on('error', () => {}).end()
    await point
    request.destroy()
    await gone
    session?.close()
  }

  describe.each([syncPaths.events, `${syncPaths.wait}?since=7`])('%s keeps nothing of a client', (path) => {
    /** A change of what somebody holds makes his streams look it up again: there is none of his. */
    const nothingKept = () => {
      const before = reads.mock.calls.length
      tell(about('zhang'))
      expect(reads).toHaveBeenCalledTimes(before)
    }

    it('that went while its scopes were read', async () => {
      known.give()
      await goneAt(atScopes.promise, path)
      scopes.give([{ scope: 'region:411702' }])
      await scopes.promise
      nothingKept()
    })

    it('that went before it was known whose it is', async () => {
      await goneAt(atSession.promise, path)
      known.give()
      scopes.give([{ scope: 'region:411702' }])
      await vi.waitFor(() => expect(reads).toHaveBeenCalledTimes(1))
      nothingKept()
    })
  })
})
