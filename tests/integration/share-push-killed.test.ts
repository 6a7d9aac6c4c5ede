import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { v7 as uuidv7 } from 'uuid'
import { expect, it } from 'vitest'
import { openSecrets } from '#server/secrets/stored-secrets'
import { saveRecipient } from '#server/sharing/share-recipients'
import { openDb } from '#server/storage/open-db'
import type { SharePush } from '#shared/domain/share-push'
import { startReceiver } from '../support/share-receiver'
import { FieldClient } from '../support/sync/field-client'
import { startTestServer } from '../support/test-server'

const root = join(import.meta.dirname, '..', '..')
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
const secret = 'the-key-both-sides-know'
const cases = 8

it('neither loses nor doubles a push when the server is killed while it delivers, over the line and by files', async () => {
  const server = await startTestServer()
  const reviewer = new FieldClient(await server.client('wangqiang'))
  await reviewer.bootstrap()
  const officer = new FieldClient(await server.client('zhangwei'))
  await officer.bootstrap()
  for (const [source, way] of [
    ['平台', 'http'],
    ['文件', 'folder'],
  ]) {
    const lists = { orderFields: [], recordFields: [], extra: [] }
    const content = { agreementId: uuidv7(), source, partner: '对方', validFrom: '2026-11-01', ...lists }
    const outgoing = { way, plans: [{ stage: 'accepted', mode: 'live' }], fields: ['caseNo'], masked: [] }
    expect(await reviewer.act('agreement.save', { ...content, outgoing, reason: '协议' })).toBe('applied')
  }
  for (let n = 0; n < cases; n += 1) {
    const input = { caseId: uuidv7(), title: `案件${n}`, origin: 'media', originNote: '报道', region: '411702' }
    expect(await officer.act('case.open', input)).toBe('applied')
  }
  const at = new Date(server.clock.now().getTime() + 8 * 3_600_000)
  const { dataDir } = server.config
  await server.close()

  const platform = await startReceiver(secret)
  const folder = mkdtempSync(join(tmpdir(), 'desk-share-'))
  mkdirSync(join(folder, 'taken'))
  const taken: string[] = []
  /** The other side takes files the moment they are there. */
  const take = () => {
    if (!existsSync(join(folder, 'out'))) return
    for (const name of readdirSync(join(folder, 'out'))) {
      renameSync(join(folder, 'out', name), join(folder, 'taken', `${taken.length}-${name}`))
      taken.push(name)
    }
  }
  const taking = setInterval(take, 3)
  const program = (killed: (kill: () => void) => void) =>
    new Promise<void>((resolve) => {
      const path = join(root, 'tests', 'support', 'push-until-killed.ts')
      const child = spawn(process.execPath, ['--import', tsx, path, dataDir, at.toISOString()], { cwd: root })
      child.on('exit', () => resolve())
      killed(() => child.kill('SIGKILL'))
    })
  const stored = async (work: (db: Awaited<ReturnType<typeof openDb>>) => Promise<unknown>) => {
    const db = await openDb({ dataDir })
    await work(db)
    await db.close()
  }
  await stored(async (db) => {
    const http = { name: '平台', way: 'http', address: platform.url, ca: platform.ca, key: secret } as const
    const secrets = await openSecrets(db, { dataDir }, at)
    await saveRecipient(db, secrets, http, at)
    await saveRecipient(db, secrets, { name: '文件', way: 'folder', address: folder, ca: null }, at)
  })

  // Killed when the platform has read the message and has not answered yet; each time a little later.
  for (const enough of [1, 3, 6]) {
    const before = platform.got.length
    await program((kill) => {
      platform.answer = () => {
        if (platform.got.length - before < enough) return { status: 200, body: { result: 'accepted' } }
        kill()
        return undefined
      }
    })
  }
  platform.answer = () => ({ status: 200, body: { result: 'accepted' } })
  await program(() => undefined)
  take()
  clearInterval(taking)

  await stored(async (db) => {
    const rows = await db.query<{ doc: SharePush }>(`SELECT doc FROM entity WHERE type = 'sharePush'`)
    const states = (recipient: string) =>
      rows.filter(({ doc }) => doc.recipient === recipient).map(({ doc }) => doc.state)
    expect(states('平台')).toEqual(Array(cases).fill('accepted'))
    expect(states('文件')).toEqual(Array(cases).fill('sent'))
  })
  // The line may bring a message again, under the same id; a file comes once.
  expect(new Set(platform.got.map(({ messageId }) => messageId)).size).toBe(cases)
  expect(platform.got.length).toBeGreaterThan(cases)
  expect([...new Set(taken)]).toHaveLength(cases)
  expect(taken).toHaveLength(cases)
  await platform.close()
  await server.remove()
  await rm(folder, { recursive: true, force: true })
})
