import type { Db } from '../storage/db'
import type { BlobStore } from './blob-store'

/** As long as the server remembers deletions: a backup as old as that still finds the bytes it refers to. */
export const KEEP_ORPHANS_MS = 90 * 24 * 3600 * 1000
const AT_ONCE = 500

/**
 * Removes bytes to which no attachment refers any more, or only ones that were withdrawn before then: the rows stay with
 * their hash and their reason. Bytes under way have a row that announced them, so that none of them is an orphan.
 */
export async function collectOrphans(db: Db, store: BlobStore, before: Date): Promise<number> {
  const orphans = await db.tx(async (q) => {
    const found = await q.query<{ sha256: string }>(
      `SELECT b.sha256 FROM blob b WHERE b.created_at < $1 AND NOT EXISTS (
         SELECT 1 FROM entity e WHERE e.type = 'attachment' AND (e.doc ->> 'sha256') COLLATE "C" = b.sha256 AND NOT e.deleted
           AND ((e.doc #>> '{withdrawn,at}') IS NULL OR (e.doc #>> '{withdrawn,at}') COLLATE "C" >= $2))
       ORDER BY b.sha256 LIMIT ${AT_ONCE} FOR UPDATE`,
      [before.toISOString(), before.toISOString()],
    )
    const names = found.map(({ sha256 }) => sha256)
    await q.query('DELETE FROM blob_source WHERE sha256 = ANY($1::text[])', [names])
    await q.query('DELETE FROM blob WHERE sha256 = ANY($1::text[])', [names])
    return names
  })
  // A crash before this leaves a file that nobody can ask for; sent once more it takes the same place.
  for (const sha256 of orphans) await store.remove(sha256)
  return orphans.length
}
