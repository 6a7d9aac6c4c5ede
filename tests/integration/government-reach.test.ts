import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FieldClient } from '../support/sync/field-client'
import { registered, takeIn } from '../support/sync/take-in'
import { startTestServer, type TestServer } from '../support/test-server'

const caseId = uuidv7()
const inspectionId = uuidv7()
const reporter = { name: '举报人甲', phone: '13912345678' }

/** What the government's office and a 司法所 reach by the protocol itself, whatever their screens offer (domain.md §6). */
describe('Those who take part in one step of a case', () => {
  let server: TestServer
  let zhang: FieldClient
  let government: FieldClient
  let station: FieldClient

  beforeAll(async () => {
    server = await startTestServer()
    const order = registered('G0', { region: '411702', reporter: { ...registered('G0').reporter, ...reporter } })
    await takeIn(server.services.db, () => server.clock.now(), [order])
    const joined = async (login: string) => {
      const client = new FieldClient(await server.client(login))
      await client.bootstrap()
      return client
    }
    zhang = await joined('zhangwei')
    government = await joined('zhengfu')
    station = await joined('sifasuo')
    const act = async (type: string, input: object) => {
      await zhang.pull()
      expect([type, await zhang.act(type, input)]).toEqual([type, 'applied'])
    }
    const organ = (name: string) => zhang.all('organ').find((one) => one.name === name)?.id
    const person = (name: string) => zhang.all('userProfile').find((one) => one.name === name)?.id
    const organId = organ('驻马店市城市管理局')
    await act('case.accept', { caseId, orderIds: [zhang.all('workOrder')[0]?.id], title: '停车场案' })
    const judged = { field: 'urbanManagement', level: 'general', respondentOrganId: organId }
    await act('case.classify', { caseId, ...judged, enforcementType: 'coercion', reason: '没有文书' })
    await act('inspection.plan', {
      inspectionId,
      caseId,
      organId,
      place: '老街停车场',
      purpose: '查看扣押车辆',
      field: 'urbanManagement',
      plannedOn: '2026-11-25',
      inspectors: [{ userId: person('张伟') }, { userId: person('李娜') }],
      observers: ['证人乙'],
      helperOrganIds: [station.http.session.user.organId],
    })
    for (const client of [government, station]) await client.pull()
  })
  afterAll(() => server.remove())

  const ownRows = (client: FieldClient) =>
    (['workOrder', 'supervisionCase', 'caseAction', 'officialDocument', 'attachment', 'inspection'] as const).flatMap(
      (type) => client.all(type),
    )

  it('see nothing of a case that is not before them', () => {
    expect(ownRows(government)).toEqual([])
  })

  it('change nothing of it, whatever ids they forge', async () => {
    const approval = { caseId, instruction: '同意', signer: '市长', on: '2026-11-23' }
    const forged: [FieldClient, string, object][] = [
      [government, 'case.recordApproval', approval],
      [government, 'case.approvalRefused', { caseId, reason: '不同意', on: '2026-11-23', next: 'close' }],
      [station, 'inspection.cancel', { inspectionId, caseId, reason: '不去了' }],
      [station, 'case.close', { caseId, result: '无' }],
    ]
    for (const [client, type, input] of forged) {
      const status = await client.act(type, input).catch(() => 'refused')
      expect([type, status]).not.toEqual([type, 'applied'])
    }
    await zhang.pull()
    expect(zhang.all('supervisionCase')[0]).toMatchObject({ stage: 'triage' })
    expect(zhang.all('supervisionCase')[0]).not.toHaveProperty('approval')
    expect(zhang.all('inspection')[0]).toMatchObject({ status: 'planned' })
  })

  it('a 司法所 that helps with an inspection sees its task, and not the case or what is found', async () => {
    const [task, ...more] = ownRows(station)
    expect(more).toEqual([])
    expect(task).toMatchObject({ id: inspectionId, place: '老街停车场', plannedOn: '2026-11-25', status: 'planned' })
    const held = JSON.stringify(task)
    for (const secret of [caseId, '证人乙', '停车场案', reporter.name, reporter.phone])
      expect(held).not.toContain(secret)
  })

  it('only a 司法所 can be asked to help', async () => {
    const organId = zhang.all('organ').find((one) => one.name === '驻马店市生态环境局')?.id
    const amended = { inspectionId, caseId, organId, place: '别处', purpose: '', field: 'urbanManagement' }
    const inspectors = zhang.all('inspection')[0]?.inspectors.map(({ userId, certNo }) => ({ userId, certNo }))
    const input = { ...amended, plannedOn: '2026-11-25', inspectors, observers: [], helperOrganIds: [organId] }
    await expect(zhang.act('inspection.amend', input)).rejects.toThrow(/不是司法所|helperWrong/)
  })
})
