import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { endPacks } from '../../src/server/sync/sweep-packs'
import { FieldClient } from '../support/sync/field-client'
import { registered, takeIn } from '../support/sync/take-in'
import { startTestServer, type TestServer } from '../support/test-server'

const DAY_MS = 86_400_000

describe('who holds what of an on-site inspection', () => {
  let server: TestServer
  let zhang: FieldClient
  let li: FieldClient
  let wang: FieldClient
  const [ownCase, otherCase, inspectionId] = [uuidv7(), uuidv7(), uuidv7()]
  const ids = { inspectionId, caseId: ownCase }
  const today = () => server.clock.now().toISOString().slice(0, 10)
  const idOf = (client: FieldClient) => client.http.session.user.id
  const inspectors = () => [
    { userId: idOf(zhang), certNo: '' },
    { userId: idOf(li), certNo: '' },
  ]
  const end = (days: number) =>
    endPacks(server.services.db, new Date(server.clock.now().getTime() + days * DAY_MS), 100)

  beforeAll(async () => {
    server = await startTestServer()
    const orders = [0, 1].map((n) => registered(`X${n}`, { region: '411702' }))
    await takeIn(server.services.db, () => server.clock.now(), orders)
    const client = async (name: string) => new FieldClient(await server.client(name))
    ;[zhang, li, wang] = [await client('zhangwei'), await client('lina'), await client('wangqiang')]
    for (const each of [zhang, li, wang]) await each.bootstrap()
    const orderId = (orderNo: string) => zhang.all('workOrder').find((order) => order.orderNo === orderNo)?.id ?? ''
    await zhang.act('case.accept', { caseId: ownCase, orderIds: [orderId('X0')], title: '三轮车案' })
    await zhang.act('case.accept', { caseId: otherCase, orderIds: [orderId('X1')], title: '同类案' })
    await li.pull()
    const organId = zhang.all('organ').find(({ name }) => name === '驻马店市城市管理局')?.id ?? ''
    const plan = { organId, place: '西园停车场', field: 'urbanManagement', plannedOn: today() }
    await zhang.act('inspection.plan', { ...ids, ...plan, inspectors: inspectors() })
    const startedAt = zhang.now
    const start = { startedAt, attending: '赵某（管理员）', certShown: true, recusalAsked: true }
    await zhang.act('inspection.start', { ...ids, ...start })
    await zhang.act('inspection.recordStatement', {
      ...ids,
      statementId: 'st1',
      person: '赵某',
      identity: '停车场管理员，住园区 3 号',
      startedAt,
      answers: [{ question: '收过停车费吗？', answer: '每天二十。' }],
    })
  })
  afterAll(() => server.remove())

  it('gives the second inspector the case in full, and the region no name of who was asked', async () => {
    const pages = await li.pull()
    expect(pages.flatMap(({ addScopes }) => addScopes)).toContain(`case:${ownCase}`)
    await wang.pull()
    const seen = wang.get('inspection', inspectionId)
    expect(seen?.statements.st1).toMatchObject({ person: '', identity: '', answers: [{ answer: '每天二十。' }] })
    expect(seen?.attending).toBe('')
    expect(zhang.get('inspection', inspectionId)?.statements.st1?.person).toBe('赵某')
    const department = new FieldClient(await server.client('chengguan'))
    await department.bootstrap()
    expect(department.all('inspection')).toEqual([])
  })

  it('gives packed cases for the days of the pack and a week after, and takes them back then', async () => {
    await zhang.act('inspection.pack', { ...ids, caseIds: [ownCase, otherCase], endsOn: today() })
    const added = (await li.pull()).flatMap(({ addScopes }) => addScopes)
    expect(added).toEqual([`case:${otherCase}`])
    expect(await end(7)).toBe(0)
    expect(await end(9)).toBe(2)
    const dropped = (await li.pull()).flatMap(({ dropScopes }) => dropScopes)
    expect([...dropped].sort()).toEqual([`case:${ownCase}`, `case:${otherCase}`].sort())
    // Whoever took the cases in keeps them.
    expect((await zhang.pull()).flatMap(({ dropScopes }) => dropScopes)).toEqual([])
  })

  it('gives them again when the pack is prolonged', async () => {
    const later = new Date(server.clock.now().getTime() + 9 * DAY_MS).toISOString().slice(0, 10)
    await zhang.act('inspection.pack', { ...ids, caseIds: [ownCase], endsOn: later })
    expect((await li.pull()).flatMap(({ addScopes }) => addScopes)).toEqual([`case:${ownCase}`])
    expect(await end(9)).toBe(0)
  })
})
