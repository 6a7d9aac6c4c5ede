import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { adminPaths, backupDone } from '#server/admin/admin-protocol'
import { checkBackup, restoreBackup } from '#server/backup/restore-backup'
import { writeBackup } from '#server/backup/write-backup'
import { defaultConfig } from '#server/config'
import { forgetLostSecrets } from '#server/secrets/change-keys'
import { keyRingFile, readKeyRing } from '#server/secrets/key-ring'
import { onlyRow } from '#server/storage/db'
import { DeskError } from '#shared/messages/catalogue'
import { findServer } from './data-dirs'
import { askJson } from './server-client'
import { tellForgotten } from './server-key'
import { withStore } from './with-store'

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
  const keys = keyRingFile({ ...defaultConfig(), dataDir: found.dataDir })
  process.stdout.write(`备份不含服务端密钥；恢复时需要 ${keys}，请另行保管一份。\n`)
}

/** Puts a backup in the place of the store; the server must not run. */
export async function restore(
  file: string,
  options: { data?: string; replace?: boolean; keyLost?: boolean },
): Promise<void> {
  const source = resolve(file)
  const { serverKey } = await checkBackup(source)
  const { dataDir, server } = findServer(options.data)
  const place = { ...defaultConfig(), dataDir }
  const ring = keyRingFile(place)
  // Before anything is touched: without it nobody could log in afterwards.
  if (serverKey && !options.keyLost && !readKeyRing(ring).some(({ id }) => id === serverKey))
    throw new DeskError('cli.serverKeyMissing', { id: serverKey, file: ring })
  if (server) throw new DeskError('cli.dataDirBusy', { dir: dataDir, pid: server.pid })
  const restored = await withStore(dataDir, async (db) => {
    const { v } = onlyRow(await db.query<{ v: number }>('SELECT v FROM sync_clock'))
    if (v > 0 && !options.replace) throw new DeskError('cli.storeNotEmpty', { v })
    if (v > 0) {
      const before = freeName(join(dirname(source), `before-restore-${new Date().toISOString().slice(0, 10)}`))
      await writeBackup(db, before, new Date())
      process.stdout.write(`现有数据已先备份到 ${before}\n`)
    }
    const done = await restoreBackup(db, source, new Date())
    if (options.keyLost) tellForgotten(await forgetLostSecrets(db, place, new Date()))
    return done
  })
  process.stdout.write(
    `已恢复到 ${restored.at} 的备份：${restored.rows} 行。各终端会自动重新下载数据，并补发备份之后办理的内容。\n`,
  )
}

function freeName(base: string): string {
  for (let n = 1; ; n++) {
    const file = n === 1 ? `${base}.deskbackup` : `${base}-${n}.deskbackup`
    if (!existsSync(file)) return file
  }
}
