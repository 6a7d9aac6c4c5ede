import type { Db } from '../storage/db'
import type { BlobStore } from './blob-store'

/** As long as the server remembers deletions: a backup as old as that still finds the bytes it refers to. */
export const KEEP_ORPHANS_MS = 90 * 24 * 3600 * 1000
const AT_ONCE = 500

/** The row of this attachment's owner, or of its case, names the file: as what was signed, served, answered, or as a template. */
const isNamed = `EXISTS (SELECT 1 FROM entity r WHERE strpos(r.doc::text, e.doc ->> 'sha256') > 0 AND
  ((r.type = e.doc #>> '{owner,type}' AND r.id = e.doc #>> '{owner,id}') OR (r.type = 'supervisionCase' AND r.id = e.doc ->> 'caseId')))`

/** Of `blob b`; `$1` is the moment since which a withdrawn attachment still counts. */
const isWanted = `(EXISTS (
    SELECT 1 FROM entity e WHERE e.type = 'attachment' AND (e.doc ->> 'sha256') COLLATE "C" = b.sha256 AND NOT e.deleted
      AND ((e.doc #>> '{withdrawn,at}') IS NULL OR (e.doc #>> '{withdrawn,at}') COLLATE "C" >= $1 OR ${isNamed}))
  OR EXISTS (SELECT 1 FROM quarantine q
    WHERE q.state = 'open' AND q.command ->> 'type' = 'attachment.add' AND q.command #>> '{input,sha256}' = b.sha256))`
const isComing = 'EXISTS (SELECT 1 FROM upload u WHERE u.sha256 = b.sha256)'

/**
 * Removes bytes to which no attachment refers any more, or only ones that were withdrawn before then: the rows stay with
 * their hash and their reason. A file that a document, a case or a template names stays whatever became of its attachment:
 * what was issued or served can be shown for ever. Bytes under way stay too: they may be the same ones once more. So do
 * those of a command that was put aside, until it is decided.
 * @param signal leaves the rest for the next time
 * @returns how many were removed; rejected, after all others had their turn, when one could not be
 */
export async function collectOrphans(db: Db, store: BlobStore, before: Date, signal?: AbortSignal): Promise<number> {
  let removed = 0
  let trouble: unknown
  for (let more = true; more && !signal?.aborted; ) {
    // Committed before the first file goes: a server that dies in between must not take a file for here that is gone.
    const marked = await db.query(
      `UPDATE blob SET going = true WHERE sha256 IN (
         SELECT b.sha256 FROM blob b WHERE b.created_at < $2 AND NOT b.going AND NOT ${isWanted} AND NOT ${isComing}
         ORDER BY b.sha256 LIMIT ${AT_ONCE}) RETURNING 1`,
      [before.toISOString(), before.toISOString()],
    )
    more = marked.length === AT_ONCE
    for (const { sha256 } of await db.query<{ sha256: string }>(
      'SELECT sha256 FROM blob WHERE going ORDER BY sha256',
    )) {
      if (signal?.aborted) break
      try {
        if (await removeOne(db, store, sha256, before)) removed += 1
      } catch (error) {
        trouble ??= error
      }
    }
  }
  if (trouble !== undefined) throw trouble
  return removed
}

/**
 * The file goes while its row is locked, so that an upload of the same bytes begins before or after it, never beside it.
 * Should the transaction be repeated or given up, the row still says that the file is going, and it goes once more.
 */
function removeOne(db: Db, store: BlobStore, sha256: string, before: Date): Promise<boolean> {
  return db.tx(async (q) => {
    const locked = await q.query('SELECT 1 FROM blob WHERE sha256 = $1 AND going FOR UPDATE', [sha256])
    if (locked.length === 0) return false
    // Looked at once more: somebody may have added the file again while it was being marked.
    const [now] = await q.query<{ wanted: boolean; coming: boolean }>(
      `SELECT ${isWanted} AS wanted, ${isComing} AS coming FROM blob b WHERE b.sha256 = $2`,
      [before.toISOString(), sha256],
    )
    if (!now || now.coming) return false
    if (now.wanted && (await store.has(sha256))) {
      await q.query('UPDATE blob SET going = false WHERE sha256 = $1', [sha256])
      return false
    }
    if (!now.wanted) await store.remove(sha256)
    await q.query('DELETE FROM blob_source WHERE sha256 = $1', [sha256])
    await q.query('DELETE FROM blob WHERE sha256 = $1', [sha256])
    return !now.wanted
  })
}
