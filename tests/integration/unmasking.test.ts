import { v7 as uuidv7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { MOST_UNMASKED_A_DAY } from '#shared/domain/reporter-privacy'
import { all, officersMachines } from '../support/officers-machines'
import { statusIs, untilIs } from '../support/test-desk-client'

describe('the reporter of an order', () => {
  const machines = officersMachines()
  const { enter } = machines
  const reason = '电话核实拖车时间'

  it('is covered on every screen; one field is uncovered for a reason, by the server where the machine does not hold it', async () => {
    const machine = machines.machine()
    const desk = await enter(machine)
    const [order] = (await desk.listOrders({ ...all, leadState: 'open' })).rows
    const orderId = order?.id ?? ''
    const { reporter } = (await desk.get('workOrder', orderId)) ?? {}
    expect(reporter).toMatchObject({ name: '张**', phone: '', withheld: ['phone'] })
    expect(await desk.unmask({ orderId, field: 'phone', reason: ' ' })).toMatchObject({
      ok: false,
      refusal: { code: 'general.inputInvalid', args: { detail: expect.stringContaining('请填写查看理由') } },
    })
    expect(await desk.unmask({ orderId, field: 'address', reason })).toMatchObject({
      ok: false,
      refusal: { code: 'privacy.nothing', args: { field: '地址' } },
    })
    expect(await desk.unmask({ orderId, field: 'phone', reason })).toMatchObject({ ok: true })
    expect(await desk.unmasked(orderId)).toMatchObject({ phone: { text: '13800000000' } })
    // Nothing but this answer holds it: the row on the disk is as the server gave it.
    expect((await desk.get('workOrder', orderId))?.reporter.phone).toBe('')
    expect(await desk.unmaskedToday()).toBe(1)
    machine.clockAheadMs += 11 * 60_000
    expect(await desk.unmasked(orderId)).toEqual({})

    machine.goOffline()
    await statusIs(desk, ({ connection }) => connection === 'offline')
    expect(await desk.unmask({ orderId, field: 'phone', reason })).toMatchObject({
      ok: false,
      refusal: { code: 'privacy.offline', args: { field: '电话' } },
    })
    expect((await desk.syncStatus()).pending).toBe(0)
  })

  it('is there for the handler without network too, and the act waits in the outbox', async () => {
    const machine = machines.machine()
    const desk = await enter(machine)
    const [order] = (await desk.listOrders({ ...all, leadState: 'open' })).rows
    const orderId = order?.id ?? ''
    const caseId = uuidv7()
    await desk.run('case.accept', { caseId, orderIds: [orderId], title: '三轮车案' })
    const held = await untilIs(
      desk,
      ['orders', 'sync', `case/${caseId}`],
      () => desk.caseBundle(caseId),
      (bundle) => bundle?.orders[0]?.reporter.phone !== '' && bundle?.pending.length === 0,
    )
    expect(held?.orders[0]?.reporter).toMatchObject({ phone: '138****0000' })
    machine.goOffline()
    await statusIs(desk, ({ connection }) => connection === 'offline')
    expect(await desk.unmask({ orderId, field: 'phone', reason })).toMatchObject({ ok: true })
    expect(await desk.unmasked(orderId)).toMatchObject({ phone: { text: '13800000000' } })
    expect(await desk.outbox()).toMatchObject([{ type: 'order.unmask' }])
  })

  it('uncovered too often on one day alarms reviewers and administrators until one of them has looked into it', async () => {
    const desk = await enter(machines.machine(), 'lina')
    const [order] = (await desk.listOrders({ ...all, leadState: 'open' })).rows
    for (let n = 0; n <= MOST_UNMASKED_A_DAY; n++)
      expect(await desk.unmask({ orderId: order?.id ?? '', field: 'name', reason })).toMatchObject({ ok: true })
    await statusIs(desk, ({ pending }) => pending === 0)
    const { db } = machines.server.services
    const [{ n } = { n: 0 }] = await db.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM audit a JOIN users u ON u.id = a.user_id AND u.login = 'lina'
       WHERE a.type = 'order.unmask'`,
    )
    expect(n).toBe(MOST_UNMASKED_A_DAY + 1)
    expect(await desk.unmaskAlarms()).toEqual([])
    await desk.lock()

    const admin = await enter(machines.machine(), 'admin')
    const reviewer = await enter(machines.machine(), 'wangqiang')
    const [alarm] = await reviewer.unmaskAlarms()
    expect(alarm?.entries).toHaveLength(MOST_UNMASKED_A_DAY + 1)
    expect(alarm?.entries[0]).toMatchObject({ field: 'name', reason, orderNo: order?.orderNo })
    expect(await admin.unmaskAlarms()).toHaveLength(1)
    expect(await reviewer.run('unmask.review', { logId: alarm?.id, note: '集中回访' })).toMatchObject({ ok: true })
    await untilIs(
      admin,
      ['privacy'],
      () => admin.unmaskAlarms(),
      (alarms) => alarms.length === 0,
    )
  })
})
