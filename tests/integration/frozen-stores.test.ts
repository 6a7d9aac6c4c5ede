import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { testOrder } from '#shared/commands/testing/test-order'
import { openDiskStore } from '../../src/renderer/worker/store/local-store'
import { storeMigrations } from '../../src/renderer/worker/store/migrations'
import { runLocally, testWorld } from '../../src/renderer/worker/testing/test-stores'
import { freeze, thaw } from '../support/frozen-store'

const folder = join(import.meta.dirname, '../fixtures/frozen')
const key = new Uint8Array(32).fill(9)
const newest = Math.max(...storeMigrations.map(({ version }) => version))
const frozen = readdirSync(folder).filter((name) => /^store-v\d+\.json$/.test(name))

/** What every fixture holds: two leads, one of them declined without network, and a rejected command that waits. */
async function fill(name: string): Promise<void> {
  const store = await openDiskStore(name, key)
  const world = testWorld()
  const decline = world.registry.get('lead.decline')
  if (!decline) throw new Error('no lead.decline')
  await store.write(async (tx) => {
    await tx.setMeta('clientId', 'frozen-client')
    await tx.setMeta('nextSeq', 5)
    await tx.setMeta('cursor', 'cursor-of-the-server')
    const common = { rev: 3, scopes: ['region:411700'], projection: 'full', generation: 1 }
    await tx.putRows(
      ['o1', 'o2'].map((id) => ({ type: 'workOrder', id, ...common, doc: testOrder(id, { title: `工单 ${id}` }) })),
    )
    await tx.putAttention([
      {
        commandId: 'rejected-command',
        status: 'rejected',
        type: 'lead.decline',
        input: { orderId: 'o2', ground: 'duplicate', note: '重复' },
        refusal: { code: 'cases.leadDecided', args: { orderNo: 'o2', state: '已受理' } },
        at: '2026-11-23T01:30:00.000Z',
        subject: { type: 'workOrder', id: 'o2' },
      },
    ])
  })
  const input = { orderId: 'o1', ground: 'notEnforcement', note: '断网时办理' }
  await store.write((tx) => runLocally(tx, decline, input, new Date('2026-11-23T01:31:00Z'), world))
  store.close()
}

describe('stores that earlier versions wrote', () => {
  // `FREEZE=1 npx vitest run tests/integration/frozen-stores.test.ts` writes the fixture of a version that is to be released.
  if (process.env.FREEZE)
    it('leave a fixture', async () => {
      await fill('to-freeze')
      const stored = await freeze('to-freeze')
      writeFileSync(join(folder, `store-v${stored.version}.json`), `${JSON.stringify(stored)}\n`)
    })

  it('have one for the first version', () => expect(frozen).toContain('store-v1.json'))

  it.each(frozen)('%s opens with all it held: rows, unsent work, what waits for the officer', async (file) => {
    await thaw(file, JSON.parse(readFileSync(join(folder, file), 'utf8')))
    const store = await openDiskStore(file, key)
    const found = await store.read(async (tx) => ({
      order: (await tx.row({ type: 'workOrder', id: 'o1' }))?.doc,
      other: (await tx.row({ type: 'workOrder', id: 'o2' }))?.doc,
      outbox: await tx.outbox(),
      attention: await tx.attention(),
      cursor: await tx.meta('cursor'),
      attachments: await tx.waitingAttachments(),
    }))
    store.close()
    expect(found.order).toMatchObject({ title: '工单 o1', lead: { state: 'declined' } })
    expect(found.other).toMatchObject({ title: '工单 o2', lead: { state: 'open' } })
    expect(found.outbox).toMatchObject([{ envelope: { seq: 5, type: 'lead.decline', input: { note: '断网时办理' } } }])
    expect(found.attention).toMatchObject([{ commandId: 'rejected-command', input: { note: '重复' } }])
    expect([found.cursor, found.attachments]).toEqual(['cursor-of-the-server', []])
    expect((await indexedDB.databases()).find(({ name }) => name === file)?.version).toBe(newest * 10)
  })
})
