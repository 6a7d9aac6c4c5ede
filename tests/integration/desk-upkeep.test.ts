import { v7 as uuidv7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { recordChange } from '#server/audit/record-change'
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

  it('keeps a form that was begun until the desk is opened again, and not on a case that was taken away', async () => {
    const machine = machines.machine()
    const desk = await enter(machine)
    const { rows } = await desk.listOrders({ ...all, leadState: 'open' })
    const begun = { values: { note: '写到一半' }, base: {} }
    const about = (n: number) => `${rows[n]?.id}/order.recordReply`
    await desk.keepFormDrafts({ [about(0)]: begun, 'thresholds.set': begun })
    await desk.lock()
    opened.splice(opened.indexOf(desk), 1)

    const { desk: again } = await unlocked(machine)
    opened.push(again)
    expect(await again.formDrafts()).toEqual({ [about(0)]: begun, 'thresholds.set': begun })

    const userId = (await again.reference()).userProfile.find(({ name }) => name === '张伟')?.id ?? ''
    const origin = { userId: 'admin', role: 'admin', type: 'user.change', at: machines.server.clock.now() }
    const change = (op: 'drop' | 'add') =>
      machines.server.services.db.tx((q) =>
        recordChange(q, { scopes: [{ userId, scope: 'region:411700', op }] }, origin),
      )
    await change('drop')
    await again.syncNow()
    await untilIs(
      again,
      ['orders', 'sync'],
      () => again.formDrafts(),
      (drafts) => !(about(0) in drafts),
    )
    // The window still has it; what it hands in again is not kept.
    await again.keepFormDrafts({ [about(0)]: begun, 'thresholds.set': begun })
    expect(Object.keys(await again.formDrafts())).toEqual(['thresholds.set'])
    await change('add')
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
    machine.clockAheadMs = lastContact + 12 * DAY
    expect((await unlocked(machine)).answer).toEqual(ended)
    machine.online = true
    expect(await enter(machine)).toBeDefined()
  })

  it('opens without a network again once it has met its server, although its clock was years ahead once', async () => {
    const machine = machines.machine()
    await (await enter(machine)).lock()
    opened.length = 0
    machine.goOffline()
    const right = machine.clockAheadMs
    machine.clockAheadMs = right + 3000 * DAY
    expect((await unlocked(machine)).answer).toMatchObject({ refusal: { code: 'local.leaseEnded' } })
    machine.clockAheadMs = right
    machine.online = true
    await (await enter(machine)).lock()
    opened.length = 0
    machine.goOffline()
    expect((await unlocked(machine)).answer).toMatchObject({ ok: true })
  })
})
