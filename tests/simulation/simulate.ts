import { type SeededRandom, seededRandom } from '../support/sync/seeded-random'
import type { Bug } from './bugs'
import { actorOf, type OfficerId } from './city'
import { Coverage } from './coverage'
import { CrashPoints } from './crash-points'
import { InvariantBroken } from './invariant-broken'
import { Invariants } from './invariants'
import { writeMinutes } from './minutes-work'
import { actSomehow } from './officer'
import { oneOf } from './officer-views'
import { doPaperwork } from './paperwork'
import { SimClient } from './sim-client'
import { type Faults, noFaults, SimNetwork } from './sim-network'
import { SimServer } from './sim-server'
import type { SimWorld } from './sim-world'
import { Trace } from './trace'
import { troubles } from './troubles'
import { VirtualTime } from './virtual-time'

export interface SimulationResult {
  readonly steps: number
  readonly authored: number
  readonly clients: number
  readonly coverage: Coverage
}

const LEAST_STEPS = 200
const CLIENTS = { least: 3, most: 5 }

/** Whether a history is one: of a few clients whose work can meet, over steps enough for it to. */
export function isLongEnough({ steps, clients }: Pick<SimulationResult, 'steps' | 'clients'>): boolean {
  return steps >= LEAST_STEPS && clients >= CLIENTS.least && clients <= CLIENTS.most
}

/** A promise was broken; the message ends with what happened before. */
export class HistoryBroken extends InvariantBroken {
  constructor(
    readonly seed: number,
    readonly reason: string,
    trace: string,
  ) {
    super(`seed ${seed}: ${reason}\n${trace}`)
  }
}

export const MINUTE = 60_000
/** An hour and a half with faults, then time for the longest pause, retry, poll and comparison. */
export const TROUBLED = 90 * MINUTE
const SETTLING = 40 * MINUTE

export interface City {
  readonly world: SimWorld
  readonly clients: SimClient[]
  readonly faults: Faults
}

export function buildCity(seed: number, bug: Bug, crashOnlyAt?: number): City {
  const random = seededRandom(seed)
  const time = new VirtualTime()
  const faults: Faults = { ...noFaults }
  const coverage = new Coverage()
  const trace = new Trace(() => time.now, Number(process.env.SIMULATION_TRACE ?? 80))
  const server = new SimServer(() => time.now, bug, coverage, trace)
  const network = new SimNetwork(time, random, faults, coverage)
  network.isServerUp = () => server.isUp
  const crashes = new CrashPoints(random, faults, coverage, crashOnlyAt)
  const newId = idsOf(random.below(1_000_000))
  return {
    world: { time, server, network, random, faults, crashes, bug, newId, trace, coverage },
    clients: [],
    faults,
  }
}

/**
 * One seeded history of a city: officers act, the network, the machines and the server fail, grants come and go.
 * @throws HistoryBroken
 */
export async function simulate(seed: number, bug: Bug = 'none', watch?: SimWorld['watch']): Promise<SimulationResult> {
  const city = buildCity(seed, bug)
  const { world } = city
  if (watch) world.watch = watch
  try {
    return await live(city)
  } catch (error) {
    if (!(error instanceof InvariantBroken)) throw error
    throw new HistoryBroken(seed, error.message, `${world.trace.text}\n${city.clients.map(describeClient).join('\n')}`)
  }
}

async function live({ world, clients, faults }: City): Promise<SimulationResult> {
  const { time, random, server, coverage } = world
  Object.assign(faults, someFaults(random))
  await server.seed(6)
  clients.push(
    new SimClient('zhang at the office', 'zhang', world),
    new SimClient('zhang with the laptop', 'zhang', world),
    new SimClient('li', 'li', world),
  )
  if (random.chance(0.6)) clients.push(new SimClient('xi of the county', 'xi', world))
  const invariants = new Invariants(server, coverage)
  const check = () => invariants.always(clients)
  const plan = troubles(world, clients, TROUBLED)
  for (const client of clients) time.after(random.below(MINUTE), () => client.start())
  officers(world, clients)
  sendFiles(world, clients)
  plan.begin()
  await time.runUntil(TROUBLED, check)

  Object.assign(faults, noFaults)
  await plan.end()
  await time.runUntil(TROUBLED + SETTLING, check)
  // Polls never end; between two of them there is a moment of rest. A slow network lets one run out of time now and then:
  // whoever waits to try again is not at rest, and must come to it.
  const rests = ({ state }: SimClient) => !state.activity && !state.waiting
  await time.runUntil(TROUBLED + 2 * SETTLING, check, () => clients.every(rests))
  invariants.atRest(clients)
  const authored = clients.reduce((sum, client) => sum + client.authored.length, 0)
  return { steps: time.steps, authored, clients: clients.length, coverage }
}

/** Where a client stood when the promise was broken. */
function describeClient({ name, state, disk, isRunning, isOnline }: SimClient): string {
  const { connection, activity, waiting, attempts, loggedIn, lastProblem, unsent } = state
  const { entries, sent, epoch, boot, lastSeq } = disk.content
  const shown = {
    connection,
    activity: activity?.kind,
    waiting,
    attempts,
    loggedIn,
    unsent,
    lastProblem: lastProblem?.code,
  }
  const kept = { entries: entries.length, sent: sent.length, epoch, booting: boot !== undefined, lastSeq }
  return `${name}: ${JSON.stringify({ isRunning, isOnline, ...shown, ...kept })}`
}

function someFaults(random: SeededRandom): Faults {
  return {
    loss: random.next() * 0.25,
    double: random.next() * 0.15,
    cut: random.next() * 0.08,
    crash: random.next() * 0.015,
  }
}

function officers(world: SimWorld, clients: readonly SimClient[]): void {
  const { random, server } = world
  const someone = () => random.pick(clients)
  often(world, 2, () => actSomehow(someone(), random, world.newId))
  // A burst without pauses, as when a list is worked off.
  often(world, 30, () => {
    const client = someone()
    for (let n = 0; n < 12; n++) actSomehow(client, random, world.newId)
  })
  otherWork(world, clients)
  let registered = 6
  often(world, 10, () => server.order(registered++, '新登记'))
  often(world, 15, () => server.order(random.below(registered), `补充 ${random.below(100)}`))
}

/** Documents, minutes and files, and what of all work was put aside. */
function otherWork(world: SimWorld, clients: readonly SimClient[]): void {
  const { random, time, server } = world
  const someone = () => random.pick(clients)
  often(world, 3.5, () => doPaperwork(someone(), world))
  often(world, 7, () => writeMinutes(someone(), world))
  often(world, 14, () => someone().files.attach())
  often(world, 25, () => someone().files.describe())
  often(world, 12, () => {
    const reviewer = random.pick(['zhang', 'li', 'xi'] as const)
    const id = oneOf(random, server.putAside(actorOf(reviewer).organId))
    if (id === undefined) return
    const decision = () => (random.chance(0.7) ? 'applied' : 'dismissed')
    time.after(random.below(2000), () => server.decide(reviewer, id, decision()))
    // Another reviewer has the same list before him.
    if (random.chance(0.5)) time.after(random.below(2000), () => server.decide(reviewer, id, decision()))
  })
}

/** Files go by themselves, for ever: some minutes after they could. */
function sendFiles({ time, random }: SimWorld, clients: readonly SimClient[]): void {
  const again = () => {
    for (const client of clients) client.files.send()
    time.after(MINUTE + random.below(MINUTE), again)
  }
  again()
}

/** Again and again until the troubles end, every so many minutes on average. */
export function often(
  { time, random }: Pick<SimWorld, 'time' | 'random'>,
  everyMinutes: number,
  run: () => void | Promise<void>,
): void {
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

export const homeScope = (userId: OfficerId) => `region:${userId === 'xi' ? '411721' : '411700'}`

/** UUIDv7 in shape and order, the same in every run of a seed. */
function idsOf(base: number): () => string {
  let count = 0
  return () => {
    const tail = (base * 1_000_000 + count++).toString(16).padStart(12, '0').slice(-12)
    return `01900000-0000-7000-8000-${tail}`
  }
}
