import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SharePush } from '#shared/domain/share-push'
import { DeskError, explain } from '#shared/messages/catalogue'
import type { Db, Queryable } from '../storage/db'
import type { SyncDeps } from '../sync/push'
import { runSystemCommand } from '../sync/system-command'
import { folders } from './folder-adapter'
import { type FiledReceipt, type ReadReceipts, readReceipts } from './read-receipts'
import type { ShareRecipient } from './share-recipients'
import { isUnfinished } from './unfinished-file'

/** A file that cannot be read yet may still be on its way. */
const settleMs = 60_000

/** Takes up the receipts that the other side laid into the folder. @returns how many pushes they settled */
export async function collectReceipts(db: Db, deps: SyncDeps, to: ShareRecipient): Promise<number> {
  const dir = join(to.address, folders.receipts)
  if (!existsSync(dir)) return 0
  const names = readdirSync(dir, { withFileTypes: true }).filter((one) => one.isFile() && !isUnfinished(one.name))
  let settled = 0
  for (const { name } of names.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const read = await tryRead(dir, name, deps.now())
    if (!read) continue
    const problems = [...read.problems]
    for (const receipt of read.receipts) {
      const result = await take(db, deps, to, receipt)
      if (result === 'settled') settled += 1
      else if (result !== 'known') problems.push(`${receipt.messageId}：${result}`)
    }
    putAway(dir, name, problems)
  }
  return settled
}

async function tryRead(dir: string, name: string, now: Date): Promise<ReadReceipts | undefined> {
  try {
    const read = await readReceipts(readFileSync(join(dir, name)), name, now)
    return read.receipts.length + read.problems.length > 0
      ? read
      : { receipts: [], problems: [explain({ code: 'push.receiptFileEmpty' })] }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    if (!(error instanceof DeskError)) throw error
    const age = Date.now() - statSync(join(dir, name)).mtimeMs
    return age < settleMs ? undefined : { receipts: [], problems: [error.message] }
  }
}

/** A receipt that was taken before the server died is known when its file is read again. */
async function take(q: Queryable, deps: SyncDeps, to: ShareRecipient, { messageId, ...receipt }: FiledReceipt) {
  const [pushId = '', revision] = messageId.split('-')
  const [row] = await q.query<{ doc: SharePush }>(
    `SELECT doc FROM entity WHERE type = 'sharePush' AND id = $1 AND doc ->> 'recipient' = $2`,
    [pushId, to.name],
  )
  if (!row) return explain({ code: 'push.receiptNotOurs' })
  const { receipt: had, revision: current } = row.doc
  if (current !== Number(revision)) return explain({ code: 'push.receiptOutdated', args: { revision: current } })
  if (had) return had.result === receipt.result ? 'known' : explain({ code: 'push.receiptContradicts' })
  const refusal = await runSystemCommand(deps, 'push.receive', { pushId, revision: current, ...receipt })
  return refusal ? explain(refusal) : 'settled'
}

/** What could not be taken lies in `failed` with its reasons; the rest has been taken all the same. */
function putAway(dir: string, name: string, problems: readonly string[]): void {
  const where = join(dir, problems.length > 0 ? 'failed' : 'done')
  mkdirSync(where, { recursive: true })
  if (problems.length > 0) {
    const note = ['以下回执没有登记，改正后放回 receipts 文件夹即可；其余已登记：', ...problems, ''].join('\r\n')
    writeFileSync(join(where, `${name}.说明.txt`), note)
  }
  renameSync(join(dir, name), join(where, name))
}
