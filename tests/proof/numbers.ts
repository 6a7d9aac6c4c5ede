import pg from 'pg'
import { migrate } from '#server/storage/migrate'
import { openPostgres } from '#server/storage/postgres-db'
import { sqlStore } from '#server/sync/sql/sql-store'

export interface NumbersResult {
  readonly given: number
  readonly rolledBack: number
  readonly killed: number
  readonly gaps: number
  readonly doubles: number
}

/**
 * The server's own number series on a real PostgreSQL: many writers, of whom some give up after they took a number and
 * some have their backend killed in the middle. What is left must be 1, 2, 3 … without a gap.
 */
export async function raceNumbers(url: string, writers: number, each: number): Promise<NumbersResult> {
  const db = await openPostgres(url)
  await migrate(db)
  const store = sqlStore(db)
  const key = 'document/bureau/opinion/2026'
  let rolledBack = 0
  let killed = 0
  const killer = new pg.Client({ connectionString: url })
  await killer.connect()
  let racing = true
  const killing = (async () => {
    while (racing) {
      await new Promise((resolve) => setTimeout(resolve, 120))
      const { rowCount } = await killer.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle' LIMIT 1`,
      )
      killed += rowCount ?? 0
    }
  })()

  async function takeOne(writer: number, n: number): Promise<void> {
    const givesUp = (writer + n) % 5 === 0
    await store.write(async (tx) => {
      const no = await tx.lockSeries(key)
      const { v, head } = await tx.lockClock()
      if (givesUp) throw new Error('gives up')
      const at = new Date().toISOString()
      const documentId = `${writer}-${n}`
      const fact = { at, userId: 'zhao', role: 'issuer', type: 'document.issue', touched: [] }
      const docNos = [{ seriesKey: key, no, documentId, state: 'issued' as const }]
      const rest = { entities: [], scopes: [], grants: [], voids: [], facts: [fact] }
      await tx.save({
        at,
        receipts: [],
        quarantine: [],
        change: { v: v + 1, head, series: [{ key, next: no + 1 }], docNos, ...rest },
      })
    })
  }

  await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      for (let n = 0; n < each; n++) {
        try {
          await takeOne(writer, n)
        } catch {
          // Given up on purpose, or its backend was killed: whether it was committed, the ledger says.
          rolledBack += 1
        }
      }
    }),
  )
  racing = false
  await killing
  await killer.end()
  const rows = await db.query<{ no: number }>('SELECT no FROM doc_no WHERE series_key = $1 ORDER BY no', [key])
  await db.close()
  const numbers = rows.map(({ no }) => no)
  return {
    given: numbers.length,
    rolledBack,
    killed,
    gaps: (numbers.at(-1) ?? 0) - new Set(numbers).size,
    doubles: numbers.length - new Set(numbers).size,
  }
}
