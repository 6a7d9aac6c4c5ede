import { describe, expect, it } from 'vitest'
import { Invariants } from './invariants'
import { SimClient } from './sim-client'
import { buildCity, type City, MINUTE } from './simulate'

/** A short history with a beginning and an end; everything in it happens at fixed times. */
interface Scenario {
  readonly name: string
  readonly play: (city: City) => void
}

const orderOf = (client: SimClient) => {
  const orders = [...client.disk.content.views.keys()].filter((key) => key.startsWith('workOrder/')).sort()
  return orders[0]?.split('/')[1] ?? ''
}
const caseOf = (client: SimClient) =>
  [...client.disk.content.views.keys()].find((key) => key.startsWith('supervisionCase/'))?.split('/')[1] ?? ''

const accept = (client: SimClient, caseId: string) =>
  client.act('case.accept', { caseId, orderIds: [orderOf(client)], title: '案' })
const classify = (client: SimClient, field: string) =>
  client.act('case.classify', { caseId: caseOf(client), reason: '研判', field })

const scenarios: readonly Scenario[] = [
  {
    name: 'two officers meet on one case, one of them offline',
    play({ world: { time, newId }, clients: [zhang, li] }) {
      if (!zhang || !li) return
      const caseId = newId()
      time.after(2 * MINUTE, () => accept(zhang, caseId))
      time.after(3 * MINUTE, () => classify(zhang, 'urban'))
      time.after(5 * MINUTE, () => li.setOnline(false))
      time.after(6 * MINUTE, () => classify(li, 'traffic'))
      time.after(7 * MINUTE, () => classify(zhang, 'market'))
      time.after(9 * MINUTE, () => li.setOnline(true))
    },
  },
  {
    name: 'an officer loses his region while he works offline',
    play({ world: { time, server, newId }, clients: [zhang] }) {
      if (!zhang) return
      const caseId = newId()
      time.after(2 * MINUTE, () => zhang.setOnline(false))
      time.after(3 * MINUTE, () => accept(zhang, caseId))
      time.after(4 * MINUTE, () => classify(zhang, 'urban'))
      time.after(5 * MINUTE, () => server.grant([{ userId: 'zhang', scope: 'region:411700', op: 'drop' }]))
      time.after(6 * MINUTE, () => zhang.setOnline(true))
    },
  },
  {
    name: 'the server is restored from a backup that lacks the last hour',
    play({ world: { time, server, network, newId }, clients: [zhang, li] }) {
      if (!zhang || !li) return
      const caseId = newId()
      time.after(2 * MINUTE, () => server.backUp())
      time.after(3 * MINUTE, () => accept(zhang, caseId))
      time.after(5 * MINUTE, () => classify(li, 'traffic'))
      time.after(7 * MINUTE, () => {
        server.restore()
        network.cutAll()
      })
      time.after(8 * MINUTE, () => classify(zhang, 'market'))
    },
  },
]

/** Up to here there is something to break; then comes the time to put it right, and the daily comparison. */
const BUSY = 11 * MINUTE
const END = 22 * MINUTE

/** @returns how many places there were in the busy part at which the power could have gone */
async function live(scenario: Scenario, crashAt: number): Promise<number> {
  const city = buildCity(4711, 'none', crashAt)
  const { world, clients } = city
  const { time, server } = world
  await server.seed(3)
  clients.push(new SimClient('zhang', 'zhang', world), new SimClient('li', 'li', world))
  const invariants = new Invariants(server, world.coverage)
  for (const client of clients) client.start()
  scenario.play(city)
  const check = () => invariants.always(clients)
  await time.runUntil(BUSY, check)
  const points = world.crashes.passed
  await time.runUntil(END, check)
  await time.runUntil(END + 20 * MINUTE, check, () => clients.every(({ state }) => !state.activity))
  try {
    invariants.atRest(clients)
  } catch (error) {
    throw new Error(`crash at ${crashAt}: ${error instanceof Error ? error.message : error}\n${world.trace.text}`)
  }
  return points
}

describe('a power cut at every single point', () => {
  it.each(scenarios)('leaves nothing undone when $name', { timeout: 180_000 }, async (scenario) => {
    const points = await live(scenario, -1)
    expect(points).toBeGreaterThan(80)
    for (let at = 0; at < points; at++) await live(scenario, at)
  })
})
