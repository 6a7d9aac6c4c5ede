import { z } from 'zod'

/**
 * A backup is a gzipped file of lines: the manifest, `{"table":"entity"}` before the rows of each table, a row each as
 * the database prints it in JSON, and an end with the count and the digest of all lines before it. It holds rows, not
 * pages, so that a backup of the embedded database can be restored on PostgreSQL and the other way round.
 */
export const BACKUP_FORMAT = 1

export const backupManifest = z.object({
  deskBackup: z.literal(BACKUP_FORMAT),
  /** The schema's version: the newest migration that was applied. */
  migration: z.number().int().positive(),
  at: z.iso.datetime(),
  epoch: z.string(),
  v: z.number().int().nonnegative(),
  /** The key that its secrets are sealed under; absent in backups of earlier versions, which hold them in clear. */
  serverKey: z.string().optional(),
  audit: z.object({ seq: z.number().int().nonnegative(), hash: z.string() }),
})
export type BackupManifest = z.infer<typeof backupManifest>

export const tableLine = z.object({ table: z.string() })
export const endLine = z.object({ rows: z.number().int(), sha256: z.string() })

/**
 * What a restored server must not take over: logins of then, and counters of wrong passwords; and what it works out again
 * from the rest, the focus board.
 */
export const leftOut: ReadonlySet<string> = new Set([
  'schema_migration',
  'sessions',
  'login_throttle',
  'focus_order',
  'focus_cell',
  'focus_state',
])
