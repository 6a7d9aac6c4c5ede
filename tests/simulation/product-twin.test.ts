import { describe, expect, it } from 'vitest'
import type { Bug } from './bugs'
import type { OfficerId } from './city'
import { type Content, copyOf, type Transaction } from './disk-content'
import { InvariantBroken } from './invariant-broken'
import type { LocalStore } from './local-store'
import { ProductTwin, TwinsDiffer } from './product-twin'
import { simulate } from './simulate'

interface Watched {
  readonly userId: OfficerId
  readonly clientId: string
  readonly copied?: { readonly of: LocalStore; readonly upTo: number }
  readonly done: { readonly transaction: Transaction; readonly after: Content }[]
}

/** Enough that each kind of transaction is among them. */
const SEEDS = 16

/** What the disks of one history did, in order. */
async function transactionsOf(seed: number, bug: Bug = 'none'): Promise<ReadonlyMap<LocalStore, Watched>> {
  const disks = new Map<LocalStore, Watched>()
  const watch = (disk: LocalStore, userId: OfficerId, source?: LocalStore) => {
    const from = source && disks.get(source)
    const copied = source && from ? { copied: { of: source, upTo: from.done.length } } : {}
    const watched: Watched = { userId, clientId: disk.content.clientId, ...copied, done: [] }
    disks.set(disk, watched)
    disk.onTransaction = (transaction) => void watched.done.push({ transaction, after: copyOf(disk.content) })
  }
  try {
    await simulate(seed, bug, watch)
  } catch (error) {
    // A planted mistake breaks a promise sooner or later; until then there is enough to compare.
    if (bug === 'none' || !(error instanceof InvariantBroken)) throw error
  }
  return disks
}

/** Repeats them on the product's store, and compares after each. */
async function compare(disks: ReadonlyMap<LocalStore, Watched>, kinds = new Map<string, number>()): Promise<number> {
  const compareOne = async (disk: LocalStore, until = Number.POSITIVE_INFINITY): Promise<ProductTwin> => {
    const watched = disks.get(disk)
    if (!watched) throw new Error('nobody watched this disk')
    const { userId, clientId, copied, done } = watched
    const twin = copied
      ? await (await compareOne(copied.of, copied.upTo)).copy(userId)
      : await ProductTwin.of(userId, clientId)
    for (const [index, { transaction, after }] of done.slice(0, until).entries()) {
      try {
        await twin.repeat(transaction)
        // By far the most are pulls: of these every fifth is compared down to the documents.
        await twin.expectLike(after, transaction.kind !== 'applyPull' || index % 5 === 0)
      } catch (error) {
        const where = `transaction ${index + 1} of ${userId}, ${transaction.kind}`
        throw error instanceof TwinsDiffer ? new TwinsDiffer(`${where}: ${error.message}`) : error
      }
      kinds.set(transaction.kind, (kinds.get(transaction.kind) ?? 0) + 1)
    }
    return twin
  }
  for (const disk of disks.keys()) await compareOne(disk)
  return [...kinds.values()].reduce((sum, count) => sum + count, 0)
}

describe("the data worker's own store", () => {
  it('does in every transaction of the simulated histories what their model of a disk does', {
    timeout: 0,
  }, async () => {
    const kinds = new Map<string, number>()
    for (let seed = 1; seed <= SEEDS; seed++) {
      await compare(await transactionsOf(seed), kinds).catch((error: Error) => {
        throw new Error(`seed ${seed}: ${error.message}`)
      })
    }
    console.info('repeated', Object.fromEntries([...kinds].sort()))
    const all = ['keep', 'bringBack', 'storeReceipts', 'applyPull', 'startBoot', 'applyBootPage', 'finishBoot']
    expect([...kinds.keys()].sort()).toEqual([...all, 'renew', 'replace', 'lose', 'purge', 'wipe'].sort())
  })

  const planted: readonly Bug[] = [
    'droppedScopeKept',
    'staleBootstrapKeepsOldRows',
    'sentNotKept',
    'rejectedWorkThrownAway',
  ]
  it.each(planted)('is told from a disk with a mistake in it: %s', { timeout: 300_000 }, async (bug) => {
    for (let seed = 1; seed <= 20; seed++) {
      const told = await compare(await transactionsOf(seed, bug)).catch((error: unknown) => error)
      if (told instanceof TwinsDiffer) return
      if (told instanceof Error) throw told
    }
    expect.fail(`${bug} was not noticed`)
  })
})
