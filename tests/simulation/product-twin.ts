import { commandRegistry } from '#shared/commands/registry'
import { entityKey, entityTypes } from '#shared/domain/entities'
import { canonicalJson } from '#shared/sync/canonical-json'
import type { OutboxEntry } from '#shared/sync/outbox-entry'
import type { CommandJournal } from '../../src/renderer/worker/journal/command-journal'
import { restoreActs } from '../../src/renderer/worker/journal/restore-acts'
import { type LocalStore as ProductStore, storeOver } from '../../src/renderer/worker/store/local-store'
import { memoryRecords } from '../../src/renderer/worker/store/memory-records'
import { storeMigrations } from '../../src/renderer/worker/store/migrations'
import type { RecordStore, TableName } from '../../src/renderer/worker/store/records'
import { noSealer } from '../../src/renderer/worker/store/sealer'
import type { StoreTx } from '../../src/renderer/worker/store/store-tx'
import { applyPull } from '../../src/renderer/worker/sync/apply-pull'
import { applyRows } from '../../src/renderer/worker/sync/apply-rows'
import { applyBootPage } from '../../src/renderer/worker/sync/boot-page'
import { finishBoot, startBoot } from '../../src/renderer/worker/sync/bootstrap-store'
import { purgeStore } from '../../src/renderer/worker/sync/purge-store'
import type { ReplayWorld } from '../../src/renderer/worker/sync/rebase-store'
import { renewClient } from '../../src/renderer/worker/sync/renew-client'
import { commitLocally, prepareLocally } from '../../src/renderer/worker/sync/run-locally'
import { storeReceipts } from '../../src/renderer/worker/sync/store-receipts'
import { serverHeads } from '../../src/renderer/worker/sync/verify-local-store'
import { actorOf, cityReference, type OfficerId } from './city'
import type { Content, Transaction } from './disk-content'

const tables = [...new Set(storeMigrations.flatMap((step) => Object.keys(step.tables)))] as TableName[]

/** The product's own store beside the disk of a simulated client: every transaction of the one is done by the other. */
export class ProductTwin {
  private records: RecordStore = memoryRecords()
  private store: ProductStore = storeOver(this.records, noSealer, false)
  private readonly world: ReplayWorld
  /** Under which client id a command was last numbered: the journal of the product knows it. */
  private readonly madeBy = new Map<string, string>()

  private constructor(userId: OfficerId) {
    this.world = { registry: commandRegistry, actor: actorOf(userId), reference: () => cityReference }
  }

  static async of(userId: OfficerId, clientId: string): Promise<ProductTwin> {
    const twin = new ProductTwin(userId)
    await twin.begin(clientId)
    return twin
  }

  /** A profile that was copied, byte for byte. */
  async copy(userId: OfficerId): Promise<ProductTwin> {
    const twin = new ProductTwin(userId)
    for (const table of tables) {
      const found = await this.records.read((tx) => tx.all(table))
      await twin.records.write((tx) => tx.putMany(table, found))
    }
    for (const [id, clientId] of this.madeBy) twin.madeBy.set(id, clientId)
    return twin
  }

  private async begin(clientId: string): Promise<void> {
    this.records = memoryRecords()
    this.store = storeOver(this.records, noSealer, false)
    await this.store.write(async (tx) => {
      await tx.setMeta('clientId', clientId)
      await tx.setMeta('nextSeq', 1)
    })
  }

  async repeat(done: Transaction): Promise<void> {
    if (done.kind === 'wipe') return this.begin(done.clientId)
    if (done.kind === 'bringBack') return this.bringBack(done.journal)
    await this.store.write((tx) => this.within(tx, done))
  }

  private async within(tx: StoreTx, done: Exclude<Transaction, { kind: 'wipe' | 'bringBack' }>): Promise<unknown> {
    const { world } = this
    const generation = (await tx.meta('generation')) ?? 0
    const lastSeq = (await tx.meta('lastSeq')) ?? 0
    switch (done.kind) {
      case 'keep':
        return this.keep(tx, done.entry)
      case 'storeReceipts':
        return storeReceipts(tx, done.response, '', world)
      case 'applyPull':
        return applyPull(tx, done.pages, done.left, 0, world)
      case 'startBoot':
        return this.startBoot(tx, done)
      case 'applyBootPage':
        return applyBootPage(tx, done.rows, done.boot, world)
      case 'finishBoot':
        return finishBoot(tx, done.boot, world)
      case 'renew':
        return renewClient(tx, done.clientId, world)
      case 'replace': {
        const gone = done.gone.map(({ type, id, rev }) => {
          return { type, id, rev, scopes: [], projection: 'full', op: 'evict' as const }
        })
        return applyRows(tx, { rows: [...done.rows, ...gone], lastSeq, generation, replaces: true }, world)
      }
      case 'lose': {
        const [type, id] = done.key.split('/') as [(typeof entityTypes)[number], string]
        return tx.deleteRows([{ type, id }])
      }
      case 'purge':
        return purgeStore(tx)
    }
  }

  private async keep(tx: StoreTx, entry: OutboxEntry): Promise<void> {
    const { id: commandId, type, input, deviceAt } = entry.envelope
    const command = this.world.registry.get(type)
    if (!command) throw new Error(`no command ${type}`)
    const act = { command, input, commandId, now: new Date(deviceAt), deviceAt }
    const prepared = await prepareLocally(tx, act, this.world)
    if (!prepared.ok) throw new Error(`the product refuses ${type}: ${prepared.refusal.code}`)
    expectSame('the command as it travels', prepared.entry, entry)
    await commitLocally(tx, prepared)
    this.madeBy.set(commandId, (await tx.meta('clientId')) ?? '')
  }

  private async startBoot(tx: StoreTx, { asked, newClientId }: Extract<Transaction, { kind: 'startBoot' }>) {
    const { resent } = await startBoot(tx, asked, newClientId)
    // The product journals them anew under the new client id (SyncRunnerParts.sentAgain).
    for (const { envelope } of resent?.outbox ?? []) this.madeBy.set(envelope.id, newClientId)
  }

  private async bringBack(journal: readonly OutboxEntry[]): Promise<void> {
    const clientId = (await this.store.read((tx) => tx.meta('clientId'))) ?? ''
    const found = journal.map((entry) => ({ clientId: this.madeBy.get(entry.envelope.id) ?? clientId, entry }))
    const keep = async (act: { clientId: string; entry: OutboxEntry }) => {
      this.madeBy.set(act.entry.envelope.id, act.clientId)
    }
    await restoreActs(this.store, { found: () => found, keep } as unknown as CommandJournal, this.world)
  }

  /**
   * Everything but `lastSeq`: a page in the midst of a long catch-up says 0, which the product notes and the model does
   * not; what hangs on it is the outbox.
   * @throws TwinsDiffer naming what the two hold differently
   */
  async expectLike(model: Content, rowsToo = true): Promise<void> {
    const ours = await this.store.read(async (tx) => ({
      clientId: await tx.meta('clientId'),
      cursor: await tx.meta('cursor'),
      nextSeq: await tx.meta('nextSeq'),
      epoch: await tx.meta('epoch'),
      bootingAt: (await tx.meta('boot'))?.doneRows,
      catchingUp: (await tx.meta('catchingUp')) ?? 0,
      pinned: (await tx.meta('auditPin'))?.hash,
      outbox: (await tx.outbox()).map(shortOf),
      sent: sorted((await tx.sent()).map(({ envelope }) => envelope.id)),
      attention: sorted((await tx.attention()).filter(({ status }) => status !== 'conflict').map((it) => it.commandId)),
      heads: sorted((await serverHeads(tx)).map(headOf)),
    }))
    const heads = [...model.held.values()].filter(({ row, scopes }) => row.held && scopes.length > 0)
    expectSame('the store', ours, {
      clientId: model.clientId,
      cursor: model.cursor,
      nextSeq: model.nextSeq,
      epoch: model.epoch,
      bootingAt: model.boot?.doneRows,
      catchingUp: model.catchingUp,
      pinned: model.auditPin?.hash,
      outbox: model.entries.map(shortOf),
      sent: sorted(model.sent.map(({ envelope }) => envelope.id)),
      attention: sorted(model.attention.map(({ id }) => id)),
      heads: sorted(heads.map(({ row: { type, id, rev }, ...held }) => headOf({ type, id, rev, ...held }))),
    })
    for (const type of rowsToo ? entityTypes : []) {
      const rows = await this.store.read((tx) => tx.rowsAfter(type, undefined, 100_000))
      const shown = rows.map((row) => [entityKey(row), row.rev, row.doc])
      const modelled = [...model.views].filter(([key]) => key.startsWith(`${type}/`))
      expectSame(`what is shown of ${type}`, sorted(shown.map((row) => canonicalJson(row))), [
        ...sorted(modelled.map(([key, { rev, doc }]) => canonicalJson([key, rev, doc]))),
      ])
    }
  }
}

export class TwinsDiffer extends Error {}

function expectSame(what: string, ours: unknown, modelled: unknown): void {
  const [a, b] = [canonicalJson(ours), canonicalJson(modelled)]
  if (a === b) return
  const at = [...a].findIndex((char, index) => char !== b[index])
  const from = Math.max(0, at - 120)
  throw new TwinsDiffer(
    `${what} differs:\n  product …${a.slice(from, at + 200)}\n  model   …${b.slice(from, at + 200)}`,
  )
}

const sorted = (texts: readonly string[]): string[] => [...texts].sort()
const headOf = (head: { type: string; id: string; rev: number; scopes: readonly string[]; projection: string }) =>
  `${head.type}/${head.id}@${head.rev} ${sorted(head.scopes)} ${head.projection}`
const shortOf = ({ envelope, receipt, touches }: OutboxEntry) => ({
  id: envelope.id,
  seq: envelope.seq,
  status: receipt?.status,
  touches: sorted(touches),
})
