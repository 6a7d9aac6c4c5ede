import type { HostSystem } from '#shared/host'
import type { Refusal } from '#shared/messages/catalogue'

/** Below this a store still opens and sends, and takes nothing new: a full disk can cost what is there already. */
const LEAST_BYTES = 200 * 1024 * 1024
const ASK_EVERY_MS = 30_000

/** Says no to new work before the disk is full; asks the machine now and then, and before each file. */
export class DiskWatch {
  private askedAt = Number.NEGATIVE_INFINITY
  private low = false

  constructor(
    private readonly system: Pick<HostSystem, 'diskFree'>,
    private readonly now: () => number = Date.now,
  ) {}

  /** @param bytes of a file that is to be kept; a step of work is small beside what must stay free */
  async refusal(bytes = 0): Promise<Refusal | undefined> {
    let short = this.low
    // While it is low every step asks: the officer has perhaps just made room.
    if (this.low || bytes > 0 || this.now() - this.askedAt >= ASK_EVERY_MS) {
      this.askedAt = this.now()
      const free = await this.system.diskFree().catch(() => undefined)
      this.low = free !== undefined && free < LEAST_BYTES
      short = free !== undefined && free - bytes < LEAST_BYTES
    }
    if (short && !this.low) return { code: 'local.fileDoesNotFit', args: { megabytes: LEAST_BYTES / 1024 / 1024 } }
    return this.low ? { code: 'local.diskLow', args: { megabytes: LEAST_BYTES / 1024 / 1024 } } : undefined
  }
}
