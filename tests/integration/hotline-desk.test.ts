import { v7 as uuidv7 } from 'uuid'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { DEMO_PASSWORD } from '#server/setup/demo-accounts'
import type { DeskWorker } from '../../src/renderer/data/desk-worker-api'
import { FieldClient } from '../support/sync/field-client'
import { registered, takeIn } from '../support/sync/take-in'
import { isSettled, statusIs, TestMachine, untilIs } from '../support/test-desk-client'
import { startTestServer, type TestServer } from '../support/test-server'

const all = { offset: 0, limit: 100 }

/** The desk of the hotline's staff: its orders stay on the server, and a page gets the ones it opens. */
describe('the desk of the hotline', () => {
  let server: TestServer
  const open: DeskWorker[] = []

  beforeAll(async () => {
    server = await startTestServer()
    const orders = Array.from({ length: 450 }, (_, at) =>
      registered(`K${String(at).padStart(4, '0')}`, { region: '411702', ...(at > 0 ? { lead: undefined } : {}) }),
    )
    await takeIn(server.services.db, () => server.clock.now(), orders)
  })
  afterAll(() => server.remove())
  afterEach(async () => {
    for (const desk of open.splice(0)) await desk.logout()
  })

  async function enter(machine = new TestMachine(server)): Promise<DeskWorker> {
    const desk = machine.desk()
    await desk.start()
    const answer = await desk.login({ login: 'rexian', password: DEMO_PASSWORD, enrol: false })
    if (!answer.ok) throw new Error(answer.refusal.code)
    open.push(desk)
    await statusIs(desk, (now) => isSettled(now) && now.lastSyncedAt !== undefined)
    return desk
  }
  const held = async (desk: DeskWorker) => (await desk.storageUse()).rows.workOrder

  it('reads its list as far as it is scrolled, and holds no order that nobody opened', async () => {
    const desk = await enter()
    const first = await desk.hotlineOrders(all)
    expect(first).toMatchObject({ more: true, offset: 0 })
    expect(first.rows).toHaveLength(100)
    const last = await untilIs(
      desk,
      ['orders'],
      () => desk.hotlineOrders({ offset: 400, limit: 100 }),
      ({ more }) => more === false,
    )
    expect(last.total).toBe(450)
    expect(last.rows).toHaveLength(50)
    expect(await held(desk)).toBe(0)
    const found = await desk.searchEverywhere('k0333', 5)
    expect(found.orders).toMatchObject({ total: 1, rows: [{ no: 'K0333' }] })
  })

  it('gets the order it opens, works on it, and follows what becomes of it and its case', async () => {
    const desk = await enter()
    const [row] = (await desk.hotlineOrders({ ...all, text: 'K0000' })).rows
    const id = row?.id ?? ''
    expect(await desk.get('workOrder', id)).toMatchObject({ orderNo: 'K0000', lead: { state: 'open' } })
    expect(await desk.get('workOrder', uuidv7())).toBeUndefined()
    expect(await held(desk)).toBe(1)
    expect(await desk.offered({ type: 'workOrder', id }, ['order.recordReply'])).toEqual({ 'order.recordReply': null })

    const zhang = new FieldClient(await server.client('zhangwei'))
    await zhang.bootstrap()
    const caseId = uuidv7()
    expect(await zhang.act('case.accept', { caseId, orderIds: [id], title: '停车场案' })).toBe('applied')
    await untilIs(
      desk,
      ['orders'],
      () => desk.get('workOrder', id),
      (order) => order?.lead?.caseId === caseId,
    )
    expect(await desk.get('supervisionCase', caseId)).toMatchObject({ stage: 'triage', title: '' })
  })

  it('shows its own step in the list before the server has it, and keeps it after', async () => {
    const desk = await enter()
    const [row] = (await desk.hotlineOrders({ ...all, text: 'K0007' })).rows
    const id = row?.id ?? ''
    await desk.get('workOrder', id)
    expect(row).toMatchObject({ leadState: '', pending: false })
    expect(await desk.run('order.refer', { orderId: id, reason: '扣押没有单据' })).toMatchObject({ ok: true })
    expect((await desk.hotlineOrders({ ...all, text: 'K0007' })).rows).toMatchObject([{ leadState: 'open' }])
    await statusIs(desk, isSettled)
    expect(await desk.attention()).toEqual([])
    await untilIs(
      desk,
      ['orders'],
      () => desk.hotlineOrders({ ...all, text: 'K0007' }),
      ({ rows }) => rows[0]?.leadState === 'open' && !rows[0].pending,
    )
    expect((await desk.get('workOrder', id))?.lead).toMatchObject({ flaggedBy: 'hotline' })
  })

  it('says at once why an order does not come where nothing can be brought, and brings it when it can', async () => {
    const machine = new TestMachine(server)
    const desk = await enter(machine)
    const [row] = (await desk.hotlineOrders({ ...all, text: 'K0009' })).rows
    const [other] = (await desk.hotlineOrders({ ...all, text: 'K0010' })).rows
    const get = (id = '') => desk.get('workOrder', id)
    expect(await get(row?.id)).toMatchObject({ orderNo: 'K0009' })
    machine.goOffline()
    await statusIs(desk, ({ connection }) => connection === 'offline')
    expect(await get(row?.id)).toMatchObject({ orderNo: 'K0009' })
    await expect(get(other?.id)).rejects.toMatchObject({ refusal: { code: 'desktop.serverUnreachable' } })
    machine.online = true
    await desk.syncNow()
    await statusIs(desk, isSettled)
    expect(await get(other?.id)).toMatchObject({ orderNo: 'K0010' })
    machine.endSession()
    await desk.syncNow()
    await statusIs(desk, ({ connection }) => connection === 'loginNeeded')
    await expect(get(uuidv7())).rejects.toMatchObject({ refusal: { code: 'auth.sessionEnded' } })
  })
})
