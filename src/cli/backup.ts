import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { adminPaths, backupDone } from '#server/admin/admin-protocol'
import { checkBackup, restoreBackup } from '#server/backup/restore-backup'
import { writeBackup } from '#server/backup/write-backup'
import { defaultConfig } from '#server/config'
import { lockDataDir } from '#server/storage/data-lock'
import { type Db, onlyRow } from '#server/storage/db'
import { openDb } from '#server/storage/open-db'
import { DeskError } from '#shared/messages/catalogue'
import { findServer } from './data-dirs'
import { askJson } from './server-client'

/** Backs the store up to a file, through the running server or directly. */
export async function backUp(file: string, dataDir: string | undefined): Promise<void> {
  const target = resolve(file)
  const found = findServer(dataDir)
  const { server } = found
  const written = server
    ? await askJson(
        server,
        {
          path: adminPaths.backup,
          body: { file: target },
          headers: { authorization: `Bearer ${server.operatorToken}` },
        },
        backupDone,
      )
    : await withStore(found.dataDir, (db) => writeBackup(db, target, new Date()))
  process.stdout.write(`已备份到 ${target}：${written.rows} 行，第 ${written.v} 版\n`)
}

/** Puts a backup in the place of the store; the server must not run. */
export async function restore(file: string, options: { data?: string; replace?: boolean }): Promise<void> {
  const source = resolve(file)
  await checkBackup(source)
  const { dataDir, server } = findServer(options.data)
  if (server) throw new DeskError('cli.dataDirBusy', { dir: dataDir, pid: server.pid })
  const restored = await withStore(dataDir, async (db) => {
    const { v } = onlyRow(await db.query<{ v: number }>('SELECT v FROM sync_clock'))
    if (v > 0 && !options.replace) throw new DeskError('cli.storeNotEmpty', { v })
    if (v > 0) {
      const before = freeName(join(dirname(source), `before-restore-${new Date().toISOString().slice(0, 10)}`))
      await writeBackup(db, before, new Date())
      process.stdout.write(`现有数据已先备份到 ${before}\n`)
    }
    return restoreBackup(db, source, new Date())
  })
  process.stdout.write(
    `已恢复到 ${restored.at} 的备份：${restored.rows} 行。各终端会自动重新下载数据，并补发备份之后办理的内容。\n`,
  )
}

async function withStore<T>(dataDir: string, work: (db: Db) => Promise<T>): Promise<T> {
  const lock = lockDataDir(dataDir)
  try {
    const db = await openDb({ ...defaultConfig(), dataDir })
    try {
      return await work(db)
    } finally {
      await db.close()
    }
  } finally {
    lock.release()
  }
}

function freeName(base: string): string {
  for (let n = 1; ; n++) {
    const file = n === 1 ? `${base}.deskbackup` : `${base}-${n}.deskbackup`
    if (!existsSync(file)) return file
  }
}
