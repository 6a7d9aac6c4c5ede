import type { SharePush } from '#shared/domain/share-push'
import type { Db } from '../storage/db'
import { collectReceipts } from './collect-receipts'
import { type DeliveryDeps, deliverPush, type World } from './deliver-push'
import { activeShares } from './make-pushes'
import { recipients } from './share-recipients'

export interface QueueReports {
  /** Told of what failed by a bug or a lost database, with the id of the push where there is one. */
  readonly onTrouble: (error: unknown, pushId?: string) => void
  /** Told when a recipient's queue has been gone through, and how many pushes went on. */
  readonly onDelivered?: (count: number) => void
}

/** Deliveries under way: each recipient has a queue of its own, so that one that does not answer holds up nobody else. */
export class PushQueues {
  readonly #running = new Map<string, Promise<void>>()

  constructor(
    private readonly db: Db,
    private readonly deps: DeliveryDeps,
    private readonly reports: QueueReports,
  ) {}

  /**
   * Begins to send what is due, to ask for receipts that are owed and to take up those that came as files, for every
   * recipient with whom it is not going on already. Resolves when that has begun.
   */
  async begin(atATime: number): Promise<void> {
    const known = await recipients(this.db, this.deps.secrets)
    const due = await this.#due(atATime)
    const shares = due.length > 0 ? await activeShares(this.db, this.deps) : []
    const world: World = { known: new Map(known.map((one) => [one.name, one])), shares }
    const queues = new Map<string, SharePush[]>()
    for (const { name, way } of known) if (way === 'folder') queues.set(name, [])
    for (const push of due) queues.set(push.recipient, [...(queues.get(push.recipient) ?? []), push])
    for (const [recipient, queue] of queues) {
      if (this.#running.has(recipient)) continue
      const running = this.#go(world, recipient, queue)
        .catch((error: unknown) => this.reports.onTrouble(error))
        .finally(() => this.#running.delete(recipient))
      this.#running.set(recipient, running)
    }
  }

  /** Everything that has begun has come to its end. */
  async settled(): Promise<void> {
    await Promise.all(this.#running.values())
  }

  /** Who is busy takes no place from the others. */
  async #due(atATime: number): Promise<SharePush[]> {
    const rows = await this.db.query<{ doc: SharePush }>(
      `SELECT doc FROM entity WHERE type = 'sharePush' AND doc ->> 'nextAt' IS NOT NULL AND NOT deleted
         AND (doc ->> 'nextAt') COLLATE "C" <= $1 AND doc ->> 'recipient' <> ALL($3::text[])
       ORDER BY doc ->> 'createdAt', id LIMIT $2`,
      [this.deps.now().toISOString(), atATime, [...this.#running.keys()]],
    )
    return rows.map(({ doc }) => doc)
  }

  /** One after another; a recipient that cannot be reached is left alone until the next run. */
  async #go(world: World, recipient: string, queue: readonly SharePush[]): Promise<void> {
    const to = world.known.get(recipient)
    let done = 0
    if (to?.way === 'folder')
      done += await collectReceipts(this.db, this.deps, to).catch((error: unknown) => {
        this.reports.onTrouble(error)
        return 0
      })
    for (const push of queue) {
      if (this.deps.signal?.aborted) break
      try {
        const went = await deliverPush(this.db, this.deps, world, push)
        if (went) done += 1
        if (went === 'unreachable') break
      } catch (error) {
        this.reports.onTrouble(error, push.id)
      }
    }
    if (done > 0) this.reports.onDelivered?.(done)
  }
}
