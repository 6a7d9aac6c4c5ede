import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Classification, classifyPath } from '#shared/classify/classification'
import type { CommandEnvelope } from '#shared/commands/engine/envelope'
import type { OrdersAnswer } from '#shared/sync/hotline-orders-protocol'
import { hotlinePaths } from '#shared/sync/hotline-protocol'
import { FieldClient } from '../support/sync/field-client'
import { registered, takeIn } from '../support/sync/take-in'
import { startTestServer, type TestServer } from '../support/test-server'

const caseId = uuidv7()
const logins = { zhang: 'zhangwei', zhou: 'rexian', urban: 'chengguan' }
type Name = keyof typeof logins

/** What the hotline's staff reach by the protocol itself, whatever their screens offer (domain.md §6, §11). */
describe('the hotline', () => {
  let server: TestServer
  const clients = new Map<Name, FieldClient>()
  const of = (name: Name): FieldClient => clients.get(name) ?? expect.fail(name)
  const organ = (name: string) =>
    of('zhou')
      .all('organ')
      .find((one) => one.name === name)?.id ?? ''
  const order = (no: string) =>
    of('zhou')
      .all('workOrder')
      .find(({ orderNo }) => orderNo === no) ?? expect.fail(no)

  async function act(name: Name, type: string, input: object) {
    await of(name).pull()
    expect([type, await of(name).act(type, input)]).toEqual([type, 'applied'])
  }

  beforeAll(async () => {
    server = await startTestServer()
    const quiet = { lead: undefined, title: '烧烤油烟两家互相推', content: '烧烤油烟打了十二次，没有人管。' }
    const orders = [registered('H1', { region: '411702' }), registered('H2', { region: '411702', ...quiet })]
    await takeIn(server.services.db, () => server.clock.now(), orders)
    for (const [name, login] of Object.entries(logins)) {
      const client = new FieldClient(await server.client(login))
      await client.bootstrap()
      clients.set(name as Name, client)
    }
    const listed = await of('zhou').http.json<OrdersAnswer>(hotlinePaths.orders, { limit: 10 })
    await of('zhou').follow(...listed.rows.map(({ id }) => ({ type: 'workOrder' as const, id })))
  })
  afterAll(() => server.remove())

  it('refers an order: the bureau sees it from then on, with who referred it and why', async () => {
    const { id } = order('H2')
    await of('zhang').pull()
    expect(of('zhang').get('workOrder', id)).toBeUndefined()
    await act('zhou', 'order.refer', { orderId: id, reason: '两家互相推诿' })
    await of('zhang').pull()
    const lead = of('zhang').get('workOrder', id)?.lead
    expect(lead).toMatchObject({ flaggedBy: 'hotline', state: 'open', referral: { reason: '两家互相推诿' } })
    expect(
      of('zhang')
        .all('userProfile')
        .find((one) => one.id === lead?.referral?.by)?.name,
    ).toBe('周丽')
  })

  it('sees stage and final reply of its order, never findings or drafts', async () => {
    const { id } = order('H1')
    const secret = '扣押时没有出示证件'
    await act('zhang', 'case.accept', { caseId, orderIds: [id], title: '停车场案（内部名称）' })
    const judged = { field: 'urbanManagement', level: 'general', respondentOrganId: organ('驻马店市城市管理局') }
    await act('zhang', 'case.classify', { caseId, ...judged, enforcementType: 'coercion', reason: secret })
    const handlers = of('zhang').all('userProfile')
    const handlerIds = ['张伟', '李娜'].map((name) => handlers.find((one) => one.name === name)?.id)
    await act('zhang', 'case.proposeFiling', { caseId, handlerIds, reason: '涉嫌违法', noInterest: true })
    const zhou = of('zhou')
    await zhou.follow({ type: 'supervisionCase', id: caseId })
    expect(zhou.get('supervisionCase', caseId)).toMatchObject({ stage: 'triage', orderIds: [id] })
    const held = JSON.stringify([...zhou.rows.values()])
    for (const hidden of [secret, '停车场案（内部名称）', '涉嫌违法']) expect(held).not.toContain(hidden)
    for (const type of ['caseAction', 'officialDocument', 'consultation', 'attachment', 'inspection'] as const)
      expect([type, zhou.all(type)]).toEqual([type, []])
  })

  it('cannot act for the bureau, and a department cannot act for it', async () => {
    const forged = (client: FieldClient, type: string, input: object): CommandEnvelope => ({
      id: uuidv7(),
      seq: client.nextSeq++,
      type,
      version: 1,
      input,
      deviceAt: client.now,
      seen: [],
      after: [],
    })
    const answer = async (name: Name, type: string, input: object) =>
      (await of(name).pushed(forged(of(name), type, input))).receipts[0]
    expect(await answer('zhou', 'lead.decline', { orderId: order('H2').id, ground: 'duplicate' })).toMatchObject({
      status: 'rejected',
      refusal: { code: 'cases.roleNeeded' },
    })
    const dispute = {
      orderId: order('H2').id,
      disputeId: uuidv7(),
      organId: organ('驻马店市城市管理局'),
      reason: '不归我管',
    }
    expect(await answer('urban', 'order.disputeDispatch', dispute)).toMatchObject({
      status: 'quarantined',
      refusal: { code: 'sync.notVisible' },
    })
    const entry = { entryId: uuidv7(), matter: '油烟', words: ['油烟'], region: '411700', source: 'other' }
    const saving = { ...entry, organId: organ('驻马店市城市管理局') }
    expect(await answer('urban', 'dispatchEntry.save', saving)).toMatchObject({ refusal: { code: 'cases.roleNeeded' } })
  })

  it('rules on a dispute, and the recogniser suggests by it at once', async () => {
    const { id, handlingOrganId } = order('H2')
    const [urban, ecology] = [handlingOrganId ?? organ('驻马店市城市管理局'), organ('驻马店市生态环境局')]
    const disputeId = uuidv7()
    const asked = { content: '楼下烧烤店油烟很大，城管来了不管。', region: '驿城区' }
    const client = await server.client('rexian')
    expect((await client.json<Classification>(classifyPath, asked)).organ).toMatchObject({ why: 'named' })
    await act('zhou', 'order.disputeDispatch', { orderId: id, disputeId, organId: urban, reason: '油烟归环保' })
    const entry = { entryId: uuidv7(), matter: '餐饮油烟', words: ['烧烤 油烟'] }
    const ruling = { orderId: id, disputeId, organId: ecology, reason: '按分工', basis: '专题会纪要', entry }
    await act('zhou', 'order.ruleDispatch', ruling)
    expect((await client.json<Classification>(classifyPath, asked)).organ).toMatchObject({
      id: ecology,
      why: 'catalogue',
      matter: '餐饮油烟',
      basis: '专题会纪要',
    })
    // The catalogue is for everybody who deals with orders.
    await of('urban').pull()
    expect(of('urban').all('dispatchEntry')).toMatchObject([{ matter: '餐饮油烟', organId: ecology }])
  })
})
