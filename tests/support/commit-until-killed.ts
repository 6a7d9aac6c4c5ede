/** Run as a program: commits rows to the store in argv[2] and prints each number after its commit, until it is killed. */
import { openDb } from '#server/storage/open-db'

const [, , dataDir = ''] = process.argv
const db = await openDb({ dataDir })
await db.exec('CREATE TABLE IF NOT EXISTS acknowledged (n bigint PRIMARY KEY, text text)')
const [row] = await db.query<{ n: number | null }>('SELECT max(n) AS n FROM acknowledged')
for (let n = (row?.n ?? 0) + 1; ; n++) {
  await db.tx(async (q) => q.query('INSERT INTO acknowledged VALUES ($1, $2)', [n, '工单'.repeat(200)]))
  process.stdout.write(`${n}\n`)
}
