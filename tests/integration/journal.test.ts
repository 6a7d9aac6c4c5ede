import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEMO_PASSWORD } from '#server/setup/demo-accounts'
import type { DeskWorker } from '../../src/renderer/data/desk-worker-api'
import { registered, takeIn } from '../support/sync/take-in'
import { isSettled, statusIs, TestMachine, untilIs } from '../support/test-desk-client'
import { startTestServer, type TestServer } from '../support/test-server'

const login = { login: 'zhangwei', password: DEMO_PASSWORD, enrol: true }

describe('work that was saved', () => {
  let server: TestServer

  beforeAll(async () => {
    server = await startTestServer()
    await takeIn(
      server.services.db,
      () => server.clock.now(),
      Array.from({ length: 5 }, (_, n) => registered(`J${n}`)),
    )
  })
  afterAll(() => server.remove())

  async function enter(machine: TestMachine): Promise<DeskWorker> {
    const desk = machine.desk()
    await desk.start()
    expect(await desk.login(login)).toMatchObject({ ok: true })
    await statusIs(desk, (now) => isSettled(now) && now.lastSyncedAt !== undefined)
    return desk
  }

  it('outlives a browser that throws its databases away, and counts once', async () => {
    const machine = new TestMachine(server)
    const desk = await enter(machine)
    const { rows } = await desk.listOrders({ offset: 0, limit: 10, leadState: 'open' })
    const [sent, unsent] = [uuidv7(), uuidv7()]
    // The answer to the first is lost: the server has it, this machine does not know.
    machine.fate = ({ path }) => (path.endsWith('/push') ? 'loseAnswer' : 'pass')
    await desk.run('case.accept', { caseId: sent, orderIds: [rows[0]?.id], title: '已到服务端' })
    await untilIs(
      desk,
      ['sync'],
      () => desk.syncStatus(),
      ({ connection }) => connection === 'offline',
    )
    machine.goOffline()
    await desk.run('case.accept', { caseId: unsent, orderIds: [rows[1]?.id], title: '断网时受理' })
    await desk.lock()
    for (const { name = '' } of await indexedDB.databases()) indexedDB.deleteDatabase(name)

    const again = machine.desk()
    const start = await again.start()
    if (start.state !== 'loginNeeded') throw new Error(start.state)
    const [user] = start.users
    expect(user?.name).toBe('张伟')
    expect(await again.unlock({ userId: user?.userId ?? '', password: DEMO_PASSWORD })).toEqual({
      ok: false,
      refusal: { code: 'local.storeLost', args: {} },
    })
    machine.online = true
    machine.fate = () => 'pass'
    expect(await again.login(login)).toMatchObject({ ok: true })
    for (const [caseId, title] of [
      [sent, '已到服务端'],
      [unsent, '断网时受理'],
    ] as const) {
      const found = await untilIs(
        again,
        [`case/${caseId}`, 'sync'],
        () => again.caseBundle(caseId),
        (bundle) => bundle?.case.caseNo !== undefined && bundle.pending.length === 0,
      )
      expect(found?.case.title).toBe(title)
      expect(found?.actions).toHaveLength(1)
    }
    await statusIs(again, isSettled)
    expect(await again.attention()).toEqual([])
    await again.lock()
  })

  it('is not said to be saved on a disk that takes nothing more', async () => {
    const machine = new TestMachine(server)
    const desk = await enter(machine)
    const { rows } = await desk.listOrders({ offset: 0, limit: 10, leadState: 'open' })
    machine.journals.full = true
    const input = { orderId: rows[0]?.id, ground: 'notEnforcement', note: '' }
    expect(await desk.run('lead.decline', input)).toEqual({ ok: false, refusal: { code: 'local.storageFull' } })
    expect((await desk.syncStatus()).connection).toBe('storageFull')
    machine.journals.full = false
    expect(await desk.run('lead.decline', input)).toMatchObject({ ok: true })
    await statusIs(desk, isSettled)
    await desk.lock()
  })
})
