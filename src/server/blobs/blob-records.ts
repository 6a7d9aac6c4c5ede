import { recordChange } from '../audit/record-change'
import type { Principal } from '../auth/auth'
import type { Db } from '../storage/db'
import { unbarredFor } from '../sync/sql/sql-reach'

export interface UploadRow {
  readonly userId: string
  readonly sha256: string
  readonly size: number
}

const isAdding = `command ->> 'type' = 'attachment.add'`

/** What the database knows of bytes: stored ones, their sources, uploads under way, and the rows that refer to them. */
export class BlobRecords {
  constructor(private readonly db: Db) {}

  async noteUpload(id: string, { userId, sha256, size }: UploadRow, at: Date): Promise<void> {
    await this.db.tx(async (q) => {
      // The same bytes may be on their way out: they are gone before these ones come, or stay for them.
      await q.query('SELECT 1 FROM blob WHERE sha256 = $1 FOR UPDATE', [sha256])
      await q.query('INSERT INTO upload (id, user_id, sha256, size, created_at) VALUES ($1, $2, $3, $4, $5)', [
        id,
        userId,
        sha256,
        size,
        at.toISOString(),
      ])
    })
  }

  async upload(id: string): Promise<UploadRow | undefined> {
    const [row] = await this.db.query<UploadRow>('SELECT user_id AS "userId", sha256, size FROM upload WHERE id = $1', [
      id,
    ])
    return row
  }

  async forgetUpload(id: string): Promise<void> {
    await this.db.query('DELETE FROM upload WHERE id = $1', [id])
  }

  async oldUploads(before: Date): Promise<readonly string[]> {
    const rows = await this.db.query<{ id: string }>('SELECT id FROM upload WHERE created_at < $1', [
      before.toISOString(),
    ])
    return rows.map(({ id }) => id)
  }

  /** What a device that was shut out hands in (`shutOut`: its user) stands in the audit. */
  async noteStored({ sha256, size, userId }: UploadRow, at: Date, shutOut?: Principal): Promise<void> {
    await this.db.tx(async (q) => {
      await q.query(
        `INSERT INTO blob (sha256, size, created_at) VALUES ($1, $2, $3)
         ON CONFLICT (sha256) DO UPDATE SET going = false WHERE blob.going`,
        [sha256, size, at.toISOString()],
      )
      await q.query('INSERT INTO blob_source (sha256, user_id) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
        sha256,
        userId,
      ])
      if (!shutOut) return
      const about = [
        { type: 'client', id: shutOut.clientId ?? '' },
        { type: 'file', id: sha256 },
      ]
      await recordChange(q, {}, { userId, role: shutOut.roles[0] ?? '', type: 'file.handIn', at, about })
    })
  }

  /** Bytes that a user has sent and that are kept, and those he is about to send. */
  async usedBy(userId: string): Promise<number> {
    const [row] = await this.db.query<{ bytes: string | number }>(
      `SELECT (SELECT coalesce(sum(b.size), 0) FROM blob_source s JOIN blob b ON b.sha256 = s.sha256 WHERE s.user_id = $1)
         + (SELECT coalesce(sum(u.size), 0) FROM upload u WHERE u.user_id = $1) AS bytes`,
      [userId],
    )
    return Number(row?.bytes ?? 0)
  }

  /** Of these, those whose bytes this user has sent, and that are not on their way out. */
  async sentBy(userId: string, sha256s: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.db.query<{ sha256: string }>(
      `SELECT s.sha256 FROM blob_source s JOIN blob b ON b.sha256 = s.sha256 AND NOT b.going
       WHERE s.user_id = $1 AND s.sha256 = ANY($2::text[])`,
      [userId, [...sha256s]],
    )
    return new Set(rows.map(({ sha256 }) => sha256))
  }

  /** Rows that wait for these bytes: the user's own, and those that a reviewer made from what he had sent. */
  async waitingRows(userId: string, sha256s: readonly string[]): Promise<readonly string[]> {
    const rows = await this.db.query<{ id: string }>(
      `SELECT id FROM entity WHERE type = 'attachment' AND (doc ->> 'sha256') COLLATE "C" = ANY($2::text[])
         AND doc ->> 'storedAt' IS NULL AND NOT deleted AND (doc ->> 'createdBy' = $1 OR EXISTS (
           SELECT 1 FROM quarantine WHERE user_id = $1 AND state = 'applied' AND ${isAdding}
             AND command #>> '{input,attachmentId}' = entity.id AND command #>> '{input,sha256}' = doc ->> 'sha256'))
       ORDER BY id LIMIT 500`,
      [userId, [...sha256s]],
    )
    return rows.map(({ id }) => id)
  }

  /** Of these, those that a command of this user names which was put aside and not dismissed. */
  async putAside(userId: string, sha256s: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.db.query<{ sha256: string }>(
      `SELECT DISTINCT command #>> '{input,sha256}' AS sha256 FROM quarantine
       WHERE user_id = $1 AND state <> 'dismissed' AND ${isAdding} AND command #>> '{input,sha256}' = ANY($2::text[])`,
      [userId, [...sha256s]],
    )
    return new Set(rows.map(({ sha256 }) => sha256))
  }

  /** Whether the user has put a file with this hash and size into the record, or what did so was put aside: only such bytes are taken. */
  async isAnnounced({ userId, sha256, size }: UploadRow): Promise<boolean> {
    const [row] = await this.db.query(
      `SELECT 1 FROM entity WHERE type = 'attachment' AND (doc ->> 'sha256') COLLATE "C" = $2
         AND doc ->> 'createdBy' = $1 AND (doc ->> 'size')::bigint = $3 AND NOT deleted
       UNION ALL SELECT 1 FROM quarantine WHERE user_id = $1 AND state <> 'dismissed' AND ${isAdding}
         AND command #>> '{input,sha256}' = $2 AND command #>> '{input,size}' = $3::bigint::text LIMIT 1`,
      [userId, sha256, size],
    )
    return row !== undefined
  }

  /** The size of bytes that the user may read: a row that he holds refers to them and says that they are there. */
  async readable(userId: string, sha256: string): Promise<number | undefined> {
    const [row] = await this.db.query<{ size: number }>(
      `SELECT b.size FROM blob b
       JOIN entity e ON e.type = 'attachment' AND (e.doc ->> 'sha256') COLLATE "C" = b.sha256
         AND e.doc ->> 'storedAt' IS NOT NULL AND NOT e.deleted
       JOIN scope_entity s ON s.type = e.type AND s.id = e.id AND s.op = 'put'
       JOIN user_scope u ON u.scope = s.scope AND u.user_id = $1 AND u.op = 'add'
       WHERE b.sha256 = $2 AND NOT b.going AND ${unbarredFor('$1')} LIMIT 1`,
      [userId, sha256],
    )
    return row?.size
  }
}
