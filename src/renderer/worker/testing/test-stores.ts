import 'fake-indexeddb/auto'
import { v7 as uuidv7 } from 'uuid'
import type { AnyCommand } from '#shared/commands/engine/command'
import { commandRegistry } from '#shared/commands/registry'
import { testRows } from '#shared/commands/testing/test-reference'
import type { EntityOf, EntityType } from '#shared/domain/entities'
import { referenceData } from '#shared/domain/reference-data'
import type { OutboxEntry } from '#shared/sync/outbox-entry'
import type { SyncRow } from '#shared/sync/protocol'
import { type LocalStore, openDiskStore, openMemoryStore } from '../store/local-store'
import type { StoreTx } from '../store/store-tx'
import type { ReplayWorld } from '../sync/rebase-store'
import { commitLocally, prepareLocally, type Refused } from '../sync/run-locally'
import type { StoreChange } from '../sync/store-change'

let count = 0

export interface TestStore {
  readonly name: string
  open(): Promise<LocalStore>
  /** Opens what the last one left behind, as after a restart; a store in memory is simply kept. */
  reopen(store: LocalStore): Promise<LocalStore>
}

/** Both stores behind the port. For tests only. */
export function testStores(): readonly TestStore[] {
  const key = new Uint8Array(32).fill(7)
  const names = new WeakMap<LocalStore, string>()
  const openDisk = async (name: string) => {
    const store = await openDiskStore(name, key)
    names.set(store, name)
    return store
  }
  return [
    { name: 'in memory', open: async () => openMemoryStore(), reopen: async (store) => store },
    {
      name: 'on the disk',
      open: () => {
        count += 1
        return openDisk(`test-store-${count}`)
      },
      reopen: (store) => {
        store.close()
        return openDisk(names.get(store) ?? '')
      },
    },
  ]
}

const reference = referenceData(testRows)

/** The small city of the shared tests, with one of its officers at the desk. */
export function testWorld(userId = 'zhang'): ReplayWorld {
  const user = reference.user(userId)
  return {
    registry: commandRegistry,
    reference: () => reference,
    actor: {
      userId,
      name: user?.name ?? '',
      roles: user?.roles ?? [],
      organId: user?.organId ?? '',
      region: user?.region ?? '',
    },
  }
}

export function put<T extends EntityType>(
  type: T,
  doc: EntityOf<T>,
  rev: number,
  scopes: string[] = ['region:411700'],
): SyncRow {
  return {
    type,
    id: doc.id,
    rev,
    scopes,
    projection: 'full',
    op: 'put',
    doc: doc as unknown as Record<string, unknown>,
  }
}

export function evict(type: EntityType, id: string, rev: number): SyncRow {
  return { type, id, rev, scopes: [], projection: 'full', op: 'evict' }
}

/** Everything the store holds, opened; equal before and after what must change nothing. */
export function contentsOf(store: LocalStore, types: readonly EntityType[]): Promise<unknown> {
  return store.read(async (tx) => ({
    rows: await Promise.all(types.map((type) => tx.rowsAfter(type, undefined, 10_000))),
    outbox: await tx.outbox(),
    attention: await tx.attention(),
    cursor: await tx.meta('cursor'),
    nextSeq: await tx.meta('nextSeq'),
  }))
}

/** Carries a command out as the desk does, without a journal. */
export async function runLocally(
  tx: StoreTx,
  command: AnyCommand,
  input: unknown,
  now: Date,
  world: ReplayWorld,
): Promise<{ ok: true; entry: OutboxEntry; change: StoreChange } | Refused> {
  const act = { command, input, now, commandId: uuidv7(), deviceAt: new Date().toISOString() }
  const prepared = await prepareLocally(tx, act, world)
  if (!prepared.ok) return prepared
  return { ok: true, entry: prepared.entry, change: await commitLocally(tx, prepared) }
}
