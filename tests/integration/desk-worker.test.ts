import { inspect } from 'node:util'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { DEMO_PASSWORD } from '#server/setup/demo-accounts'
import type { DeskWorker } from '../../src/renderer/data/desk-worker-api'
import { ServerLogin } from '../../src/renderer/worker/session/server-login'
import { registered, takeIn } from '../support/sync/take-in'
import { isSettled, statusIs, TestMachine, untilIs } from '../support/test-desk-client'
import { startTestServer, type TestServer } from '../support/test-server'

const all = { offset: 0, limit: 100 }

describe('the data worker and its server', () => {
  let server: TestServer
  const open: DeskWorker[] = []

  beforeAll(async () => {
    server = await startTestServer()
    await takeIn(
      server.services.db,
      () => server.clock.now(),
      Array.from({ length: 30 }, (_, n) => registered(`W${n}`, { title: `三轮车被拖走 ${n}` })),
    )
  })
  afterAll(() => server.remove())
  afterEach(async () => {
    for (const desk of open.splice(0)) await desk.lock()
  })

  async function enter(machine: TestMachine, login: string, enrol = true): Promise<DeskWorker> {
    const desk = machine.desk()
    await desk.start()
    const answer = await desk.login({ login, password: DEMO_PASSWORD, enrol })
    if (!answer.ok) throw new Error(answer.refusal.code)
    open.push(desk)
    return desk
  }

  it('brings a new officer all leads of his city, and says so exactly', async () => {
    const machine = new TestMachine(server)
    const desk = await enter(machine, 'zhangwei')
    const status = await statusIs(desk, (now) => isSettled(now) && now.lastSyncedAt !== undefined)
    expect(status.progress).toBeUndefined()
    const { total, counts, rows } = await desk.listOrders({ ...all, leadState: 'open' })
    expect([total, counts]).toEqual([30, { open: 30 }])
    expect(rows[0]).toMatchObject({ organName: expect.any(String), pending: false, leadState: 'open' })
    expect((await desk.reference()).organ.length).toBeGreaterThan(10)
  })

  it('shows a command at once, sends it, and shows the number the server gave', async () => {
    const machine = new TestMachine(server)
    const desk = await enter(machine, 'lina')
    await statusIs(desk, isSettled)
    const { rows } = await desk.listOrders({ ...all, leadState: 'open' })
    const order = rows[0]
    const caseId = uuidv7()
    machine.goOffline()
    const offered = await desk.offered({ type: 'workOrder', id: order?.id ?? '' }, ['case.accept', 'lead.reconsider'])
    expect(offered).toEqual({ 'case.accept': null, 'lead.reconsider': { code: 'cases.leadNotDeclined' } })
    expect(await desk.run('case.accept', { caseId, orderIds: [order?.id], title: '拖车案' })).toMatchObject({
      ok: true,
    })
    const bundle = await desk.caseBundle(caseId)
    expect(bundle?.case).toMatchObject({ title: '拖车案', stage: 'triage' })
    expect(bundle?.case.caseNo).toBeUndefined()
    expect(bundle?.actions.map(({ kind }) => kind)).toEqual(['case.accept'])
    expect(bundle?.pending).toContain(caseId)
    expect((await desk.syncStatus()).pending).toBe(1)
    expect(await desk.outbox()).toMatchObject([{ type: 'case.accept', subject: { id: caseId, title: '拖车案' } }])

    machine.online = true
    await desk.syncNow()
    const found = await untilIs(
      desk,
      [`case/${caseId}`, 'sync'],
      () => desk.caseBundle(caseId),
      (now) => now?.case.caseNo !== undefined && now.pending.length === 0,
    )
    expect(found?.case.caseNo).toMatch(/^驻司执监案〔2026〕\d+号$/)
    expect(found?.actions).toHaveLength(1)
    await statusIs(desk, isSettled)
    expect(await desk.outbox()).toEqual([])
  })

  it('keeps no password in memory once it has logged in again behind an unlocked desk', async () => {
    const machine = new TestMachine(server)
    const first = await enter(machine, 'zhangwei')
    await statusIs(first, isSettled)
    await first.lock()
    machine.endSession()

    const logins = vi.spyOn(ServerLogin.prototype, 'login')
    try {
      const desk = machine.desk()
      open.push(desk)
      const start = await desk.start()
      const users = start.state === 'loginNeeded' ? start.users : []
      const userId = users.find(({ name }) => name === '张伟')?.userId ?? ''
      expect(await desk.unlock({ userId, password: DEMO_PASSWORD })).toMatchObject({ ok: true })
      await statusIs(desk, isSettled)
      expect(await logins.mock.results[0]?.value).toMatchObject({ ok: true })
      const [serverLogin] = logins.mock.contexts
      expect(serverLogin).toBeInstanceOf(ServerLogin)
      expect(inspect(serverLogin, { depth: 3 })).not.toContain(DEMO_PASSWORD)
    } finally {
      logins.mockRestore()
    }
  })

  it('refuses at once what a guard refuses, and keeps nothing of it', async () => {
    const desk = await enter(new TestMachine(server), 'zhangwei')
    await statusIs(desk, isSettled)
    const answer = await desk.run('case.classify', { caseId: uuidv7(), reason: '无此案' })
    expect(answer).toEqual({ ok: false, refusal: { code: 'general.notFound', args: { what: '案件' } } })
    expect((await desk.syncStatus()).pending).toBe(0)
  })

  it('opens by password without network, refuses a wrong one, and still has the unsent work', async () => {
    const machine = new TestMachine(server)
    const first = await enter(machine, 'zhangwei')
    await statusIs(first, isSettled)
    const { rows } = await first.listOrders({ ...all, leadState: 'open' })
    machine.goOffline()
    const caseId = uuidv7()
    await first.run('case.accept', { caseId, orderIds: [rows[3]?.id], title: '断网时受理' })
    await first.lock()

    const desk = machine.desk()
    const start = await desk.start()
    if (start.state !== 'loginNeeded') throw new Error(start.state)
    expect(start).toMatchObject({ online: false })
    const userId = start.users.find(({ name }) => name === '张伟')?.userId ?? ''
    expect(await desk.unlock({ userId, password: 'wrong' })).toEqual({
      ok: false,
      refusal: { code: 'local.wrongPassword' },
    })
    expect(await desk.unlock({ userId, password: DEMO_PASSWORD })).toMatchObject({
      ok: true,
      session: { name: '张伟' },
    })
    open.push(desk)
    expect((await desk.caseBundle(caseId))?.case.title).toBe('断网时受理')
    expect((await desk.listOrders({ ...all, text: '三轮车 拖走' })).total).toBe(30)
    expect((await desk.syncStatus()).pending).toBe(1)
    machine.online = true
    await desk.syncNow()
    await statusIs(desk, isSettled)
    expect((await desk.caseBundle(caseId))?.case.caseNo).toBeDefined()
  })

  it('sends a command again whose answer was lost, and it counts once', async () => {
    const machine = new TestMachine(server)
    const desk = await enter(machine, 'lina')
    await statusIs(desk, isSettled)
    const { rows } = await desk.listOrders({ ...all, leadState: 'open' })
    let lost = 0
    machine.fate = ({ path }) => (path.endsWith('/push') && lost++ === 0 ? 'loseAnswer' : 'pass')
    const caseId = uuidv7()
    await desk.run('case.accept', { caseId, orderIds: [rows[0]?.id], title: '应答丢失' })
    await untilIs(
      desk,
      ['sync'],
      () => desk.syncStatus(),
      ({ connection }) => connection === 'offline',
    )
    await desk.syncNow()
    await statusIs(desk, isSettled)
    expect(machine.requests.filter((line) => line.endsWith('/push'))).toHaveLength(2)
    expect((await desk.caseBundle(caseId))?.actions).toHaveLength(1)
  })

  it('goes on with a bootstrap where it was killed', async () => {
    const machine = new TestMachine(server)
    machine.fate = ({ path }) => (path.includes('scope=region') ? 'fail' : 'pass')
    const killed = machine.desk()
    await killed.start()
    await killed.login({ login: 'yicheng', password: DEMO_PASSWORD, enrol: true })
    const half = await statusIs(killed, ({ connection }) => connection === 'offline')
    expect(half.phase).toBe('bootstrap')
    expect(half.progress?.done).toBeGreaterThan(0)
    expect(half.progress?.done).toBeLessThan(half.progress?.total ?? 0)
    await killed.lock()

    machine.fate = () => 'pass'
    machine.requests.length = 0
    const desk = machine.desk()
    const start = await desk.start()
    const userId = start.state === 'loginNeeded' ? (start.users.find(({ name }) => name === '陈静')?.userId ?? '') : ''
    await desk.unlock({ userId, password: DEMO_PASSWORD })
    open.push(desk)
    await statusIs(desk, isSettled)
    const fetched = machine.requests.filter((line) => line.includes('/bootstrap'))
    expect(fetched.filter((line) => line.endsWith('/bootstrap'))).toEqual([])
    expect(fetched.filter((line) => line.includes('scope=ref'))).toEqual([])
    expect((await desk.listOrders(all)).total).toBe(30)
  })

  it('says when the session has ended, keeps the work, and sends it after logging in again', async () => {
    const machine = new TestMachine(server)
    const desk = await enter(machine, 'zhangwei')
    await statusIs(desk, isSettled)
    machine.endSession()
    const { rows } = await desk.listOrders({ ...all, leadState: 'open' })
    const caseId = uuidv7()
    await desk.run('case.accept', { caseId, orderIds: [rows[0]?.id], title: '会话过期' })
    await statusIs(desk, ({ connection }) => connection === 'loginNeeded')
    expect((await desk.syncStatus()).pending).toBe(1)
    expect(await desk.login({ login: 'lina', password: DEMO_PASSWORD, enrol: true })).toMatchObject({
      ok: false,
      refusal: { code: 'local.otherUser' },
    })
    expect(await desk.login({ login: 'zhangwei', password: DEMO_PASSWORD, enrol: true })).toMatchObject({ ok: true })
    await statusIs(desk, isSettled)
    expect((await desk.caseBundle(caseId))?.case.caseNo).toBeDefined()
  })

  it('keeps both officers’ values where they meet, in both stores and on the server, until a person decides', async () => {
    const [first, second] = [new TestMachine(server), new TestMachine(server)]
    const zhang = await enter(first, 'zhangwei')
    await statusIs(zhang, isSettled)
    const { rows } = await zhang.listOrders({ ...all, leadState: 'open' })
    const caseId = uuidv7()
    await zhang.run('case.accept', { caseId, orderIds: [rows[0]?.id], title: '两人同办' })
    const initial = await zhang.run('case.classify', {
      caseId,
      field: 'urbanManagement',
      issues: { add: ['overdueHandling'] },
      reason: '初判',
    })
    await statusIs(zhang, isSettled)
    expect(initial).toMatchObject({ ok: true })
    // One machine holds one writing window; the other officer sits at another, which in this process means: online only.
    const li = await enter(second, 'lina', false)
    await untilIs(
      li,
      [`case/${caseId}`],
      () => li.caseBundle(caseId),
      (now) => now?.case.field === 'urbanManagement',
    )
    await statusIs(li, isSettled)

    second.goOffline()
    const mine = { caseId, field: 'transport', issues: { add: ['arbitraryFees'] }, reason: '李判' }
    expect(await li.run('case.classify', mine)).toMatchObject({ ok: true })
    expect((await li.caseBundle(caseId))?.case.field).toBe('transport')
    const theirs = { caseId, field: 'marketRegulation', issues: { add: ['arbitraryFines'] }, reason: '张判' }
    expect(await zhang.run('case.classify', theirs)).toMatchObject({ ok: true })
    await statusIs(zhang, isSettled)
    second.online = true
    await li.syncNow()

    const bothSee = (desk: DeskWorker) =>
      untilIs(
        desk,
        [`case/${caseId}`, 'sync'],
        () => desk.caseBundle(caseId),
        (now) => now?.conflicts.length === 1,
      )
    for (const desk of [li, zhang]) {
      const bundle = await bothSee(desk)
      expect(bundle?.case.field).toBe('marketRegulation')
      expect([...(bundle?.case.issues ?? [])].sort()).toEqual(['arbitraryFees', 'arbitraryFines', 'overdueHandling'])
      const [conflict] = bundle?.conflicts ?? []
      expect(conflict).toMatchObject({
        path: 'field',
        base: 'urbanManagement',
        theirs: 'marketRegulation',
        mine: 'transport',
        state: 'open',
      })
      expect((await desk.attention()).some((item) => item.kind === 'conflict' && item.conflict.caseId === caseId)).toBe(
        true,
      )
    }
    const stored = await server.services.db.query<{ doc: { field: string; issues: string[] } }>(
      `SELECT doc FROM entity WHERE type = 'supervisionCase' AND id = $1`,
      [caseId],
    )
    expect(stored[0]?.doc.field).toBe('marketRegulation')
    expect([...(stored[0]?.doc.issues ?? [])].sort()).toEqual(['arbitraryFees', 'arbitraryFines', 'overdueHandling'])

    const conflictId = (await li.caseBundle(caseId))?.conflicts[0]?.id
    const entity = { type: 'supervisionCase', id: caseId }
    const choice = { conflictId, caseId, entity, choice: 'mine', reason: '以实地核查为准' }
    expect(await li.run('conflict.resolve', choice)).toMatchObject({ ok: true })
    await untilIs(
      zhang,
      [`case/${caseId}`],
      () => zhang.caseBundle(caseId),
      (now) => now?.case.field === 'transport',
    )
    await statusIs(li, isSettled)
    expect((await zhang.caseBundle(caseId))?.case.openConflictIds).toEqual([])
  })

  it('says that the disk is full, keeps nothing by halves, and goes on when there is room', async () => {
    const machine = new TestMachine(server)
    const desk = await enter(machine, 'zhangwei')
    await statusIs(desk, isSettled)
    machine.goOffline()
    const { rows } = await desk.listOrders({ ...all, leadState: 'open' })
    const input = { caseId: uuidv7(), orderIds: [rows[0]?.id], title: '磁盘满' }
    const { put } = IDBObjectStore.prototype
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('no room', 'QuotaExceededError')
    }
    try {
      const answer = await desk.run('case.accept', input)
      expect(answer).toEqual({ ok: false, refusal: { code: 'local.storageFull' } })
    } finally {
      IDBObjectStore.prototype.put = put
    }
    expect(await desk.syncStatus()).toMatchObject({ connection: 'storageFull', pending: 0 })
    expect(await desk.caseBundle(input.caseId)).toBeUndefined()
    expect(await desk.run('case.accept', input)).toMatchObject({ ok: true })
    expect((await desk.syncStatus()).pending).toBe(1)
    machine.online = true
    await desk.syncNow()
    await statusIs(desk, isSettled)
  })

  it('keeps nothing on the disk for who works online only, and opens again by the session alone', async () => {
    const machine = new TestMachine(server)
    const before = (await indexedDB.databases()).map(({ name }) => name)
    const first = await enter(machine, 'rexian', false)
    await statusIs(first, isSettled)
    expect((await first.hotlineOrders(all)).total).toBe(30)
    const desk = machine.desk()
    expect(await desk.start()).toMatchObject({ state: 'open', session: { name: '周丽', enrolled: false } })
    open.push(desk)
    await statusIs(desk, (status) => isSettled(status) && status.lastSyncedAt !== undefined)
    expect((await desk.hotlineOrders(all)).total).toBe(30)
    expect((await indexedDB.databases()).map(({ name }) => name)).toEqual(before)
    await desk.logout()
    expect(await machine.desk().start()).toMatchObject({ state: 'loginNeeded' })
  })

  it('lets one window write, and another take over', async () => {
    const machine = new TestMachine(server)
    const first = await enter(machine, 'zhangwei')
    const second = machine.desk()
    expect(await second.start()).toEqual({ state: 'otherWindow' })
    const told = new Promise<string>((resolve) => first.subscribe(['session'], resolve))
    const state = await second.takeOver()
    expect(state.state).toBe('loginNeeded')
    expect(await told).toBe('session')
    expect(await first.start()).toEqual({ state: 'otherWindow' })
    expect(await first.run('case.classify', {})).toEqual({ ok: false, refusal: { code: 'local.locked' } })
  })
})
