import { DeskError } from '#shared/messages/catalogue'
import type { SyncHints } from '#shared/sync/protocol'

export interface LoadLimits {
  /** Above so many requests under way clients are asked to poll less and send less at once … */
  readonly busy: number
  /** … and above so many a request is refused with 429 and the time to wait. */
  readonly full: number
}

/** Requests wait in memory, a page each: half a megabyte times 200 is what a small server has to spare. */
export const loadLimits: LoadLimits = { busy: 40, full: 200 }

/**
 * Lets through as many requests as the server can hold, and asks the clients for patience in time. A request is under
 * way until it is decided; who returns a Fastify reply from `work` waits until the client has it, and holds its place as
 * long (right for a page of half a megabyte, wrong for what is small).
 */
export class LoadGate {
  #running = 0

  constructor(private readonly limits: LoadLimits = loadLimits) {}

  /** @throws DeskError `sync.busy` */
  async through<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= this.limits.full) {
      // The longer the queue has been full, the more clients come back: spread them.
      throw new DeskError('sync.busy', { seconds: 2 + Math.floor(Math.random() * 6) })
    }
    this.#running += 1
    try {
      return await work()
    } finally {
      this.#running -= 1
    }
  }

  hints(): SyncHints | undefined {
    return this.#running > this.limits.busy ? { pollMs: 180_000, pushCommands: 20 } : undefined
  }
}
