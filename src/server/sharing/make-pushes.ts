import { addCivilDays, civilDateOf, startOfCivilDate } from '#shared/domain/civil-date'
import { endedPeriods, type PeriodSpan, periodOf, type ReturnPeriod } from '#shared/domain/data-return'
import type { ReferenceData } from '#shared/domain/reference-data'
import { agreementState, type OutgoingShare, type ShareAgreement } from '#shared/domain/share-agreement'
import { mostPushRows, pushIdOf } from '#shared/domain/share-push'
import { type ShareItem, shareItems } from '#shared/domain/share-rows'
import { type Db, onlyRow, type Queryable } from '../storage/db'
import type { SyncDeps } from '../sync/push'
import { sqlWriteTx } from '../sync/sql/sql-write-tx'
import { runSystemCommand } from '../sync/system-command'
import { hasPayload, keepPayloads, type NewPayload, type PushFacts } from './share-payloads'
import { casesReached, changedCases, sharedCases } from './shared-cases'

type Plan = OutgoingShare['plans'][number]

/** What a run needs to know of an agreement that sends something out today. */
export interface ActiveShare {
  readonly agreement: ShareAgreement
  readonly outgoing: OutgoingShare
  /** Its own region and those that lie in it. */
  readonly regions: readonly string[]
  readonly ref: ReferenceData
}

/** Agreements that send something out today. */
export async function activeShares(db: Db, deps: SyncDeps): Promise<ActiveShare[]> {
  const rows = await db.query<{ doc: ShareAgreement }>(
    `SELECT doc FROM entity WHERE type = 'shareAgreement' AND NOT deleted AND doc -> 'outgoing' IS NOT NULL ORDER BY id`,
  )
  const today = civilDateOf(deps.now())
  const active = rows.filter(({ doc }) => agreementState(doc, today) === 'inForce')
  if (active.length === 0) return []
  const { data: ref, world } = await db.tx((q) => deps.reference.read(sqlWriteTx(q)))
  const known = (ref.dictionary('region')?.items ?? []).map(({ code }) => code)
  return active.flatMap(({ doc: agreement }) => {
    const regions = known.filter((code) => world.regionChain(code).includes(agreement.region))
    return agreement.outgoing ? [{ agreement, outgoing: agreement.outgoing, regions, ref }] : []
  })
}

/**
 * Puts together what the agreements want told: each matter once when it comes about (实时), each period once when it has
 * ended. Rows are kept before the push exists, so that a run that ends anywhere is taken up by the next one.
 * @returns how many pushes are new
 */
export async function makePushes(db: Db, deps: SyncDeps, atATime: number): Promise<number> {
  for (const share of await activeShares(db, deps)) {
    await keepLive(db, deps, share)
    for (const plan of share.outgoing.plans)
      if (plan.mode !== 'live') await keepPeriods(db, deps.now(), share, plan, plan.mode)
  }
  return openPushes(db, deps, atATime)
}

const casesAtATime = 200

async function keepLive(db: Db, deps: SyncDeps, share: ActiveShare): Promise<void> {
  const plans = share.outgoing.plans.filter(({ mode }) => mode === 'live')
  if (plans.length === 0) return
  const { id } = share.agreement
  const { v: to } = onlyRow(await db.query<{ v: number }>('SELECT v FROM sync_clock'))
  const [cursor] = await db.query<{ v: number }>('SELECT v FROM share_cursor WHERE agreement_id = $1', [id])
  const from = cursor?.v ?? 0
  if (from >= to) return
  const ids = await changedCases(db, from, to)
  for (let at = 0; at < ids.length; at += casesAtATime) {
    const cases = await sharedCases(db, ids.slice(at, at + casesAtATime), share.regions)
    const payloads = plans.flatMap((plan) =>
      cases
        .flatMap((each) => shareItems(each, plan.stage, share.outgoing, share.ref))
        .filter((item) => item.at >= plan.since)
        .map((item) => livePayload(share, plan, item)),
    )
    await db.tx((q) => keepPayloads(q, payloads, deps.now()))
  }
  // Only now: what was not kept is looked at again.
  await db.query(
    `INSERT INTO share_cursor (agreement_id, v) VALUES ($1, $2)
     ON CONFLICT (agreement_id) DO UPDATE SET v = greatest(share_cursor.v, excluded.v)`,
    [id, to],
  )
}

function livePayload(share: ActiveShare, plan: Plan, item: ShareItem): NewPayload {
  const pushId = pushIdOf(share.agreement.id, plan.stage, plan.mode, item.itemId)
  return { pushId, facts: factsOf(share, plan, { part: 1, parts: 1 }), items: [item] }
}

async function keepPeriods(db: Db, now: Date, share: ActiveShare, plan: Plan, every: ReturnPeriod): Promise<void> {
  const from = civilDateOf(new Date(plan.since))
  for (const span of endedPeriods({ every, from }, now)) {
    const idOf = (part: number) => pushIdOf(share.agreement.id, plan.stage, plan.mode, span.period, part)
    if (await hasPayload(db, idOf(1))) continue
    const items = await periodItems(db, share, plan, span)
    const parts = Math.max(1, Math.ceil(items.length / mostPushRows))
    const payloads = Array.from({ length: parts }, (_, at) => ({
      pushId: idOf(at + 1),
      facts: factsOf(share, plan, { period: span.period, part: at + 1, parts }),
      items: items.slice(at * mostPushRows, (at + 1) * mostPushRows),
    }))
    // All parts or none: they were cut from one list.
    await db.tx((q) => keepPayloads(q, payloads, now))
  }
}

async function periodItems(q: Queryable, share: ActiveShare, { stage }: Plan, span: PeriodSpan): Promise<ShareItem[]> {
  const { from, to } = boundsOf(span)
  const ids = await casesReached(q, stage, { from, to }, share.regions)
  const items: ShareItem[] = []
  for (let at = 0; at < ids.length; at += casesAtATime)
    for (const each of await sharedCases(q, ids.slice(at, at + casesAtATime), share.regions))
      items.push(...shareItems(each, stage, share.outgoing, share.ref).filter((one) => one.at >= from && one.at < to))
  return items.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.itemId < b.itemId ? -1 : 1))
}

function boundsOf({ first, last }: PeriodSpan): { from: string; to: string } {
  return { from: startOfCivilDate(first).toISOString(), to: startOfCivilDate(addCivilDays(last, 1)).toISOString() }
}

/** The moments between which a period lies. */
export function periodBounds(every: ReturnPeriod, period: string): { from: string; to: string } {
  const [year = '', rest = ''] = [period.slice(0, 4), period.slice(4)]
  const month = rest.startsWith('Q') ? String(Number(rest.slice(1)) * 3).padStart(2, '0') : rest.slice(1) || '12'
  return boundsOf(periodOf(every, `${year}-${month}-01`))
}

function factsOf(
  { agreement, outgoing }: ActiveShare,
  { stage, mode }: Plan,
  more: Pick<PushFacts, 'period' | 'part' | 'parts'>,
): PushFacts {
  const { id: agreementId, region, source: recipient, partner } = agreement
  const format = outgoing.way === 'excel' ? 'xlsx' : outgoing.way === 'http' ? 'json' : outgoing.format
  return { agreementId, region, recipient, partner, stage, mode, way: outgoing.way, format, ...more }
}

async function openPushes(db: Db, deps: SyncDeps, atATime: number): Promise<number> {
  const rows = await db.query<{ pushId: string; facts: PushFacts; rows: number }>(
    `SELECT push_id AS "pushId", facts, jsonb_array_length(items) AS rows FROM share_payload
     WHERE NOT opened ORDER BY made_at, push_id LIMIT $1`,
    [atATime],
  )
  let opened = 0
  for (const { pushId, facts, rows: count } of rows) {
    // Refused only where it is there already: the last run ended before it could note so.
    if (!(await runSystemCommand(deps, 'push.make', { pushId, ...facts, rows: count }))) opened += 1
    await db.query('UPDATE share_payload SET opened = true WHERE push_id = $1', [pushId])
  }
  return opened
}
