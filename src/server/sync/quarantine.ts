import type { Actor, AnyCommand } from '#shared/commands/engine/command'
import type { CommandEnvelope } from '#shared/commands/engine/envelope'
import { DeskError } from '#shared/messages/catalogue'
import type { QuarantineDecision, QuarantinedView, QuarantinePage } from '#shared/sync/quarantine-protocol'
import { transferScope } from '#shared/sync/scopes'
import { recordChange } from '../audit/record-change'
import type { Db, Queryable } from '../storage/db'
import { carryOut } from './carry-out'
import { prepareCommand } from './prepare-command'
import type { RawCommand, SyncDeps } from './push'
import { sqlWriteTx } from './sql/sql-write-tx'

type Registry = ReadonlyMap<string, AnyCommand>

const PAGE = 100

/** Reviewers and issuers decide for their own organ; administrators see nothing of a case. */
export function assertMayDecide(actor: Actor): void {
  if (!actor.roles.includes('reviewer') && !actor.roles.includes('issuer')) throw new DeskError('auth.forbidden')
}

interface QuarantineRow
  extends Omit<QuarantinedView, 'type' | 'input' | 'deviceAt' | 'subject' | 'runnable' | 'fileArrived'> {
  readonly command: RawCommand
  /** Null where no file was to be added. */
  readonly fileArrived: boolean | null
}

const columns = `q.id, q.at, q.user_id AS "userId", coalesce(u.name, '') AS "userName", coalesce(c.device, '') AS device,
  q.reason, q.command, q.state, q.decided_by AS "decidedBy", q.decided_at AS "decidedAt", q.note,
  CASE WHEN q.command ->> 'type' = 'attachment.add' THEN EXISTS (
    SELECT 1 FROM blob_source f JOIN blob b ON b.sha256 = f.sha256 AND NOT b.going
      WHERE f.user_id = q.user_id AND f.sha256 = q.command #>> '{input,sha256}') END AS "fileArrived"
  FROM quarantine q LEFT JOIN users u ON u.id = q.user_id LEFT JOIN client c ON c.id = q.client_id`

/**
 * What was put aside of a 移送 is shown to its people, its author and the approver he named, and to no other reviewer
 * (domain.md §6). `$1` is whoever asks.
 */
const notSecret = `(NOT starts_with(coalesce(q.command ->> 'type', ''), 'transfer.') OR q.user_id = $1
  OR q.command #>> '{input,approverId}' = $1 OR EXISTS (
    SELECT 1 FROM user_scope m
    WHERE m.user_id = $1 AND m.op = 'add' AND m.scope = '${transferScope('')}' || (q.command #>> '{input,transferId}')))`

/** What was put aside of the organ's people, oldest first. */
export async function listQuarantine(
  db: Queryable,
  registry: Registry,
  actor: Actor,
  query: { readonly state: string; readonly after?: string | undefined },
): Promise<QuarantinePage> {
  assertMayDecide(actor)
  const rows = await db.query<QuarantineRow>(
    `SELECT ${columns} WHERE q.organ_id = $2 AND q.state = $3 AND ($4::text IS NULL OR q.id > $4) AND ${notSecret}
     ORDER BY q.id LIMIT ${PAGE}`,
    [actor.userId, actor.organId, query.state, query.after ?? null],
  )
  const shown = rows.map((row) => viewOf(row, registry))
  const cases = await caseTitles(db, shown)
  const commands = shown.map((view) => ({ ...view, ...cases.get(view.id) }))
  return { commands, after: rows.length === PAGE ? rows.at(-1)?.id : undefined }
}

/**
 * The file that a command would add which lies aside, for those who decide about it: no row leads to it yet.
 * @throws DeskError `auth.forbidden`, or `general.notFound` while its author has not sent it
 */
export async function putAsideFile(
  db: Queryable,
  actor: Actor,
  id: string,
): Promise<{ readonly sha256: string; readonly size: number }> {
  assertMayDecide(actor)
  const [file] = await db.query<{ sha256: string; size: number }>(
    `SELECT b.sha256, b.size FROM quarantine q
     JOIN blob_source f ON f.user_id = q.user_id AND f.sha256 = q.command #>> '{input,sha256}'
     JOIN blob b ON b.sha256 = f.sha256 AND NOT b.going
     WHERE q.id = $2 AND q.organ_id = $3 AND q.state = 'open' AND q.command ->> 'type' = 'attachment.add' AND ${notSecret}`,
    [actor.userId, id, actor.organId],
  )
  if (!file) throw new DeskError('general.notFound', { what: '附件' })
  return file
}

function viewOf(
  { command, decidedBy, decidedAt, fileArrived, ...row }: QuarantineRow,
  registry: Registry,
): QuarantinedView {
  const { ready, waitsFor, refs } = prepareCommand(command, registry)
  const { type, input, deviceAt } = command as Partial<CommandEnvelope> & { type: string }
  return {
    ...row,
    type,
    input,
    deviceAt: typeof deviceAt === 'string' ? deviceAt : undefined,
    decidedBy: decidedBy ?? undefined,
    decidedAt: decidedAt ?? undefined,
    fileArrived: fileArrived ?? undefined,
    subject: ready ? ready.command.subject(ready.input) : waitsFor && refs[0],
    runnable: ready !== undefined || waitsFor !== undefined,
  }
}

/** Number and title of the case a command is about: its subject, or the case it names in its input. */
async function caseTitles(
  db: Queryable,
  views: readonly QuarantinedView[],
): Promise<Map<string, { caseNo?: string; caseTitle?: string }>> {
  const caseOf = new Map(
    views.flatMap(({ id, input, subject }) => {
      const named = (input as { caseId?: unknown } | null)?.caseId
      const caseId = subject?.type === 'supervisionCase' ? subject.id : named
      return typeof caseId === 'string' ? [[id, caseId] as const] : []
    }),
  )
  const rows = await db.query<{ id: string; caseNo: string | null; title: string | null }>(
    `SELECT id, doc ->> 'caseNo' AS "caseNo", doc ->> 'title' AS title FROM entity
     WHERE type = 'supervisionCase' AND id = ANY($1::text[])`,
    [[...new Set(caseOf.values())]],
  )
  const found = new Map(rows.map((row) => [row.id, row]))
  return new Map(
    [...caseOf].map(([id, caseId]) => {
      const { caseNo, title } = found.get(caseId) ?? {}
      return [id, { caseNo: caseNo ?? undefined, caseTitle: title ?? undefined }]
    }),
  )
}

/**
 * Settles a command that was put aside. Carried out, it runs as it was made: in the reviewer's name, under its own id,
 * with what its author had seen, so that later changes of others show as conflicts.
 * @throws DeskError `general.notFound`, `auth.forbidden`, or the refusal of the command itself: it stays open then
 */
export async function decideQuarantine(
  db: Db,
  deps: SyncDeps,
  actor: Actor,
  { id, decision, note }: QuarantineDecision,
): Promise<{ readonly authorId: string; readonly command: RawCommand }> {
  assertMayDecide(actor)
  return db.tx(async (q) => {
    const [row] = await q.query<{ command: RawCommand; clientId: string; authorId: string }>(
      `SELECT q.command, q.client_id AS "clientId", q.user_id AS "authorId" FROM quarantine q
       WHERE q.id = $2 AND q.organ_id = $3 AND q.state = 'open' AND ${notSecret} FOR UPDATE`,
      [actor.userId, id, actor.organId],
    )
    if (!row) throw new DeskError('general.notFound', { what: '待处理的操作' })
    if (decision === 'apply') await carryOut(sqlWriteTx(q), deps, actor, row.command, row.clientId)
    const now = deps.now()
    await q.query(
      `UPDATE quarantine SET state = $2, decided_by = $3, decided_at = $4::timestamptz, note = $5 WHERE id = $1`,
      [id, decision === 'apply' ? 'applied' : 'dismissed', actor.userId, now.toISOString(), note],
    )
    const type = decision === 'apply' ? 'quarantine.apply' : 'quarantine.dismiss'
    await recordChange(
      q,
      {},
      { userId: actor.userId, role: 'reviewer', type, at: now, about: [{ type: 'command', id }] },
    )
    return row
  })
}
