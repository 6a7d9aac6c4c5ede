import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { retrainModels } from '#server/triage/retrain'
import { isSure, suggester } from '#shared/triage/suggest'
import { FieldClient } from '../support/sync/field-client'
import { registered, takeIn } from '../support/sync/take-in'
import { startTestServer, type TestServer } from '../support/test-server'

const streets = ['解放路', '文明大道', '乐山路', '天中山大道']
const matter = (n: number) => ({
  region: '411702',
  title: `楼道飞线充电无人查处 ${n}`,
  content: `${streets[n % streets.length]}小区第 ${n} 栋楼道里有人飞线充电，电动车堵住安全出口，多次反映无人到场检查。`,
})

describe('the models of a deployment', () => {
  let server: TestServer
  let zhang: FieldClient
  const retrain = () => retrainModels(server.services.db, server.config.resourcesDir, server.clock.now())
  const rankField = (client: FieldClient) => {
    const model = client.get('triageModel', 'field')
    return model ? suggester(model).rank(matter(99)) : []
  }
  async function judge(from: number, until: number): Promise<void> {
    for (let n = from; n < until; n++) {
      const order = zhang.all('workOrder').find(({ orderNo }) => orderNo === `F${n}`)
      const caseId = uuidv7()
      await zhang.act('case.accept', { caseId, orderIds: [order?.id], title: `飞线充电 ${n}` })
      const judgement = { field: 'fire', enforcementType: 'inspection', level: 'general', reason: '消防检查' }
      expect(await zhang.act('case.classify', { caseId, ...judgement })).toBe('applied')
    }
  }

  beforeAll(async () => {
    server = await startTestServer()
    const orders = Array.from({ length: 20 }, (_, n) => registered(`F${n}`, matter(n)))
    await takeIn(server.services.db, () => server.clock.now(), orders)
    zhang = new FieldClient(await server.client('zhangwei'))
    await zhang.bootstrap()
  })
  afterAll(() => server.remove())

  it('learn from what its officers judge, once that is enough, and reach every client by the feed', async () => {
    const before = rankField(zhang).find(({ code }) => code === 'fire')?.score ?? Number.NEGATIVE_INFINITY
    await judge(0, 19)
    expect(await retrain()).toBe(0)
    await judge(19, 20)
    expect(await retrain()).toBe(20)
    await zhang.pull()
    expect(zhang.get('triageModel', 'field')).toMatchObject({ judged: 20, trainedAt: server.clock.now().toISOString() })
    const [first, second] = rankField(zhang)
    expect(first?.code).toBe('fire')
    expect(first?.score).toBeGreaterThan(before)
    expect(first && isSure(first, second)).toBe(true)
    expect(first?.words.join('')).toMatch(/飞线|充电/)
    const [entry] = await server.services.db.query(`SELECT user_id FROM audit WHERE type = 'triage.train'`)
    expect(entry).toEqual({ user_id: 'system' })
    // Nothing new has been judged since.
    expect(await retrain()).toBe(0)
  })
})
