import { v7 as uuidv7 } from 'uuid'
import { migrate } from '#server/storage/migrate'
import { openPostgres } from '#server/storage/postgres-db'
import { push, type RawCommand, type SyncDeps } from '#server/sync/push'
import { ReferenceCache } from '#server/sync/reference-cache'
import { sqlStore } from '#server/sync/sql/sql-store'
import { commandRegistry } from '#shared/commands/registry'

export interface LostAnswersResult {
  readonly commands: number
  readonly pushes: number
  readonly receipts: number
  readonly doubles: number
}

const actor = { userId: 'zhang', name: '张', roles: ['officer'] as const, organId: 'bureau', region: '411700' }

/**
 * Clients whose answers get lost at random repeat their pushes, in parallel and in pieces, until they know the outcome
 * of every command. Each command must have exactly one receipt then.
 */
export async function raceLostAnswers(url: string, clients: number, each: number): Promise<LostAnswersResult> {
  const db = await openPostgres(url)
  await migrate(db)
  const deps: SyncDeps = {
    store: sqlStore(db),
    registry: commandRegistry,
    reference: new ReferenceCache(),
    now: () => new Date(),
    onBug: (error) => {
      throw error
    },
  }
  let pushes = 0
  await Promise.all(
    Array.from({ length: clients }, async () => {
      const clientId = uuidv7()
      await db.query(
        `INSERT INTO client (id, user_id, device, last_seen, created_at) VALUES ($1, 'zhang', 'proof', now(), now())`,
        [clientId],
      )
      const commands = Array.from({ length: each }, (_, index): RawCommand => {
        // Unknown on purpose: what is counted is the receipt.
        const content = { version: 1, input: {}, deviceAt: new Date().toISOString(), seen: [], after: [] }
        return { id: uuidv7(), seq: index + 1, type: 'proof.none', ...content }
      })
      let known = 0
      while (known < each) {
        const batch = commands.slice(Math.max(0, known - 3), known + 1 + Math.floor(Math.random() * 20))
        pushes += 1
        const answer = await push(deps, actor, { clientId, commands: batch })
        // A third of the answers never arrive; the server does not know which.
        if (Math.random() > 0.33) known = answer.lastSeq
      }
    }),
  )
  const [row] = await db.query<{ n: number; ids: number }>(
    'SELECT count(*) AS n, count(DISTINCT cmd_id) AS ids FROM receipt',
  )
  await db.close()
  const { n = 0, ids = 0 } = row ?? {}
  return { commands: clients * each, pushes, receipts: n, doubles: n - ids }
}
