import type { SyncRow } from '#shared/sync/protocol'
import type { Reach } from './reach'
import { renderRow } from './render-row'
import type { EntityKeyPair, PlacedRow, RawRow, ReadTx } from './sync-store'

export interface PageLimits {
  readonly rows: number
  readonly bytes: number
  /** Rows read from the store at a time, all in one go unless told; what is read and does not fit is read again. */
  readonly chunk?: number
}

/** A page being filled: at most so many rows, and closed once its text has reached so many bytes. */
export class PageBudget {
  readonly rows: string[] = []
  #bytes = 0

  constructor(private readonly limits: PageLimits) {}

  get isFull(): boolean {
    return this.rows.length >= this.limits.rows || this.#bytes >= this.limits.bytes
  }

  get roomForRows(): number {
    return this.limits.rows - this.rows.length
  }

  /** Adds the rows of these keys as far as they fit; returns how many of the keys are dealt with. */
  async add(tx: ReadTx, keys: readonly EntityKeyPair[], reach: Reach): Promise<number> {
    let dealt = 0
    while (dealt < keys.length && !this.isFull) {
      const chunk = keys.slice(dealt, dealt + Math.min(this.limits.chunk ?? this.roomForRows, this.roomForRows))
      const found = new Map((await tx.rows(chunk, reach)).map((row) => [`${row.type}/${row.id}`, row]))
      for (const { type, id } of chunk) {
        if (this.isFull) return dealt
        const row = found.get(`${type}/${id}`)
        if (row) this.#push(renderRow(row))
        dealt += 1
      }
    }
    return dealt
  }

  /** Adds the rows that no earlier scope has shown, as far as they fit; returns how many of all are dealt with. */
  take(rows: readonly PlacedRow[]): number {
    let dealt = 0
    for (const row of rows) {
      if (this.isFull) break
      if (row.first) this.#push(renderRow(row))
      dealt += 1
    }
    return dealt
  }

  /** A row that is sent whether or not there is room: few were asked for. */
  also(row: RawRow): void {
    this.#push(renderRow(row))
  }

  /** That a row is not there. */
  tell(row: SyncRow): void {
    this.#push(JSON.stringify(row))
  }

  #push(text: string): void {
    this.rows.push(text)
    this.#bytes += Buffer.byteLength(text)
  }
}
