import { DeskError } from '#shared/messages/catalogue'
import type { CommandReceipt, CommandStatus } from '#shared/sync/protocol'
import type { RawCommand } from './push'
import type { StoredReceipt, WriteTx } from './sync-store'

/** What became of the commands that a push repeats or builds on. */
export class ReceiptBook {
  readonly #bySeq = new Map<number, StoredReceipt>()
  readonly #byId = new Map<string, StoredReceipt>()
  readonly #noted = new Map<number, CommandStatus>()

  private constructor(stored: readonly StoredReceipt[], clientId: string) {
    for (const receipt of stored) {
      if (receipt.clientId === clientId) this.#bySeq.set(receipt.seq, receipt)
      this.#byId.set(receipt.cmdId, receipt)
    }
  }

  static async open(tx: WriteTx, clientId: string, commands: readonly RawCommand[]): Promise<ReceiptBook> {
    const seqs = new Set(
      commands.flatMap(({ seq, after }) => [seq, ...(Array.isArray(after) ? after.filter(isSeq) : [])]),
    )
    const ids = commands.map(({ id }) => id)
    return new ReceiptBook(await tx.receipts(clientId, [...seqs], ids), clientId)
  }

  /**
   * The receipt of a command that was received before, under this client's number or, by a client that has been
   * renewed since, under another.
   * @throws DeskError `sync.clientForked` when this number or this id stands for something else
   */
  known(clientId: string, seq: number, cmdId: string, hash: string): CommandReceipt | undefined {
    const bySeq = this.#bySeq.get(seq)
    if (bySeq && (bySeq.cmdId !== cmdId || bySeq.hash !== hash)) throw new DeskError('sync.clientForked', { seq })
    const byId = this.#byId.get(cmdId)
    if (!byId) return undefined
    if (byId.hash !== hash || (byId.clientId === clientId && byId.seq !== seq))
      throw new DeskError('sync.clientForked', { seq })
    return byId.receipt
  }

  note(seq: number, status: CommandStatus): void {
    this.#noted.set(seq, status)
  }

  statusOf(seq: number): CommandStatus | undefined {
    return this.#noted.get(seq) ?? this.#bySeq.get(seq)?.receipt.status
  }
}

const isSeq = (value: unknown): value is number => Number.isSafeInteger(value)
