import type { OfficerId } from './city'
import { actSomehow } from './officer'
import { SimClient } from './sim-client'
import type { SimWorld } from './sim-world'
import { homeScope, MINUTE, often } from './simulate'

const officers: readonly OfficerId[] = ['zhang', 'li', 'xi']

/** Everything that goes wrong besides single messages: networks, machines, disks, clocks, people and the server. */
export function troubles(world: SimWorld, clients: SimClient[], until: number) {
  const { time, random, server, network, coverage, trace } = world
  const someone = () => random.pick(clients)
  const soon = (minutes: number, run: () => void | Promise<void>) => time.after(random.next() * minutes * MINUTE, run)
  const once = (probability: number, run: () => void | Promise<void>) => {
    if (random.chance(probability)) time.after(random.next() * until, run)
  }

  function theNetwork(): void {
    often(world, 12, () => {
      const client = someone()
      trace.note(client.name, 'goes offline')
      client.setOnline(false)
      soon(20, () => client.setOnline(true))
    })
    often(world, 20, () => network.cutAll())
    if (random.chance(0.3)) someone().isStreamless = true
  }

  function theServer(): void {
    often(world, 25, () => {
      server.isUp = false
      network.cutAll()
      soon(5, () => {
        server.restart()
        server.isUp = true
      })
    })
    often(world, 40, () => {
      server.isBusy = true
      soon(2, () => {
        server.isBusy = false
      })
    })
    often(world, 25, () => server.backUp())
    once(0.4, () => {
      server.restore()
      network.cutAll()
    })
    once(0.15, () => server.raiseFloor())
  }

  function theMachines(): void {
    often(world, 20, () => {
      const client = someone()
      if (client.isRunning) client.kill('power cut')
    })
    often(world, 30, () => {
      const client = someone()
      client.isDiskFull = true
      soon(6, () => freeSpace(client))
    })
    often(world, 45, () => {
      const client = someone()
      client.clockAheadMs = (random.next() - 0.5) * 4 * 24 * 60 * MINUTE
      coverage.note('clock jumped')
    })
    once(0.3, () => someone().wipe())
    once(0.3, () => someone().disk.damage((keys) => random.pick(keys)))
    once(0.4, copyProfile)
  }

  function thePeople(): void {
    often(world, 40, () => {
      const userId = random.pick(officers)
      coverage.note('logged out')
      server.loggedOut.add(userId)
      soon(10, () => logIn(userId))
    })
    often(world, 30, async () => {
      const userId = random.pick(officers)
      await server.grant([{ userId, scope: homeScope(userId), op: 'drop' }])
      soon(20, () => server.grant([{ userId, scope: homeScope(userId), op: 'add' }]))
    })
    once(0.12, () => shutOut(clients[1]))
  }

  function freeSpace(client: SimClient): void {
    client.isDiskFull = false
    if (client.isRunning && random.chance(0.5)) client.tell({ type: 'spaceFreed' })
  }

  function shutOut(client: SimClient | undefined): void {
    if (!client) return
    // On the road, with work nobody else has yet.
    client.setOnline(false)
    for (let n = 0; n < 8; n++) actSomehow(client, random, world.newId)
    trace.note('server', `shuts out ${client.name}`)
    client.isShutOut = true
    server.shutOut.add(client.name)
    soon(15, () => client.setOnline(true))
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
    const twin = new SimClient('zhang on the copied machine', 'zhang', world, source)
    for (const id of source.forgotten) twin.forgotten.add(id)
    coverage.note('profile copied')
    trace.note(twin.name, 'begins with a copy of the office machine')
    clients.push(twin)
    twin.start()
  }

  return {
    begin(): void {
      theNetwork()
      theServer()
      theMachines()
      thePeople()
    },
    /** All that a person has to put right is put right; the rest the desk has to do by itself. */
    async end(): Promise<void> {
      server.isUp = true
      server.isBusy = false
      for (const userId of officers) {
        server.loggedOut.delete(userId)
        // Some are moved to another post for good.
        await server.grant([{ userId, scope: homeScope(userId), op: random.chance(0.3) ? 'drop' : 'add' }])
      }
      for (const client of clients) {
        client.isOnline = true
        client.isDiskFull = false
        // A damaged store is compared ten minutes after the next start.
        if (client.disk.isDamaged && client.isRunning) client.kill('switched off for the night')
        else if (client.isRunning && !client.state.loggedIn) client.tell({ type: 'loggedIn' })
      }
    },
  }
}
