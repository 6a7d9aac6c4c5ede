import { type EntityRef, entityKey } from '#shared/domain/entities'
import type { Refusal } from '#shared/messages/catalogue'
import type { PullRequest } from '#shared/sync/protocol'
import type { LocalStore } from '../store/local-store'
import type { StoreChange } from './store-change'

/** So many rows are followed; the one that was looked at longest ago goes first. */
const MOST_FOLLOWED = 600
/** A server that does not answer must not leave a page without a word. */
const PATIENCE_MS = 10_000
const tooLate: Refusal = { code: 'desktop.serverTimeout', args: { seconds: PATIENCE_MS / 1000 } }

export interface AskedRowsParts {
  readonly store: LocalStore
  /** Has a pull sent as soon as nothing else is under way. */
  readonly pull: () => void
  /** Why no pull brings anything now; undefined where one does. */
  readonly hindrance: () => Refusal | undefined
  /** Rows were let go of that nobody looks at any more. */
  readonly changed: (change: StoreChange) => void
}

interface Waiting {
  readonly keys: readonly string[]
  readonly done: (why: Refusal | undefined) => void
}

/**
 * Rows of scopes that are not sent by themselves (`isAskedScope`): a page that needs one asks, the next pull brings it,
 * and every later one what became of it, in one cut with all other rows.
 */
export class AskedRows {
  private readonly followed = new Map<string, EntityRef>()
  private readonly answered = new Set<string>()
  private sent: readonly string[] = []
  private waiting: readonly Waiting[] = []

  constructor(private readonly parts: AskedRowsParts) {}

  /**
   * Resolves when these rows are in the store or the server has said that they are not for this user; where neither can
   * be now, or is not in time, with the reason.
   */
  async want(refs: readonly EntityRef[]): Promise<Refusal | undefined> {
    const keys = refs.slice(0, MOST_FOLLOWED).map((ref) => {
      const key = entityKey(ref)
      this.followed.delete(key)
      this.followed.set(key, ref)
      return key
    })
    const missing = keys.filter((key) => !this.answered.has(key))
    const hindrance = this.parts.hindrance()
    if (missing.length === 0 || hindrance) return missing.length > 0 ? hindrance : undefined
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.settle((one) => one === waiting, tooLate), PATIENCE_MS)
      const waiting: Waiting = {
        keys: missing,
        done: (why) => {
          clearTimeout(timer)
          resolve(why)
        },
      }
      this.waiting = [...this.waiting, waiting]
      this.parts.pull()
    })
  }

  /** What goes with a pull; nothing where nothing was ever asked for. */
  async toSend(): Promise<PullRequest['rows']> {
    if (this.followed.size === 0) return undefined
    await this.letGo()
    const refs = [...this.followed.values()]
    this.sent = [...this.followed.keys()]
    const heads = await this.parts.store.read((tx) => tx.heads(refs))
    return refs.map((ref) => ({ ...ref, rev: heads.get(entityKey(ref))?.rev ?? 0 }))
  }

  /** The pull that carried what `toSend` gave is in the store. */
  pulled(): void {
    for (const key of this.sent) if (this.followed.has(key)) this.answered.add(key)
    this.settle(({ keys }) => keys.every((key) => this.answered.has(key)))
  }

  /** The sync's state has changed: where it brings nothing now, nobody waits for it. */
  follow(): void {
    const why = this.waiting.length > 0 ? this.parts.hindrance() : undefined
    if (why) this.settle(() => true, why)
  }

  close(): void {
    this.settle(() => true)
  }

  private settle(over: (one: Waiting) => boolean, why?: Refusal): void {
    const done = this.waiting.filter(over)
    this.waiting = this.waiting.filter((one) => !done.includes(one))
    for (const one of done) one.done(why)
  }

  /** What unsent work builds on stays and is followed on. */
  private async letGo(): Promise<void> {
    const tooMany = [...this.followed].slice(0, Math.max(0, this.followed.size - MOST_FOLLOWED))
    if (tooMany.length === 0) return
    const gone = await this.parts.store.write(async (tx) => {
      const touched = new Set((await tx.outbox()).flatMap(({ touches }) => [...touches]))
      const free = tooMany.flatMap(([key, ref]) => (touched.has(key) ? [] : [ref]))
      await tx.deleteRows(free)
      return free
    })
    for (const ref of gone) {
      this.followed.delete(entityKey(ref))
      this.answered.delete(entityKey(ref))
    }
    this.parts.changed({ put: [], gone })
  }
}
