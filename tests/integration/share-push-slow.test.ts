import { existsSync, mkdtempSync, readdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { expect, it, vi } from 'vitest'
import { saveRecipient } from '#server/sharing/share-recipients'
import type { SharePush } from '#shared/domain/share-push'
import { startReceiver } from '../support/share-receiver'
import { FieldClient } from '../support/sync/field-client'
import { startTestServer } from '../support/test-server'

const secret = 'the-key-both-sides-know'

it('one recipient that does not answer, and one push that cannot be put together, hold up nothing else', async () => {
  let server = await startTestServer()
  const platform = await startReceiver(secret)
  const folder = mkdtempSync(join(tmpdir(), 'desk-share-'))
  const { db, clock, secrets } = server.services
  const http = { name: '慢平台', way: 'http', address: platform.url, ca: platform.ca, key: secret } as const
  await saveRecipient(db, secrets, http, clock.now())
  await saveRecipient(db, secrets, { name: '大数据局', way: 'folder', address: folder, ca: null }, clock.now())
  const reviewer = new FieldClient(await server.client('wangqiang'))
  await reviewer.bootstrap()
  const officer = new FieldClient(await server.client('zhangwei'))
  await officer.bootstrap()
  for (const [source, way] of [
    ['慢平台', 'http'],
    ['大数据局', 'folder'],
  ]) {
    const lists = { orderFields: [], recordFields: [], extra: [] }
    const content = { agreementId: uuidv7(), source, partner: '对方', validFrom: '2026-11-01', ...lists }
    const outgoing = { way, plans: [{ stage: 'accepted', mode: 'live' }], fields: ['caseNo'], masked: [] }
    expect(await reviewer.act('agreement.save', { ...content, outgoing, reason: '协议' })).toBe('applied')
  }
  const openCase = async () => {
    server.clock.advance({ seconds: 1 })
    const input = { caseId: uuidv7(), title: '案件', origin: 'media', originNote: '报道', region: '411702' }
    expect(await officer.act('case.open', input)).toBe('applied')
  }
  const slow = async () => {
    const rows = await server.services.db.query<{ doc: SharePush }>(
      `SELECT doc FROM entity WHERE type = 'sharePush' AND doc ->> 'recipient' = '慢平台' ORDER BY doc ->> 'createdAt', id`,
    )
    return rows.map(({ doc }) => doc)
  }
  const files = () => (existsSync(join(folder, 'out')) ? readdirSync(join(folder, 'out')).length : 0)
  const until = <T>(look: () => T | Promise<T>) => vi.waitFor(look, { timeout: 120_000, interval: 150 })

  platform.answer = () => new Promise(() => undefined)
  await openCase()
  await until(() => expect([platform.got.length, files()]).toEqual([1, 1]))
  // Made and delivered to the other one while the platform keeps the line open.
  await openCase()
  await openCase()
  await until(() => expect(files()).toBe(3))
  const waiting = await until(async () => {
    const found = await slow()
    expect(found).toHaveLength(3)
    return found
  })
  expect(waiting.map(({ state, tries }) => ({ state, tries }))).toEqual(Array(3).fill({ state: 'queued', tries: 0 }))
  expect(platform.got).toHaveLength(1)

  await server.services.db.query(`UPDATE share_payload SET items = '5' WHERE push_id = $1`, [waiting[1]?.id])
  // Nothing new can be made; what is there goes out all the same.
  await server.services.db.exec('ALTER TABLE share_cursor RENAME TO share_cursor_away')
  platform.answer = () => ({ status: 200, body: { result: 'accepted' } })
  server = await server.restart()
  const after = await until(async () => {
    const found = await slow()
    expect(found.map(({ state }) => state)).toEqual(['accepted', 'queued', 'accepted'])
    return found
  })
  // Closing broke the line off, which is no try that failed; the platform got the message once more under the same id.
  expect(after.map(({ steps }) => steps.map(({ what }) => what))).not.toContainEqual(expect.arrayContaining(['failed']))
  expect(platform.got[1]?.messageId).toBe(platform.got[0]?.messageId)

  await server.remove()
  await platform.close()
  await rm(folder, { recursive: true, force: true })
})
