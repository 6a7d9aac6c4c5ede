import type { SharePush } from '#shared/domain/share-push'
import { type ShareItem, shareItems } from '#shared/domain/share-rows'
import type { SecretBox } from '../secrets/secret-box'
import { type Db, toJson } from '../storage/db'
import type { SyncDeps } from '../sync/push'
import { runSystemCommand } from '../sync/system-command'
import { collectReceipts } from './collect-receipts'
import { sendByFolder } from './folder-adapter'
import { askForReceipt, sendByHttp } from './http-adapter'
import { type ActiveShare, activeShares, periodBounds } from './make-pushes'
import { failed, type Outcome } from './outcome'
import { payloadOf, type SharePayload } from './share-payloads'
import { recipients, type ShareRecipient } from './share-recipients'
import { sharedCases } from './shared-cases'

export interface DeliveryDeps extends SyncDeps {
  /** This process among those that share a store; the same after a restart. */
  readonly holder: string
  readonly secrets: SecretBox
}

/** Longer than one exchange may take: another process takes a push over only when its sender is dead. */
const leaseMs = 90_000

/** Sends what is due, asks for receipts that are owed and takes up those that came as files. @returns how many went on */
export async function deliverPushes(db: Db, deps: DeliveryDeps, atATime: number): Promise<number> {
  const known = await recipients(db, deps.secrets)
  let done = 0
  for (const each of known) if (each.way === 'folder') done += await collectReceipts(db, deps, each)
  const due = await db.query<{ doc: SharePush }>(
    `SELECT doc FROM entity WHERE type = 'sharePush' AND doc ->> 'nextAt' IS NOT NULL AND NOT deleted
       AND (doc ->> 'nextAt') COLLATE "C" <= $1 ORDER BY doc ->> 'createdAt', id LIMIT $2`,
    [deps.now().toISOString(), atATime],
  )
  if (due.length === 0) return done
  const world = { known: new Map(known.map((one) => [one.name, one])), shares: await activeShares(db, deps) }
  const queues = new Map<string, SharePush[]>()
  for (const { doc } of due) queues.set(doc.recipient, [...(queues.get(doc.recipient) ?? []), doc])
  // One that does not answer holds up nobody else.
  const counts = await Promise.all([...queues.values()].map((queue) => deliverQueue(db, deps, world, queue)))
  return done + counts.reduce((sum, n) => sum + n, 0)
}

interface World {
  readonly known: ReadonlyMap<string, ShareRecipient>
  readonly shares: readonly ActiveShare[]
}

/** One after another; a recipient that cannot be reached is left alone until the next run. */
async function deliverQueue(db: Db, deps: DeliveryDeps, world: World, queue: readonly SharePush[]): Promise<number> {
  let done = 0
  for (const push of queue) {
    if (!(await lease(db, deps, push.id))) continue
    try {
      const outcome = await attempt(db, deps, world, push)
      await settle(deps, push, outcome)
      done += 1
      if (outcome.kind === 'failed' && !outcome.hopeless) break
    } finally {
      await db.query('UPDATE share_payload SET leased_until = NULL WHERE push_id = $1', [push.id])
    }
  }
  return done
}

async function lease(db: Db, { holder, now }: DeliveryDeps, pushId: string): Promise<boolean> {
  const rows = await db.query(
    `UPDATE share_payload SET leased_by = $2, leased_until = $3 WHERE push_id = $1
       AND (leased_until IS NULL OR leased_by = $2 OR leased_until < $4) RETURNING push_id`,
    [pushId, holder, new Date(now().getTime() + leaseMs).toISOString(), now().toISOString()],
  )
  return rows.length > 0
}

async function attempt(db: Db, deps: DeliveryDeps, { known, shares }: World, push: SharePush): Promise<Outcome> {
  const { recipient, way, state } = push
  const to = known.get(recipient)
  if (!to || to.way !== way) {
    const code = way === 'http' ? 'push.addressUnknown' : 'push.folderUnknown'
    return failed(code, { recipient }, { hopeless: true })
  }
  if (state === 'sent') return way === 'http' ? askForReceipt(to, push, deps.now()) : { kind: 'sent' }
  const share = shares.find(({ agreement }) => agreement.id === push.agreementId)
  if (!share) return failed('push.agreementOver', {}, { hopeless: true })
  const payload = await payloadOf(db, push.id)
  if (!payload) throw new Error(`no rows of push ${push.id}`)
  const items = payload.revision === push.revision ? payload.items : await remake(db, deps, share, push, payload)
  const out = { push, rows: items.map(({ row }) => row), fields: share.outgoing.fields }
  if (way === 'http') return sendByHttp(to, out, deps.now())
  const [row] = await db.query<{ staged: string | null }>('SELECT staged FROM share_payload WHERE push_id = $1', [
    push.id,
  ])
  return sendByFolder(to, out, {
    staged: row?.staged ?? undefined,
    note: async (staged) => {
      await db.query('UPDATE share_payload SET staged = $2 WHERE push_id = $1', [push.id, staged])
    },
  })
}

/** After a rejection: the same matters as they stand now, and of a period whatever belongs to it by now. */
async function remake(
  db: Db,
  deps: DeliveryDeps,
  share: ActiveShare,
  push: SharePush,
  { items: before }: SharePayload,
): Promise<readonly ShareItem[]> {
  const ids = [...new Set(before.map(({ caseId }) => caseId))]
  const cases = await sharedCases(db, ids, share.regions)
  const present = cases.flatMap((each) => shareItems(each, push.stage, share.outgoing, share.ref))
  const items = push.period === undefined ? sameMatter(present, before) : present.filter(isIn(push))
  await db.query('UPDATE share_payload SET items = $2::jsonb, revision = $3 WHERE push_id = $1', [
    push.id,
    toJson(items),
    push.revision,
  ])
  await runSystemCommand(deps, 'push.remake', { pushId: push.id, revision: push.revision, rows: items.length })
  return items
}

/** A matter whose moment was put right is still the same one. */
function sameMatter(present: readonly ShareItem[], before: readonly ShareItem[]): readonly ShareItem[] {
  const ids = new Set(before.map(({ itemId }) => itemId))
  const same = present.filter(({ itemId }) => ids.has(itemId))
  return same.length > 0 ? same : present
}

function isIn({ mode, period }: SharePush) {
  const bounds = mode === 'live' || period === undefined ? undefined : periodBounds(mode, period)
  return ({ at }: ShareItem) => bounds !== undefined && at >= bounds.from && at < bounds.to
}

async function settle(deps: SyncDeps, push: SharePush, outcome: Outcome): Promise<void> {
  const on = { pushId: push.id, revision: push.revision }
  // Refused only where an officer was quicker: what he did stands.
  if (outcome.kind === 'receipt') await runSystemCommand(deps, 'push.receive', { ...on, ...outcome.receipt })
  else await runSystemCommand(deps, 'push.attempt', { ...on, result: outcome })
}
