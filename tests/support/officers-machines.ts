import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { recordChange } from '#server/audit/record-change'
import { DEMO_PASSWORD } from '#server/setup/demo-accounts'
import type { DeskWorker } from '../../src/renderer/data/desk-worker-api'
import type { TestDatabase } from './databases'
import { registered, takeIn } from './sync/take-in'
import { isSettled, statusIs, TestMachine } from './test-desk-client'
import { startTestServer, type TestServer } from './test-server'

/** What an open list of leads is asked with. */
export const all = { offset: 0, limit: 100 }

export interface OfficersMachines {
  readonly server: TestServer
  readonly machine: () => TestMachine
  /** Desks that stand open, which are locked after the test. */
  readonly opened: DeskWorker[]
  /** Logs in on a machine that keeps its store, and waits until everything is there. */
  enter(machine: TestMachine, login?: string): Promise<DeskWorker>
  /** Scopes go from an officer, as after a change of his post; his machine learns of it when it asks. */
  takeAway(name: string, desk: DeskWorker, scopes: readonly string[]): Promise<void>
  /** 张伟 opens a machine he has worked on before. */
  unlocked(machine: TestMachine): Promise<{ desk: DeskWorker; answer: Awaited<ReturnType<DeskWorker['unlock']>> }>
}

/** One server with eight leads for the tests around it; after each the machines are locked and their stores erased. */
export function officersMachines(database?: TestDatabase): OfficersMachines {
  let server: TestServer
  const opened: DeskWorker[] = []

  beforeAll(async () => {
    server = await startTestServer(database ? { database } : {})
    await takeIn(
      server.services.db,
      () => server.clock.now(),
      Array.from({ length: 8 }, (_, n) => registered(`U${n}`, { title: `三轮车被拖走 ${n}` })),
    )
  })
  afterAll(() => server.remove())
  afterEach(async () => {
    for (const desk of opened.splice(0)) await desk.lock()
    for (const { name = '' } of await indexedDB.databases()) await Dexie.delete(name)
  })

  return {
    get server() {
      return server
    },
    machine: () => new TestMachine(server),
    opened,
    async enter(machine, login = 'zhangwei') {
      const desk = machine.desk()
      await desk.start()
      const answer = await desk.login({ login, password: DEMO_PASSWORD, enrol: true })
      if (!answer.ok) throw new Error(answer.refusal.code)
      opened.push(desk)
      await statusIs(desk, (now) => isSettled(now) && now.lastSyncedAt !== undefined)
      return desk
    },
    async takeAway(name, desk, scopes) {
      const userId = (await desk.reference()).userProfile.find((person) => person.name === name)?.id ?? ''
      const dropped = scopes.map((scope) => ({ userId, scope, op: 'drop' as const }))
      const origin = { userId: 'admin', role: 'admin', type: 'user.change', at: server.clock.now() }
      await server.services.db.tx((q) => recordChange(q, { scopes: dropped }, origin))
    },
    async unlocked(machine) {
      const desk = machine.desk()
      const start = await desk.start()
      if (start.state !== 'loginNeeded') throw new Error(start.state)
      const userId = start.users.find(({ name }) => name === '张伟')?.userId ?? ''
      return { desk, answer: await desk.unlock({ userId, password: DEMO_PASSWORD }) }
    },
  }
}
