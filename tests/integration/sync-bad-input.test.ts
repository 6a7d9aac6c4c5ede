import fc from 'fast-check'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isMessageCode } from '#shared/messages/catalogue'
import { blobPaths } from '#shared/sync/blob-protocol'
import { presencePath } from '#shared/sync/presence-protocol'
import { type PushResponse, syncPaths } from '#shared/sync/protocol'
import { quarantinePaths } from '#shared/sync/quarantine-protocol'
import { revealPath } from '#shared/sync/reveal-protocol'
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

interface PublishedCommand {
  readonly properties: {
    readonly type: { readonly const: string }
    readonly version: { readonly const: number }
    readonly input: JsonSchema
  }
}

function inGroups<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size))
}

describe('requests that no client of ours would send', () => {
  let server: TestServer
  let zhang: FieldClient
  let schemas: Record<string, JsonSchema>
  let commandSchemas: readonly { readonly type: string; readonly version: number; readonly input: JsonSchema }[]

  beforeAll(async () => {
    server = await startTestServer()
    await takeIn(server.services.db, () => server.clock.now(), [registered('F0', { region: '411702' })])
    zhang = new FieldClient(await server.client('zhangwei'))
    await zhang.bootstrap()
    const openapi = JSON.parse((await server.ask({ path: '/openapi.json' })).text)
    const bodyOf = (path: string) => openapi.paths[path].post.requestBody.content['application/json'].schema
    schemas = Object.fromEntries(
      [
        syncPaths.push,
        syncPaths.pull,
        syncPaths.digest,
        syncPaths.repair,
        quarantinePaths.decide,
        presencePath,
        revealPath,
        blobPaths.needed,
      ].map((path) => [path, bodyOf(path)]),
    )
    commandSchemas = Object.entries<PublishedCommand>(openapi.components.schemas)
      .filter(([name]) => name.startsWith('Command.'))
      .map(([, { properties }]) => ({
        type: properties.type.const,
        version: properties.version.const,
        input: properties.input,
      }))
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

  it('are answered so in their addresses and headers too', async () => {
    const before = await rows()
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.constantFrom('-1', '1e99', 'NaN', '%00', '../..'),
    )
    const query = (path: string, name: string) =>
      text.map((value) => ({ path: `${path}?${name}=${encodeURIComponent(value)}` }))
    const asked = fc.oneof(
      // A whole number would be waited for.
      query(syncPaths.wait, 'since').filter(({ path }) => !/since=(%20|\+)*\d*(%20|\+)*$/.test(path)),
      query(syncPaths.bootstrapPage, 'scope'),
      text.map((after) => ({
        path: `${syncPaths.bootstrapPage}?${new URLSearchParams({ scope: 'region:411700', after })}`,
      })),
      query(quarantinePaths.list, 'state'),
      query(quarantinePaths.list, 'after'),
      text.map((sha256) => ({ path: blobPaths.of(encodeURIComponent(sha256)) })),
    )
    await fc.assert(
      fc.asyncProperty(asked, async ({ path }) => {
        const answer = await zhang.http.ask({ path, headers: { 'desk-protocol': '1' } })
        expectTyped(answer)
      }),
      { numRuns: 150, seed: 20_261_123 },
    )
    const header = fc.string({ unit: 'grapheme-ascii', maxLength: 60 }).map((value) => value.trim())
    const upload = fc.record(
      { 'upload-length': header, 'upload-metadata': header, 'upload-offset': header, 'upload-defer-length': header },
      { requiredKeys: [] },
    )
    await fc.assert(
      fc.asyncProperty(upload, async (headers) => {
        const answer = await zhang.http.ask({
          path: blobPaths.uploads,
          method: 'POST',
          headers: { 'tus-resumable': '1.0.0', ...(headers as Record<string, string>) },
        })
        expect(answer.status, answer.text).toBeGreaterThanOrEqual(400)
        expect(answer.status, answer.text).toBeLessThan(500)
      }),
      { numRuns: 60, seed: 20_261_123 },
    )
    expect(await rows()).toEqual(before)
    expect(await server.services.db.query('SELECT id FROM upload')).toEqual([])
  })

  it('get a receipt each when they are commands near the published schema, and only what it calls done is done', async () => {
    const client = new FieldClient(await server.client('zhangwei'))
    await client.bootstrap()
    const carried = new Set(['applied', 'merged', 'conflict'])
    const audit = async () => (await rows())?.audit ?? 0
    const before = await audit()
    let done = 0
    let seed = 20_261_123
    for (const group of inGroups(commandSchemas, 40)) {
      const made = group.flatMap(({ type, version, input }) =>
        fc
          .sample(fromSchema(input), { numRuns: 2, seed: seed++ })
          .map((sample) => ({ type, version, input: sample ?? null })),
      )
      for (const commands of inGroups(made, 40)) {
        const envelopes = commands.map((command, index) => ({
          ...command,
          id: uuidv7(),
          seq: client.nextSeq + index,
          deviceAt: client.now,
          seen: [],
          after: [],
        }))
        const answer = await client.push(...(envelopes as never[]))
        expect(answer.status, answer.text).toBe(200)
        const { receipts } = JSON.parse(answer.text) as PushResponse
        expect(receipts).toHaveLength(envelopes.length)
        for (const { status, refusal } of receipts)
          if (!carried.has(status)) expect(isMessageCode(refusal?.code ?? ''), status).toBe(true)
        done += receipts.filter(({ status }) => carried.has(status)).length
        client.nextSeq += envelopes.length
      }
    }
    expect(commandSchemas.length).toBeGreaterThan(200)
    expect(await audit()).toBe(before + done)
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
    for (const path of [`${syncPaths.wait}?since=0`, quarantinePaths.list, syncPaths.plan])
      expect(await code(zhang.http.ask({ path, headers: { 'desk-protocol': '2' } })), path).toBe('sync.protocolUnknown')
    const ofLater = { path: syncPaths.pull, body: { shape: 'of a later version' }, headers: { 'desk-protocol': '2' } }
    expect(await code(zhang.http.ask(ofLater))).toBe('sync.protocolUnknown')
    // Files are no part of the protocol that this number is of.
    const file = { path: blobPaths.of('a'.repeat(64)), headers: { 'desk-protocol': '2' } }
    expect(await code(zhang.http.ask(file))).toBe('general.notFound')
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

  it('lose a key that reaches into objects, and nothing that stands beside it', async () => {
    const client = new FieldClient(await server.client('zhangwei'))
    await client.bootstrap()
    const good = client.author('lead.decline', { orderId: client.all('workOrder')[0]?.id, ground: 'duplicate' })
    const reaching = JSON.parse('{"__proto__":{"orderId":"F0"},"constructor":{"prototype":{"ground":"duplicate"}}}')
    const odd = { ...good, id: uuidv7(), input: reaching }
    const answer = await client.push({ ...odd, seq: 1 } as never, { ...good, seq: 2 })
    expect(answer.status, answer.text).toBe(200)
    const { receipts } = JSON.parse(answer.text) as PushResponse
    expect(receipts.map(({ status }) => status)).toEqual(['rejected', 'applied'])
    expect(({} as { orderId?: unknown }).orderId).toBeUndefined()
  })
})
