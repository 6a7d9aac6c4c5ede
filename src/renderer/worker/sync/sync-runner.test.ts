import { afterEach, describe, expect, it, vi } from 'vitest'
import { testOrder } from '#shared/commands/testing/test-order'
import type { HostRequest, HostResponse } from '#shared/host'
import type { OutboxEntry } from '#shared/sync/outbox-entry'
import { syncPaths } from '#shared/sync/protocol'
import { openMemoryStore } from '../store/local-store'
import { runLocally, testWorld } from '../testing/test-stores'
import { commandsToSend } from './commands-to-send'
import { SyncApi } from './sync-api'
import { SyncRunner } from './sync-runner'

const clientId = '0197a0d2-7b1c-7000-8000-000000000001'
const world = testWorld()
const running: SyncRunner[] = []

afterEach(() => {
  for (const runner of running.splice(0)) runner.stop()
})

function answerOf(status: number, body: unknown): HostResponse {
  return { status, headers: {}, body: new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body)) }
}

/** A gateway that lets so many bytes through, before a server that applies everything. */
function behindGateway(mostBytes: number) {
  const batches: number[] = []
  let lastSeq = 0
  const request = async ({ path, body }: HostRequest): Promise<HostResponse> => {
    if (path === syncPaths.push) {
      if ((body?.length ?? 0) > mostBytes) return answerOf(413, '<html>413 Request Entity Too Large</html>')
      const { commands } = JSON.parse(new TextDecoder().decode(body)) as { commands: { id: string; seq: number }[] }
      batches.push(commands.length)
      lastSeq += commands.length
      const receipts = commands.map(({ id, seq }) => ({ id, seq, status: 'applied', v: 9 }))
      return answerOf(200, { receipts, lastSeq, v: 9 })
    }
    const page = {
      rows: [],
      addScopes: [],
      dropScopes: [],
      cursor: 'c2',
      done: true,
      v: 9,
      lastSeq,
      left: 0,
      backedUp: 9,
    }
    return path === syncPaths.pull ? answerOf(200, page) : answerOf(404, {})
  }
  return { batches, transport: { request, events: () => () => undefined } }
}

async function storeWith(commands: number) {
  const store = openMemoryStore()
  const decline = world.registry.get('lead.decline')
  if (!decline) throw new Error('no lead.decline')
  await store.write(async (tx) => {
    await tx.setMeta('clientId', clientId)
    await tx.setMeta('nextSeq', 1)
    await tx.setMeta('cursor', 'c1')
    const common = { rev: 3, scopes: ['region:411700'], projection: 'full', generation: 1 }
    for (let n = 0; n < commands; n += 1) {
      await tx.putRows([{ type: 'workOrder', id: `o${n}`, ...common, doc: testOrder(`o${n}`) }])
      const input = { orderId: `o${n}`, ground: 'notEnforcement', note: '与执法无关'.repeat(10) }
      expect(await runLocally(tx, decline, input, new Date(), world)).toMatchObject({ ok: true })
    }
  })
  return store
}

async function runnerOver(commands: number, mostBytes: number) {
  const store = await storeWith(commands)
  const gateway = behindGateway(mostBytes)
  const clocks = { now: Date.now, skewMeasured: () => undefined }
  const runner = new SyncRunner({
    store,
    api: new SyncApi(gateway.transport, () => clientId, clocks),
    world,
    now: Date.now,
    changed: () => undefined,
    stateChanged: () => undefined,
    clientRenewed: async () => undefined,
    erased: async () => undefined,
    handInFiles: async () => 0,
    sentAgain: async () => undefined,
  })
  running.push(runner)
  return { runner, ...gateway }
}

describe('the sync of a machine', () => {
  it('sends all its work through a gateway that lets no large request through', async () => {
    const { runner, batches } = await runnerOver(12, 4000)
    await runner.start({ loggedIn: true, online: true })
    await vi.waitFor(() => expect(runner.current).toMatchObject({ unsent: 0, activity: undefined }))
    expect(batches.reduce((sum, each) => sum + each, 0)).toBe(12)
    expect(Math.max(...batches)).toBeLessThan(12)
    expect(runner.current.lastProblem).toBeUndefined()
  })

  it('tells of a command that is too large by itself, and keeps it', async () => {
    const { runner, batches } = await runnerOver(3, 100)
    await runner.start({ loggedIn: true, online: true })
    await vi.waitFor(() => expect(runner.current).toMatchObject({ waiting: true, unsent: 3 }))
    expect(runner.current).toMatchObject({ connection: 'online', lastProblem: { code: 'sync.commandTooLarge' } })
    expect(batches).toEqual([])
  })
})

describe('what goes at once', () => {
  const entry = (seq: number, text: string): OutboxEntry => ({
    envelope: { id: `c${seq}`, seq, type: 't', version: 1, input: { text }, deviceAt: '', seen: [], after: [] },
    touches: [],
  })
  const seqs = (entries: readonly OutboxEntry[], limit = 50) => commandsToSend(entries, limit).map(({ seq }) => seq)

  it('is a megabyte as it travels, in which a Chinese character takes three bytes', () => {
    const long = [1, 2, 3, 4].map((seq) => entry(seq, '查'.repeat(150_000)))
    expect(seqs(long)).toEqual([1, 2])
    expect(seqs([1, 2, 3, 4].map((seq) => entry(seq, 'x'.repeat(150_000))))).toEqual([1, 2, 3, 4])
  })

  it('is one command at least, and none that has its receipt', () => {
    const huge = [entry(1, '查'.repeat(900_000)), entry(2, '')]
    expect(seqs(huge)).toEqual([1])
    const done = { ...entry(1, ''), receipt: { id: 'c1', seq: 1, status: 'applied' as const, v: 1 } }
    expect(seqs([done, entry(2, ''), entry(3, '')], 1)).toEqual([2])
  })
})
