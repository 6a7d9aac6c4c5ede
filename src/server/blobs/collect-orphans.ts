import type { Db } from '../storage/db'
import type { BlobStore } from './blob-store'

/** As long as the server remembers deletions: a backup as old as that still finds the bytes it refers to. */
export const KEEP_ORPHANS_MS = 90 * 24 * 3600 * 1000
const AT_ONCE = 500

/** The row of this attachment's owner, or of its case, names the file: as what was signed, served, answered, or as a template. */
const isNamed = `EXISTS (SELECT 1 FROM entity r WHERE strpos(r.doc::text, e.doc ->> 'sha256') > 0 AND
  ((r.type = e.doc #>> '{owner,type}' AND r.id = e.doc #>> '{owner,id}') OR (r.type = 'supervisionCase' AND r.id = e.doc ->> 'caseId')))`

/**
 * Removes bytes to which no attachment refers any more, or only ones that were withdrawn before then: the rows stay with
 * their hash and their reason. A file that a document, a case or a template names stays whatever became of its attachment:
 * what was issued or served can be shown for ever. Bytes under way stay too: they may be the same ones once more. So do
 * those of a command that was put aside, until it is decided.
 */
export function collectOrphans(db: Db, store: BlobStore, before: Date): Promise<number> {
  return db.tx(async (q) => {
    const found = await q.query<{ sha256: string }>(
      `SELECT b.sha256 FROM blob b WHERE b.created_at < $1 AND NOT EXISTS (
         SELECT 1 FROM entity e WHERE e.type = 'attachment' AND (e.doc ->> 'sha256') COLLATE "C" = b.sha256 AND NOT e.deleted
           AND ((e.doc #>> '{withdrawn,at}') IS NULL OR (e.doc #>> '{withdrawn,at}') COLLATE "C" >= $2 OR ${isNamed}))
         AND NOT EXISTS (SELECT 1 FROM upload u WHERE u.sha256 = b.sha256)
         AND NOT EXISTS (SELECT 1 FROM quarantine q
           WHERE q.state = 'open' AND q.command ->> 'type' = 'attachment.add' AND q.command #>> '{input,sha256}' = b.sha256)
       ORDER BY b.sha256 LIMIT ${AT_ONCE} FOR UPDATE`,
      [before.toISOString(), before.toISOString()],
    )
    const names = found.map(({ sha256 }) => sha256)
    await q.query('DELETE FROM blob_source WHERE sha256 = ANY($1::text[])', [names])
    await q.query('DELETE FROM blob WHERE sha256 = ANY($1::text[])', [names])
    // While their rows are locked: what is sent once more meanwhile must not be removed by this.
    for (const sha256 of names) await store.remove(sha256)
    return names.length
  })
}
