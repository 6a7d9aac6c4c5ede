import fc from 'fast-check'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isMessageCode } from '#shared/messages/catalogue'
import { syncPaths } from '#shared/sync/protocol'
import type { ServerAnswer } from '../../src/cli/server-client'
import { fromSchema, type JsonSchema } from '../support/from-schema'
import { FieldClient } from '../support/sync/field-client'
import { registered, takeIn } from '../support/sync/take-in'
import { startTestServer, type TestServer } from '../support/test-server'

/** What a request may answer at all: done, or an error of the catalogue. Never a bug, never silence. */
function expectTyped(answer: ServerAnswer): void {
  if (answer.status === 200) return
  const { error } = JSON.parse(answer.text)
  expect(isMessageCode(error.code), answer.text).toBe(true)
  expect(answer.status, answer.text).toBeLessThan(500)
  expect(error.text && error.todo).toBeTruthy()
}

describe('requests that no client of ours would send', () => {
  let server: TestServer
  let zhang: FieldClient
  let schemas: Record<string, JsonSchema>

  beforeAll(async () => {
    server = await startTestServer()
    await takeIn(server.services.db, () => server.clock.now(), [registered('F0', { region: '411702' })])
    zhang = new FieldClient(await server.client('zhangwei'))
    await zhang.bootstrap()
    const openapi = JSON.parse((await server.ask({ path: '/openapi.json' })).text)
    const bodyOf = (path: string) => openapi.paths[path].post.requestBody.content['application/json'].schema
    schemas = Object.fromEntries(
      [syncPaths.push, syncPaths.pull, syncPaths.digest, syncPaths.repair].map((path) => [path, bodyOf(path)]),
    )
  })
  afterAll(() => server.remove())

  const rows = async () => {
    const [row] = await server.services.db.query<Record<string, number>>(
      `SELECT (SELECT count(*) FROM entity) AS entities, (SELECT v FROM sync_clock) AS v,
         (SELECT count(*) FROM audit) AS audit, (SELECT count(*) FROM receipt WHERE status NOT IN ('quarantined', 'rejected')) AS carried`,
    )
    return row
  }

  it('are answered with an error of the catalogue and change nothing, however they are made from the published schema', async () => {
    const before = await rows()
    const cases = Object.entries(schemas).map(([path, schema]) => fromSchema(schema).map((body) => ({ path, body })))
    await fc.assert(
      fc.asyncProperty(fc.oneof(...cases), async ({ path, body }) => expectTyped(await zhang.ask(path, body))),
      { numRuns: 250, seed: 20_261_123 },
    )
    expect(await rows()).toEqual(before)
  })

  it('go into quarantine or are refused one by one when only a command in them is odd', async () => {
    const before = await rows()
    const client = new FieldClient(await server.client('zhangwei'))
    await client.bootstrap()
    const base = client.author('lead.decline', { orderId: client.all('workOrder')[0]?.id, ground: 'duplicate' })
    client.nextSeq = 1
    const odd = fc.oneof(
      fc.record({ input: fc.jsonValue() }),
      fc.record({ version: fc.anything() }),
      fc.record({ type: fc.string({ unit: 'binary', maxLength: 80 }) }),
      fc.record({ seen: fc.jsonValue() }),
      fc.record({ after: fc.array(fc.integer(), { maxLength: 5 }) }),
      fc.record({ input: fc.record({ orderId: fc.string({ unit: 'binary' }), ground: fc.string() }) }),
    )
    await fc.assert(
      fc.asyncProperty(odd, async (change) => {
        const command = {
          ...base,
          ...(change as object),
          id: uuidv7(),
          seq: client.nextSeq,
          input: 'input' in change ? change.input : {},
        }
        const answer = await client.push(command as never)
        expectTyped(answer)
        if (answer.status === 200) client.nextSeq += 1
      }),
      { numRuns: 150, seed: 20_261_123 },
    )
    expect(await rows()).toEqual(before)
  })

  it('are refused by name: oversized, out of order, foreign, forged, of another version', async () => {
    const code = async (answer: Promise<ServerAnswer>) => JSON.parse((await answer).text).error?.code
    const { clientId } = zhang.http
    const command = zhang.author('lead.decline', { orderId: zhang.all('workOrder')[0]?.id, ground: 'duplicate' })
    const before = await rows()
    expect(await code(zhang.push(...Array.from({ length: 51 }, () => command)))).toBe('general.inputInvalid')
    expect(await code(zhang.ask(syncPaths.pull, { clientId, cursor: 'x'.repeat(5_000_000) }))).toBe('general.tooLarge')
    expect(await code(zhang.push({ ...command, seq: 7 }))).toBe('sync.gap')
    const other = await server.client('lina')
    expect(
      await code(
        other.ask({ path: syncPaths.push, body: { clientId, commands: [command] }, headers: { 'desk-protocol': '1' } }),
      ),
    ).toBe('auth.clientOfOther')
    const forged = { authorization: `Bearer ${'a'.repeat(43)}` }
    expect(await code(zhang.ask(syncPaths.pull, { clientId, cursor: zhang.cursor }, forged))).toBe('auth.sessionEnded')
    expect(await code(zhang.ask(syncPaths.pull, { clientId, cursor: zhang.cursor }, { 'desk-protocol': '2' }))).toBe(
      'sync.protocolUnknown',
    )
    const unnamed = { path: syncPaths.push, body: { clientId, commands: [command] }, headers: { 'desk-protocol': '' } }
    expect(await code(zhang.http.ask(unnamed))).toBe('sync.protocolUnknown')
    expect(await code(server.ask({ path: syncPaths.push, body: { clientId, commands: [command] } }))).toBe(
      'auth.notLoggedIn',
    )
    expect(await rows()).toEqual(before)
  })

  it('of a foreign scope bring nothing', async () => {
    const county = new FieldClient(await server.client('yicheng'))
    await county.bootstrap()
    expect((await county.page('region:411700')).rows).toEqual([])
    const answer = await county.ask(syncPaths.repair, {
      clientId: county.http.clientId,
      cursor: county.cursor,
      scope: 'region:411700',
      buckets: [0, 1, 2, 3],
    })
    expect(JSON.parse(answer.text).rows).toEqual([])
  })
})
