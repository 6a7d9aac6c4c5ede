import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { adminPaths } from '#server/admin/admin-protocol'
import { LoadGate } from '#server/sync/load-gate'
import { readDeviceOrder } from '#shared/sync/device-order'
import { type BootstrapPlan, type PullResponse, type PushResponse, syncPaths } from '#shared/sync/protocol'
import { type QuarantinePage, quarantinePaths } from '#shared/sync/quarantine-protocol'
import { FieldClient } from '../support/sync/field-client'
import { registered, takeIn } from '../support/sync/take-in'
import { startTestServer, type TestServer } from '../support/test-server'

describe('what happens to the work of people and devices that lose access', () => {
  let server: TestServer
  let zhang: FieldClient
  let wang: FieldClient
  const orderOf = (client: FieldClient, orderNo: string) =>
    client.all('workOrder').find((order) => order.orderNo === orderNo)?.id ?? ''
  const openOf = (client: FieldClient) => client.http.json<QuarantinePage>(`${quarantinePaths.list}?state=open`)

  beforeAll(async () => {
    server = await startTestServer()
    const orders = Array.from({ length: 4 }, (_, n) => registered(`R${n}`, { region: '411702' }))
    await takeIn(server.services.db, () => server.clock.now(), orders)
    zhang = new FieldClient(await server.client('zhangwei'))
    wang = new FieldClient(await server.client('wangqiang'))
    for (const client of [zhang, wang]) await client.bootstrap()
  })
  afterAll(() => server.remove())

  it('shows the reviewers of the bureau what was put aside, with the case and the reason, and nobody else', async () => {
    const caseId = uuidv7()
    await zhang.act('case.accept', { caseId, orderIds: [orderOf(zhang, 'R0')], title: '三轮车案' })
    const command = zhang.author('case.classify', { caseId, field: 'transport', reason: '判' })
    const { receipts } = await zhang.pushed({ ...command, version: 99 })
    expect(receipts[0]).toMatchObject({ status: 'quarantined', refusal: { code: 'sync.unknownCommand' } })

    const [waiting] = (await openOf(wang)).commands
    expect(waiting).toMatchObject({
      userName: '张伟',
      type: 'case.classify',
      reason: 'sync.unknownCommand',
      caseTitle: '三轮车案',
      runnable: false,
    })
    await expect(openOf(zhang)).rejects.toThrow('auth.forbidden')
    const county = new FieldClient(await server.client('yicheng'))
    await expect(openOf(county)).rejects.toThrow('auth.forbidden')
  })

  it('lets a reviewer carry a command out in his own name, or leave it without effect, each with a reason', async () => {
    const caseId = zhang.all('supervisionCase')[0]?.id ?? ''
    const [unknown] = (await openOf(wang)).commands
    await wang.ask(quarantinePaths.decide, { id: unknown?.id, decision: 'dismiss', note: '版本有误，已另行办理' })
    expect((await openOf(wang)).commands).toEqual([])

    const device = await server.client('lina')
    const li = new FieldClient(device)
    await li.bootstrap()
    const templateId = uuidv7()
    const asked = li.author('returnTemplate.save', {
      templateId,
      title: '罚没情况月报',
      every: 'month',
      dueDays: 5,
      from: '2026-10-01',
      fields: [{ key: 'fines', title: '罚款件数', type: 'number', required: true }],
      organIds: [li.all('organ')[0]?.id],
    })
    const judged = li.author('case.classify', { caseId, field: 'transport', reason: '李的判断' })
    const admin = await server.client('admin')
    await admin.json(adminPaths.disableClient, { id: device.clientId, reason: '设备遗失' })
    const { receipts } = await li.pushed(asked, judged)
    expect(receipts.map(({ status, refusal }) => [status, refusal?.code])).toEqual([
      ['quarantined', 'auth.clientDisabled'],
      ['quarantined', 'auth.clientDisabled'],
    ])
    const decide = async (id: string, note: string) => {
      const answer = await wang.ask(quarantinePaths.decide, { id, decision: 'apply', note })
      await wang.pull()
      return { status: answer.status, code: JSON.parse(answer.text).error?.code }
    }
    const waiting = async () => (await openOf(wang)).commands.map(({ id }) => id).sort()
    expect(await waiting()).toEqual([asked.id, judged.id].sort())
    expect(await decide(asked.id, '')).toMatchObject({ status: 400 })
    expect(wang.get('returnTemplate', templateId)).toBeUndefined()

    // A reviewer may ask for returns himself: carried out, in his name, and settled.
    expect(await decide(asked.id, '经核实属实')).toEqual({ status: 200, code: undefined })
    expect(wang.get('returnTemplate', templateId)).toMatchObject({
      title: '罚没情况月报',
      createdBy: wang.http.session.user.id,
    })
    expect(await waiting()).toEqual([judged.id])
    expect(await decide(asked.id, '再来一次')).toMatchObject({ code: 'general.notFound' })

    // Classifying is an officer's: refused with the command's own reason, nothing changed, and it stays where it is.
    expect(await decide(judged.id, '经核实属实')).toMatchObject({ status: 403, code: 'cases.roleNeeded' })
    expect(wang.get('supervisionCase', caseId)?.field).toBeUndefined()
    expect(await waiting()).toEqual([judged.id])
  })

  it('sends a device that was shut out an order that only the server can have signed', async () => {
    const device = await server.client('lina')
    const lost = new FieldClient(device)
    const plan = await lost.bootstrap()
    const admin = await server.client('admin')
    await admin.json(adminPaths.disableClient, { id: device.clientId, reason: '设备遗失' })
    const answer = await lost.ask('/sync/v1/pull', { clientId: device.clientId, cursor: lost.cursor })
    const { error } = JSON.parse(answer.text)
    expect([answer.status, error.code]).toEqual([403, 'auth.clientDisabled'])

    const key = (plan as BootstrapPlan).deviceKey
    if (!key) throw new Error('no key')
    expect(await readDeviceOrder(error.args.order, key, device.clientId)).toMatchObject({ action: 'purge' })
    expect(await readDeviceOrder(error.args.order, key, uuidv7())).toBeUndefined()
    const [content, signature] = error.args.order.split('.')
    const forged = Buffer.from(JSON.stringify({ action: 'purge', clientId: uuidv7(), at: new Date() })).toString(
      'base64url',
    )
    expect(await readDeviceOrder(`${forged}.${signature}`, key, device.clientId)).toBeUndefined()
    expect(
      await readDeviceOrder(`${content}.${Buffer.alloc(64).toString('base64url')}`, key, device.clientId),
    ).toBeUndefined()
  })

  it('puts aside what a device that was shut out has under a client id that the server never heard of', async () => {
    const device = await server.client('lina')
    const renewed = new FieldClient(device)
    await renewed.bootstrap()
    const caseId = zhang.all('supervisionCase')[0]?.id ?? ''
    const unsent = renewed.author('case.classify', { caseId, field: 'transport', reason: '换号之后的判断' })
    const admin = await server.client('admin')
    await admin.json(adminPaths.disableClient, { id: device.clientId, reason: '设备遗失' })
    // Its store took a new id (a copied profile), and it was shut out before that came to the server.
    const push = async (clientId: string) => {
      const answer = await renewed.ask(syncPaths.push, { clientId, commands: [unsent] })
      return JSON.parse(answer.text) as PushResponse
    }
    const { receipts } = await push(uuidv7())
    expect(receipts).toMatchObject([{ id: unsent.id, status: 'quarantined', refusal: { code: 'auth.clientDisabled' } }])
    const aside = (await openOf(wang)).commands.filter(({ id }) => id === unsent.id)
    expect(aside).toMatchObject([{ userName: '李娜', reason: 'auth.clientDisabled', caseTitle: '三轮车案' }])
    // Another's store is none of his: nothing of it is taken.
    expect((await push(zhang.http.clientId)).receipts).toEqual([])
  })

  it('tells every device until when it may go without contact', async () => {
    const answer = await zhang.ask('/sync/v1/pull', { clientId: zhang.http.clientId, cursor: zhang.cursor })
    const page = JSON.parse(answer.text) as PullResponse
    expect(page.leaseUntil).toBe(new Date(server.clock.now().getTime() + 14 * 86_400_000).toISOString())
  })
})

describe('a server under load', () => {
  it('asks for patience first, then refuses with the time to wait', async () => {
    const gate = new LoadGate({ busy: 1, full: 2 })
    const ends: (() => void)[] = []
    const hold = () => gate.through(() => new Promise<void>((resolve) => ends.push(resolve)))
    const held = [hold(), hold()]
    expect(gate.hints()).toMatchObject({ pushCommands: 20 })
    await expect(gate.through(async () => 1)).rejects.toMatchObject({ code: 'sync.busy' })
    for (const end of ends) end()
    await Promise.all(held)
    expect(gate.hints()).toBeUndefined()
    expect(await gate.through(async () => 1)).toBe(1)
  })
})
