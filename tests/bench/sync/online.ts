import { Agent, request } from 'node:https'
import { v7 as uuidv7 } from 'uuid'
import { hashPassword } from '#server/auth/password-hash'
import { createUser } from '#server/auth/user-admin'
import { sealHash } from '#server/auth/user-secrets'
import { defaultConfig } from '#server/config'
import { openSecrets } from '#server/secrets/stored-secrets'
import { DEMO_PASSWORD } from '#server/setup/demo-accounts'
import { prepareStore } from '#server/setup/prepare-store'
import { openDb } from '#server/storage/open-db'
import { syncPaths } from '#shared/sync/protocol'
import type { ServerRequest } from '../../../src/cli/server-client'
import { FieldClient } from '../../support/sync/field-client'
import { logIn, type TestClient } from '../../support/test-server'
import { askOn } from '../support/ask-on'
import { type BenchLocation, type BenchServer, cpuMs, memoryOf, startBenchServer } from '../support/bench-server'
import { takeOrders } from './bench-city'

export interface Online {
  readonly p95: number
  readonly seen: number
  readonly writes: number
  /** What every client should have seen of every write, and did not. */
  readonly missed: number
  readonly rss: number
  readonly clients: number
  readonly pullsPerSecond: number
  /** Of a core, while they wrote. */
  readonly serverLoad: number
}

interface Wanted {
  readonly orders: number
  readonly perSecond: number
  readonly seconds: number
}

/** Clients of the city's bureau, who see every write … */
const OF_THE_CITY = 20
/** … of the bureaus of its counties, who see what is theirs … */
const OF_EACH_COUNTY = 8
const counties = ['411702', '411721', '411722', '411723', '411724', '411725', '411726', '411727', '411728', '411729']
/** … and of departments, whose papers these writes do not touch. */
const OF_DEPARTMENTS = 100

/** Everybody online with an event stream, pulling when he is poked, and so many writes a second all over the city. */
export async function onlineCity({ orders, perSecond, seconds }: Wanted): Promise<Online> {
  const server = await startBenchServer(undefined, (location) => prepareCity(location, orders))
  const sentAt = new Map<string, number>()
  const delays: number[] = []
  const watchers: Watcher[] = []
  const logInAs = (login: string) => logIn(askerOf(server, agentAt(watchers.length)), login, { enrolled: false })
  const watch = async (login: string, clients: number) => {
    // They share a session: logging in is not what is measured.
    const session = await logInAs(login)
    const first = new FieldClient(session)
    const { cursor } = JSON.parse((await first.ask(syncPaths.plan)).text) as { cursor: string }
    for (let n = 0; n < clients; n++)
      watchers.push(new Watcher(server, session, cursor, watchers.length, (id) => noteSight(id, sentAt, delays)))
  }
  try {
    const writer = new FieldClient(await logInAs('zhangwei'))
    writer.now = new Date().toISOString()
    await writer.bootstrap()
    const open = writer.all('workOrder').filter(({ lead }) => lead?.state === 'open')
    await watch('lina', OF_THE_CITY)
    for (const county of counties) await watch(`county${county}`, OF_EACH_COUNTY)
    await watch('chengguan', OF_DEPARTMENTS)
    // Every client has caught up before the first write.
    await Promise.all(watchers.map((one) => one.pulled))
    const writes = Math.min(open.length, perSecond * seconds)
    const begun = performance.now()
    const [usedBefore, pullsBefore] = [await cpuMs(server.pid), pullsOf(watchers)]
    for (let n = 0; n < writes; n++) {
      const id = open[n]?.id ?? ''
      const command = writer.author('lead.decline', { orderId: id, ground: 'duplicate' })
      sentAt.set(id, performance.now())
      await writer.pushed(command)
      await sleep(begun + ((n + 1) * 1000) / perSecond - performance.now())
    }
    const took = performance.now() - begun
    const serverLoad = ((await cpuMs(server.pid)) - usedBefore) / took
    const pullsPerSecond = ((pullsOf(watchers) - pullsBefore) / took) * 1000
    const { rss } = await memoryOf(server.pid)
    await sleep(3000)
    const sorted = delays.sort((a, b) => a - b)
    const p95 = sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN
    const missed = writes * (OF_THE_CITY + OF_EACH_COUNTY) - sorted.length
    return { p95, seen: sorted.length, writes, missed, rss, clients: watchers.length, pullsPerSecond, serverLoad }
  } finally {
    for (const one of watchers) one.end()
    await server.stop()
  }
}

function pullsOf(watchers: readonly Watcher[]): number {
  return watchers.reduce((sum, one) => sum + one.pulls, 0)
}

function noteSight(id: string, sentAt: ReadonlyMap<string, number>, delays: number[]): void {
  const at = sentAt.get(id)
  if (at !== undefined) delays.push(performance.now() - at)
}

/** A client that is online: pulls when it is poked, and once more when it was poked meanwhile. */
class Watcher {
  /** Until the first pull is through. */
  readonly pulled: Promise<void>
  pulls = 0
  readonly #client: FieldClient
  readonly #agent: Agent
  readonly #end: () => void
  #busy = false
  #owed = false

  constructor(
    server: BenchServer,
    session: TestClient,
    cursor: string,
    place: number,
    private readonly onOrder: (id: string) => void,
  ) {
    const own = ownAddress(place)
    this.#agent = agentAt(place)
    const ask = askerOf(server, this.#agent)
    const headers = { authorization: `Bearer ${session.token}` }
    const asClient = (asked: ServerRequest) => ask({ ...asked, headers: { ...headers, ...asked.headers } })
    this.#client = new FieldClient({ ...session, clientId: uuidv7(), ask: asClient })
    this.#client.cursor = cursor
    const opened = request(
      new URL('/sync/v1/events', server.url),
      { headers, agent: false, rejectUnauthorized: false, ...own },
      (answer) => answer.on('data', (chunk: Buffer) => void (chunk.includes('poke') && this.#pull())),
    )
    opened.on('error', () => undefined)
    opened.end()
    this.#end = () => opened.destroy()
    this.pulled = this.#pull()
  }

  end(): void {
    this.#end()
    this.#agent.destroy()
  }

  async #pull(): Promise<void> {
    if (this.#busy) {
      this.#owed = true
      return
    }
    this.#busy = true
    do {
      this.#owed = false
      this.pulls += 1
      for (const page of await this.#client.pull())
        for (const { type, id } of page.rows) if (type === 'workOrder') this.onOrder(id)
    } while (this.#owed)
    this.#busy = false
  }
}

async function prepareCity(location: BenchLocation, orders: number): Promise<void> {
  const db = await openDb(location)
  try {
    const at = new Date()
    const secrets = await openSecrets(db, location, at)
    await prepareStore(db, { config: { ...defaultConfig(), ...location, demo: true }, secrets }, at)
    await takeOrders(db, orders, counties)
    const hash = await hashPassword(DEMO_PASSWORD)
    const bureaus = await db.query<{ region: string; code: string }>(
      `SELECT doc ->> 'region' AS region, doc ->> 'code' AS code FROM entity
       WHERE type = 'organ' AND doc ->> 'kind' = 'justice' AND doc ->> 'region' = ANY($1::text[])`,
      [counties],
    )
    for (const { region, code } of bureaus) {
      const user = { login: `county${region}`, name: `监督员${region}`, roles: ['officer'], organCode: code }
      const by = { userId: 'system', at }
      const passwordHash = sealHash(secrets, user.login, hash)
      await db.tx((q) => createUser(q, { ...user, passwordHash, mustChangePassword: false }, by))
    }
  } finally {
    await db.close()
  }
}

/** Offices have addresses of their own; elsewhere than on Linux a machine has one for itself. */
function ownAddress(place: number): { localAddress?: string; family?: number } {
  return process.platform === 'linux' ? { localAddress: `127.0.3.${(place % 200) + 1}`, family: 4 } : {}
}

function agentAt(place: number): Agent {
  return new Agent({ keepAlive: true, maxSockets: 1, rejectUnauthorized: false, ...ownAddress(place) })
}

function askerOf(server: BenchServer, agent: Agent) {
  return (asked: ServerRequest) => askOn(agent, server.url, asked)
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, Math.max(0, ms)))
