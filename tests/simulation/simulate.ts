import { seededRandom } from '../support/sync/seeded-random'
import type { Bug } from './bugs'
import type { OfficerId } from './city'
import { Invariants } from './invariants'
import { actSomehow } from './officer'
import { SimClient, type SimWorld } from './sim-client'
import { type Faults, SimNetwork } from './sim-network'
import { SimServer } from './sim-server'
import { VirtualTime } from './virtual-time'

export interface SimulationResult {
  readonly steps: number
  readonly authored: number
  readonly statuses: Readonly<Record<string, number>>
  readonly clients: number
}

const MINUTE = 60_000
/** Two hours with faults, then time for the longest pause, retry and poll. */
const TROUBLED = 120 * MINUTE
const SETTLING = 30 * MINUTE

/**
 * One seeded history of a city: officers act, the network, the machines and the server fail, grants come and go.
 * @throws InvariantBroken
 */
export async function simulate(seed: number, bug: Bug = 'none'): Promise<SimulationResult> {
  const random = seededRandom(seed)
  const time = new VirtualTime()
  const faults: Faults = { loss: random.next() * 0.25, double: random.next() * 0.15, crash: random.next() * 0.02 }
  const server = new SimServer(() => time.now, bug)
  const network = new SimNetwork(time, random, server, faults)
  const newId = idsOf(random.below(1_000_000))
  const world: SimWorld = { time, server, network, random, faults, bug, newId }
  await server.seed(6)
  const clients = [
    new SimClient('zhang at the office', 'zhang', world),
    new SimClient('zhang with the laptop', 'zhang', world),
    new SimClient('li', 'li', world),
    new SimClient('xi of the county', 'xi', world),
  ]
  const invariants = new Invariants(server)
  const plan = planner(world, clients)
  for (const client of clients) time.after(random.below(MINUTE), () => client.start())
  plan.officers()
  plan.troubles()
  await time.runUntil(TROUBLED, () => invariants.always(clients))

  Object.assign(faults, { loss: 0, double: 0, crash: 0 })
  await plan.endTroubles()
  const check = () => invariants.always(clients)
  await time.runUntil(TROUBLED + SETTLING, check)
  // Polls never end; between two of them there is a moment of rest.
  await time.runUntil(TROUBLED + 2 * SETTLING, check, () => clients.every(({ state }) => !state.activity))
  invariants.atRest(clients)

  const statuses: Record<string, number> = {}
  for (const { receipt } of server.store.receipts) statuses[receipt.status] = (statuses[receipt.status] ?? 0) + 1
  const authored = clients.reduce((sum, client) => sum + client.authored.length, 0)
  return { steps: time.steps, authored, statuses, clients: clients.length }
}

function planner(world: SimWorld, clients: SimClient[]) {
  const { time, random, server, network } = world
  const often = (everyMinutes: number, run: () => void | Promise<void>) => {
    const again = () => {
      const wait = random.next() * 2 * everyMinutes * MINUTE
      if (time.now + wait >= TROUBLED) return
      time.after(wait, async () => {
        await run()
        again()
      })
    }
    again()
  }
  const someone = () => random.pick(clients)
  const officers: OfficerId[] = ['zhang', 'li', 'xi']

  return {
    officers() {
      often(1.5, () => actSomehow(someone(), random, world.newId))
      // A burst without pauses, as when a list is worked off.
      often(30, () => {
        const client = someone()
        for (let n = 0; n < 12; n++) actSomehow(client, random, world.newId)
      })
      let registered = 6
      often(10, () => server.order(registered++, '新登记'))
      often(15, () => server.order(random.below(registered), `补充 ${random.below(100)}`))
    },
    troubles() {
      often(12, () => {
        const client = someone()
        client.setOnline(false)
        time.after(random.next() * 20 * MINUTE, () => client.setOnline(true))
      })
      often(25, () => {
        server.isUp = false
        network.cutAll()
        time.after(random.next() * 5 * MINUTE, () => {
          server.restart()
          server.isUp = true
        })
      })
      often(20, () => network.cutAll())
      often(20, () => {
        const client = someone()
        if (client.isRunning) client.kill()
      })
      often(40, () => {
        const userId = random.pick(officers)
        server.loggedOut.add(userId)
        time.after(random.next() * 10 * MINUTE, () => logIn(userId))
      })
      often(30, async () => {
        const userId = random.pick(officers)
        const scope = `region:${userId === 'xi' ? '411721' : '411700'}`
        await server.grant([{ userId, scope, op: 'drop' }])
        time.after(random.next() * 20 * MINUTE, () => server.grant([{ userId, scope, op: 'add' }]))
      })
      // A restored backup of this very moment: nothing is lost, but no cursor counts any more.
      if (random.chance(0.3)) time.after(random.next() * TROUBLED, () => server.beginEpoch('epoch-2'))
      if (random.chance(0.4)) time.after(random.next() * TROUBLED, copyProfile)
    },
    async endTroubles() {
      server.isUp = true
      for (const userId of officers) {
        server.loggedOut.delete(userId)
        const scope = `region:${userId === 'xi' ? '411721' : '411700'}`
        // Some are moved to another post for good.
        await server.grant([{ userId, scope, op: random.chance(0.3) ? 'drop' : 'add' }])
      }
      for (const client of clients) {
        client.isOnline = true
        // Logging in again is a person's part; so is starting the program.
        if (client.isRunning && !client.state.loggedIn) client.tell({ type: 'loggedIn' })
      }
    },
  }

  function logIn(userId: OfficerId): void {
    server.loggedOut.delete(userId)
    for (const client of clients) {
      if (client.userId === userId && client.isRunning) client.tell({ type: 'loggedIn' })
    }
  }

  /** Somebody copies the data directory to a new machine; both go on under one client id. */
  function copyProfile(): void {
    const source = clients[0]
    if (!source) return
    const twin = new SimClient('zhang on the copied machine', 'zhang', world, source.disk.copy())
    clients.push(twin)
    twin.start()
  }
}

/** UUIDv7 in shape, the same in every run of a seed. */
function idsOf(base: number): () => string {
  let count = 0
  return () => {
    const tail = (base * 1_000_000 + count++).toString(16).padStart(12, '0').slice(-12)
    return `01900000-0000-7000-8000-${tail}`
  }
}
