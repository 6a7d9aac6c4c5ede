import 'fake-indexeddb/auto'
import { v7 as uuidv7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { all, officersMachines } from '../support/officers-machines'
import { isSettled, statusIs, untilIs } from '../support/test-desk-client'

const DAY = 24 * 3600 * 1000

describe('a machine over the weeks', () => {
  const machines = officersMachines()
  const { enter, unlocked, opened } = machines

  it('builds its store anew without losing what was not yet sent, and brings everything back', async () => {
    const machine = machines.machine()
    const desk = await enter(machine)
    const { rows } = await desk.listOrders({ ...all, leadState: 'open' })
    machine.fate = ({ path }) => (path.endsWith('/push') ? 'fail' : 'pass')
    const caseId = uuidv7()
    await desk.run('case.accept', { caseId, orderIds: [rows[0]?.id], title: '未及上传' })
    await untilIs(
      desk,
      ['sync'],
      () => desk.syncStatus(),
      ({ connection }) => connection === 'offline',
    )
    expect(await desk.rebuild()).toEqual({ ok: false, refusal: { code: 'local.offlineRebuild' } })
    machine.fate = ({ path }) => (path.endsWith('/push') ? 'loseAnswer' : 'pass')
    await desk.syncNow()
    machine.fate = () => 'pass'
    await statusIs(desk, ({ connection }) => connection === 'online')
    expect(await desk.rebuild()).toMatchObject({ ok: true })

    const { desk: again, answer } = await unlocked(machine)
    expect(answer).toMatchObject({ ok: true })
    opened.push(again)
    await statusIs(again, isSettled)
    const found = await untilIs(
      again,
      [`case/${caseId}`, 'sync'],
      () => again.caseBundle(caseId),
      (bundle) => bundle?.case.caseNo !== undefined && bundle.pending.length === 0,
    )
    expect(found?.case.title).toBe('未及上传')
    expect(found?.actions).toHaveLength(1)
    expect((await again.listOrders(all)).total).toBe(8)
  })

  it('tells whoever looks for a fault everything but what is in the cases', async () => {
    const machine = machines.machine()
    const desk = await enter(machine)
    machine.goOffline()
    const { rows } = await desk.listOrders({ ...all, leadState: 'open' })
    await desk.run('lead.decline', { orderId: rows[0]?.id, ground: 'notEnforcement', note: '与李秀英核实过' })
    const text = await desk.diagnosis()
    expect(JSON.parse(text)).toMatchObject({
      product: 'supervision-desk',
      journaled: true,
      outbox: [{ type: 'lead.decline' }],
      storage: { rows: { workOrder: 8 } },
    })
    for (const secret of ['张伟', '三轮车', '与李秀英核实过', '13800000000', '张三'])
      expect(text.includes(secret), secret).toBe(false)
  })

  it('locks itself a fortnight after it last met its server, whatever is done to its clock', async () => {
    const machine = machines.machine()
    await (await enter(machine)).lock()
    opened.length = 0
    machine.goOffline()
    const lastContact = machines.server.clock.now().getTime() - Date.now()
    machine.clockAheadMs = lastContact + 13 * DAY
    const inTime = await unlocked(machine)
    expect(inTime.answer).toMatchObject({ ok: true })
    await inTime.desk.lock()
    machine.clockAheadMs = lastContact + 15 * DAY
    const ended = { ok: false, refusal: { code: 'local.leaseEnded', args: { days: 14 } } }
    expect((await unlocked(machine)).answer).toEqual(ended)
    machine.online = true
    expect(await enter(machine)).toBeDefined()
  })
})
