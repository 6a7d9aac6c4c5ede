import type { SharePush } from '#shared/domain/share-push'
import { type ShareItem, shareItems } from '#shared/domain/share-rows'
import type { SecretBox } from '../secrets/secret-box'
import { type Db, toJson } from '../storage/db'
import type { SyncDeps } from '../sync/push'
import { runSystemCommand } from '../sync/system-command'
import { sendByFolder } from './folder-adapter'
import { askForReceipt, sendByHttp } from './http-adapter'
import { type ActiveShare, periodBounds } from './make-pushes'
import { failed, type Outcome } from './outcome'
import { payloadOf, type SharePayload } from './share-payloads'
import type { ShareRecipient } from './share-recipients'
import { sharedCases } from './shared-cases'

export interface DeliveryDeps extends SyncDeps {
  /** This process among those that share a store; the same after a restart. */
  readonly holder: string
  readonly secrets: SecretBox
  /** Breaks off what is under way when the server closes. */
  readonly signal?: AbortSignal
}

/** Longer than one exchange may take: another process takes a push over only when its sender is dead. */
const leaseMs = 90_000

/** What a run knows of those who are sent to, and of what was agreed with them. */
export interface World {
  readonly known: ReadonlyMap<string, ShareRecipient>
  readonly shares: readonly ActiveShare[]
}

/**
 * Sends a push that is due, or asks for its receipt, and writes down what came of it.
 * @returns whether there is any use in going on with this recipient; undefined where another process has the push, or the
 *   server closed before an answer came: what was sent goes again, under the same id
 */
export async function deliverPush(
  db: Db,
  deps: DeliveryDeps,
  world: World,
  push: SharePush,
): Promise<'reached' | 'unreachable' | undefined> {
  if (!(await lease(db, deps, push.id))) return undefined
  try {
    const outcome = await attempt(db, deps, world, push)
    if (outcome.kind === 'failed' && deps.signal?.aborted) return undefined
    await settle(deps, push, outcome)
    return outcome.kind === 'failed' && !outcome.hopeless ? 'unreachable' : 'reached'
  } finally {
    await db.query('UPDATE share_payload SET leased_until = NULL WHERE push_id = $1', [push.id])
  }
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
  if (state === 'sent') return way === 'http' ? askForReceipt(to, push, deps.now(), deps.signal) : { kind: 'sent' }
  const share = shares.find(({ agreement }) => agreement.id === push.agreementId)
  if (!share) return failed('push.agreementOver', {}, { hopeless: true })
  const payload = await payloadOf(db, push.id)
  if (!payload) throw new Error(`no rows of push ${push.id}`)
  const items = payload.revision === push.revision ? payload.items : await remake(db, deps, share, push, payload)
  const out = { push, rows: items.map(({ row }) => row), fields: share.outgoing.fields }
  if (way === 'http') return sendByHttp(to, out, deps.now(), deps.signal)
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
