import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { testOrder } from '#shared/commands/testing/test-order'
import type { HostSecrets } from '#shared/host'
import { journalFrame, journalHeader, scanJournal } from '#shared/journal/journal-frames'
import { backupParts, restoreParts } from '../../src/renderer/worker/backup/store-backup'
import { CommandJournal } from '../../src/renderer/worker/journal/command-journal'
import { Vault } from '../../src/renderer/worker/session/vault'
import type { VaultRecord } from '../../src/renderer/worker/session/vault-records'
import { storeOver } from '../../src/renderer/worker/store/local-store'
import { memoryRecords } from '../../src/renderer/worker/store/memory-records'
import { keySealer } from '../../src/renderer/worker/store/sealer'
import { allOf } from '../../src/renderer/worker/testing/all-of'
import { quickDerivation } from '../../src/renderer/worker/testing/quick-derivation'
import { MemoryJournals } from '../support/memory-journals'

/** What lies on a machine beside the store: the vault's record, the journal's file, the parts of a copy. */
interface FrozenMachine {
  readonly vault: object
  readonly journal: string
  readonly copy: readonly string[]
}

const files = ['v1', 'v2'].map((form) => join(import.meta.dirname, `../fixtures/frozen/machine-${form}.json`))
const password = '冻结的口令-2026'
const user = { userId: 'zhang', login: 'zhangwei', name: '张伟' }
const noSecrets: HostSecrets = { available: async () => false, wrap: async (b) => b, unwrap: async (b) => b }

const toText = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
const toBytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64'))

function vaultWith(record?: VaultRecord) {
  const records = new Map(record ? [[record.storeName, record]] : [])
  const port = {
    all: async () => [...records.values()],
    put: async (given: VaultRecord) => void records.set(given.storeName, given),
  }
  return { vault: new Vault(port, noSecrets, Date.now, quickDerivation), records }
}

const act = {
  clientId: 'frozen-client',
  entry: {
    envelope: {
      id: '01900000-0000-7000-8000-0000000000aa',
      seq: 1,
      type: 'lead.decline',
      version: 1,
      input: { orderId: 'o1', ground: 'notEnforcement', note: '断网时办理' },
      deviceAt: '2026-11-27T01:30:00.000Z',
      seen: [],
      after: [],
    },
    touches: ['workOrder/o1'],
  },
}

async function machine(): Promise<FrozenMachine> {
  const { vault } = vaultWith()
  const { record, dataKey } = await vault.create(user, password, 'frozen-client')
  const sealer = () => keySealer(dataKey, record.suite)
  const journals = new MemoryJournals()
  await (await CommandJournal.open(await journals.open('j'), await sealer())).keep(act)
  const frames = (journals.records.get('j') ?? []).map(journalFrame)
  const records = memoryRecords()
  const row = { type: 'workOrder', id: 'o1', rev: 3, scopes: ['ref'], projection: 'full', generation: 1 } as const
  await storeOver(records, await sealer(), true).write((tx) =>
    tx.putRows([{ ...row, doc: testOrder('o1', { title: '冻结的工单' }) }]),
  )
  const copy = await allOf(backupParts(records, await sealer(), record.storeName))
  return {
    vault: { ...record, ...withoutBytes(record) },
    journal: toText(Buffer.concat([journalHeader(), ...frames])),
    copy: copy.map(toText),
  }
}

/** Every field of bytes, whatever the vault has besides the key. */
function withoutBytes(record: VaultRecord): object {
  const bytes = Object.entries(record).filter(([, value]) => value instanceof Uint8Array)
  return Object.fromEntries(bytes.map(([name, value]) => [name, { base64: toText(value as Uint8Array) }]))
}

function thawed(vault: object): VaultRecord {
  const entries = Object.entries(vault).map(([name, value]) => {
    const base64 = (value as { base64?: string } | null)?.base64
    return [name, base64 === undefined ? value : toBytes(base64)]
  })
  return Object.fromEntries(entries) as VaultRecord
}

describe('what an earlier version left on a machine beside its store', () => {
  // `FREEZE=1 npx vitest run tests/integration/frozen-machine.test.ts` writes it where there is none yet.
  const missing = files.find((file) => !existsSync(file))
  if (process.env.FREEZE && missing)
    it('leaves a fixture', async () => {
      writeFileSync(missing, `${JSON.stringify(await machine(), null, 1)}\n`)
    })

  it.each(files)('opens: the vault by its password, then the journal and the copy by the key in it', async (file) => {
    const frozen = JSON.parse(readFileSync(file, 'utf8')) as FrozenMachine
    const record = thawed(frozen.vault)
    const opened = await vaultWith(record).vault.unlock(record, password)
    if (!opened.ok) throw new Error(opened.refusal.code)
    const sealer = () => keySealer(opened.dataKey, record.suite)

    const scan = scanJournal(toBytes(frozen.journal))
    expect(scan.damaged).toBe(0)
    const journals = new MemoryJournals()
    journals.records.set('j', [...scan.records])
    const journal = await CommandJournal.open(await journals.open('j'), await sealer())
    expect(journal.found()).toEqual([act])

    const records = memoryRecords()
    async function* parts() {
      yield* frozen.copy.map(toBytes)
    }
    await restoreParts(parts, records, await sealer(), record.storeName)
    const row = await storeOver(records, await sealer(), true).read((tx) => tx.row({ type: 'workOrder', id: 'o1' }))
    expect(row).toMatchObject({ rev: 3, doc: { title: '冻结的工单' } })
  })
})
