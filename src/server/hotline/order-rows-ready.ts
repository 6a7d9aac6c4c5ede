import { DeskError } from '#shared/messages/catalogue'
import type { Logger } from '../log'
import type { Db } from '../storage/db'
import { fillOrderRows } from './order-rows'

/** Making the rows of a million orders after an update takes minutes; whoever opens the list is told so instead. */
const PATIENCE_MS = 8000

/** Whether the hotline's list stands: its rows are made at the start, and again when somebody asks after a failure. */
export class OrderRowsReady {
  private filling: Promise<'filled' | 'failed'> | undefined
  private closing = false

  constructor(
    private readonly db: Db,
    private readonly log: Logger,
  ) {}

  begin(): void {
    this.filling ??= this.fill()
  }

  /** @throws DeskError `hotline.ordersUnready` while the rows are being made, or could not be */
  async ready(): Promise<void> {
    this.begin()
    let timer: ReturnType<typeof setTimeout> | undefined
    const waited = new Promise<'waited'>((resolve) => {
      timer = setTimeout(resolve, PATIENCE_MS, 'waited')
    })
    const outcome = await Promise.race([this.filling, waited])
    clearTimeout(timer)
    if (outcome !== 'filled') throw new DeskError('hotline.ordersUnready')
  }

  /** Resolves when nothing is written any more. */
  async close(): Promise<void> {
    this.closing = true
    await this.filling
  }

  private async fill(): Promise<'filled' | 'failed'> {
    try {
      await fillOrderRows(this.db, () => this.closing)
      return 'filled'
    } catch (err) {
      this.log.error({ err }, 'list of orders')
      // The next question begins anew: what hindered may have passed.
      this.filling = undefined
      return 'failed'
    }
  }
}
