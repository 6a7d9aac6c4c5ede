import { defaultConfig } from '#server/config'
import { lockDataDir } from '#server/storage/data-lock'
import type { Db } from '#server/storage/db'
import { openDb } from '#server/storage/open-db'

/** Works on the store of a stopped server, which stays locked meanwhile. @throws DeskError `cli.dataDirBusy` */
export async function withStore<T>(dataDir: string, work: (db: Db) => Promise<T>): Promise<T> {
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
