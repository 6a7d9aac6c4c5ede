import { commandRegistry } from '#shared/commands/registry'
import { TestDesk } from '#shared/commands/testing/test-desk'
import { testOrder } from '#shared/commands/testing/test-order'
import type { SupervisionCase } from '#shared/domain/supervision-case'
import { configureZod } from '#shared/messages/zod-chinese'
import { DeskColumns } from '../../../src/renderer/worker/columns/desk-columns'
import { OpenDesk } from '../../../src/renderer/worker/desk/open-desk'
import { newKeyDerivation } from '../../../src/renderer/worker/session/password-key'
import { browserRules, Vault, type VaultRules } from '../../../src/renderer/worker/session/vault'
import { openVaultRecords } from '../../../src/renderer/worker/session/vault-records'
import { openDexieRecords } from '../../../src/renderer/worker/store/dexie-records'
import { type LocalStore, openDiskStore, storeOver } from '../../../src/renderer/worker/store/local-store'
import { keySealer, noSealer, type Sealer } from '../../../src/renderer/worker/store/sealer'

// Runs in a page of Chromium: the store's own code over the browser's own IndexedDB.

configureZod()
const key = new Uint8Array(32).fill(5)
const AT_ONCE = 1000
const secrets = { available: async () => false, wrap: async (b: Uint8Array) => b, unwrap: async (b: Uint8Array) => b }

function oneCase(): SupervisionCase {
  const desk = new TestDesk()
  desk.seed('workOrder', testOrder('o1'))
  desk.act('zhang', 'case.accept', { caseId: 'case-1', orderIds: ['o1'], title: '市城管局拖移三轮车案' })
  return desk.get('supervisionCase', 'case-1')
}

function row(model: SupervisionCase, at: number) {
  const id = `case-${String(at).padStart(6, '0')}`
  const doc = {
    ...model,
    id,
    title: `${model.title} ${at}`,
    caseNo: `驻司执监案〔2026〕${at}号`,
    summary: '执法人员扣押车辆未出具清单。'.repeat(20),
  }
  return {
    type: 'supervisionCase' as const,
    id,
    rev: 1,
    scopes: ['region:411700'],
    projection: 'full',
    generation: 1,
    doc,
  }
}

async function write(store: LocalStore, count: number): Promise<number> {
  const model = oneCase()
  const start = performance.now()
  for (let at = 0; at < count; at += AT_ONCE) {
    const rows = Array.from({ length: Math.min(AT_ONCE, count - at) }, (_, n) => row(model, at + n))
    await store.write((tx) => tx.putRows(rows))
  }
  return performance.now() - start
}

async function pageOf50(store: LocalStore): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < 40; round += 1) {
    const refs = Array.from({ length: 50 }, (_, at) => ({
      type: 'supervisionCase' as const,
      id: `case-${String(round * 50 + at).padStart(6, '0')}`,
    }))
    const start = performance.now()
    await store.read((tx) => tx.rows(refs))
    times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)[20] ?? 0
}

/** Milliseconds to write `count` cases, and the median of reading 50, by what seals them. */
async function measureSealing(suite: 'none' | 'xchacha20' | 'sm4', count: number) {
  const sealer: Sealer = suite === 'none' ? noSealer : await keySealer(key, suite)
  const store = storeOver(await openDexieRecords(`bench-${suite}-${crypto.randomUUID()}`), sealer, true)
  const writeMs = await write(store, count)
  const page = await pageOf50(store)
  store.close()
  return { writeMs, page, bytes: JSON.stringify(row(oneCase(), 1).doc).length }
}

const rules: VaultRules = browserRules
const vaultOf = async () => new Vault(await openVaultRecords(), secrets, Date.now, newKeyDerivation, rules)
const user = { userId: 'zhang', login: 'zhangwei', name: '张伟' }

/** A sealed store as work leaves it: rows, list columns saved. */
async function prepare(count: number): Promise<void> {
  const { record, dataKey } = await (await vaultOf()).create(user, 'Desk-demo-2026', crypto.randomUUID())
  const store = await openDiskStore(record.storeName, dataKey, record.suite)
  await write(store, count)
  const columns = new DeskColumns(store)
  await columns.load()
  await columns.save()
  await store.write((tx) => tx.setMeta('nextSeq', 1))
  store.close()
}

/** From the password to the first fifty rows of the list of cases. */
async function unlockToFirstList() {
  const start = performance.now()
  const vault = await vaultOf()
  const record = await vault.ofUser(user.userId)
  if (!record) throw new Error('no store')
  const opened = await vault.unlock(record, 'Desk-demo-2026')
  if (!opened.ok) throw new Error(opened.refusal.code)
  const keyMs = performance.now() - start
  const store = await openDiskStore(record.storeName, opened.dataKey, record.suite)
  const desk = await OpenDesk.open({
    store,
    profile: {
      id: 'zhang',
      login: 'zhangwei',
      name: '张伟',
      roles: ['officer'],
      organId: 'justice',
      region: '411700',
      demo: false,
    },
    transport: { request: () => Promise.reject(new Error('offline')), events: () => () => undefined },
    registry: commandRegistry,
    clock: Date.now,
    emit: () => undefined,
    emitAtOnce: () => undefined,
    clientRenewed: async () => undefined,
  })
  const list = await desk.lists.cases({ offset: 0, limit: 50 })
  const ms = performance.now() - start
  Object.assign(globalThis, { keptDesk: desk })
  return { ms, keyMs, total: list.total, rows: list.rows.length }
}

Object.assign(globalThis, { bench: { measureSealing, prepare, unlockToFirstList } })
