import { endOfCivilDate, startOfCivilDate } from '#shared/domain/civil-date'
import type { ReferenceData } from '#shared/domain/reference-data'
import { searchable, wordsOf } from '#shared/domain/search-text'
import type { ListedOrder, OrderPlace, OrdersAnswer, OrdersAsked } from '#shared/sync/hotline-orders-protocol'
import { HOTLINE_ASKED_SCOPE } from '#shared/sync/scopes'
import type { Queryable } from '../storage/db'
import { reachOf } from '../sync/reach'
import { sqlReach } from '../sync/sql/sql-reach'

/** How many orders a statement looks through: a few while they match often, more while they do not. */
const WINDOWS = [500, 2000, 8000] as const
/** Then what was found is answered; the rest is for the next question. */
const LONG_ENOUGH_MS = 120

const sortColumns = { receivedAt: 'received_at', orderNo: 'order_no' } as const

/**
 * The next of the hotline's orders that this user may see and that answer the question, in its order. However rare what
 * is looked for, an answer takes no longer than looking through some ten thousand orders. Where to go on is said by an
 * order that this user may see: neither number nor id of another one gets out.
 */
export async function listOrders(
  q: Queryable,
  userId: string,
  asked: OrdersAsked,
  ref: ReferenceData,
): Promise<OrdersAnswer> {
  const { held, barred } = reachOf(await sqlReach(q).holdings(userId))
  if (!held.includes(HOTLINE_ASKED_SCOPE)) return { rows: [] }
  const began = performance.now()
  const rows: ListedOrder[] = []
  let after = asked.after
  let next: OrderPlace | undefined
  for (let step = 0; ; step += 1) {
    const size = WINDOWS[Math.min(step, WINDOWS.length - 1)] ?? WINDOWS[0]
    const limit = asked.limit - rows.length
    const found = await lookThrough(q, { ...asked, after, limit }, size, barred, ref)
    rows.push(...found.rows)
    after = found.after
    next = found.seen ?? next
    if (!after) return { rows }
    if (next && (rows.length >= asked.limit || performance.now() - began > LONG_ENOUGH_MS)) return { rows, next }
  }
}

interface Answer {
  readonly rows: ListedOrder[] | null
  readonly looked: number
  readonly last: OrderPlace | null
  readonly seen: OrderPlace | null
}

interface LookedThrough {
  readonly rows: ListedOrder[]
  /** Where to look on; absent at the list's end. */
  readonly after?: OrderPlace | undefined
  /** The last one looked through that this user may see. */
  readonly seen?: OrderPlace | undefined
}

/** One statement: so many orders in order, and those among them that match. */
async function lookThrough(
  q: Queryable,
  asked: OrdersAsked,
  size: number,
  barred: readonly string[],
  ref: ReferenceData,
): Promise<LookedThrough> {
  const params: unknown[] = []
  const p = (value: unknown) => `$${params.push(value)}`
  const by = sortColumns[asked.sort?.by ?? 'receivedAt']
  const down = asked.sort?.descending ?? true
  const sorted = (of: string, way: 'ASC' | 'DESC') => `${of}.${by} ${way}, ${of}.id ${way}`
  const order = (of: string) => sorted(of, down ? 'DESC' : 'ASC')
  const indexed = [
    ...indexedConditions(asked, p),
    ...(asked.after ? [`(o.${by}, o.id) ${down ? '<' : '>'} (${p(asked.after[0])}, ${p(asked.after[1])})`] : []),
  ]
  const visible = barred.length > 0 ? [unbarred(p([...barred]))] : []
  const matching = [...plainConditions(asked, p), ...wordConditions(asked.text, ref, p), ...visible]
  const where = (conditions: readonly string[]) => (conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '')
  const last = (conditions: readonly string[]) => `(SELECT json_build_array(w.${by}, w.id) FROM w ${where(conditions)}
    ORDER BY ${sorted('w', down ? 'ASC' : 'DESC')} LIMIT 1)`
  const limit = p(asked.limit)
  const [answer] = await q.query<Answer>(
    `WITH w AS MATERIALIZED (
       SELECT o.* FROM hotline_order o ${where(indexed)} ORDER BY ${order('o')} LIMIT ${size}
     ), m AS MATERIALIZED (
       SELECT w.* FROM w ${asked.text ? 'JOIN hotline_order_text t ON t.id = w.id' : ''} ${where(matching)}
       ORDER BY ${order('w')} LIMIT ${limit}
     )
     SELECT (SELECT json_agg(json_build_object('id', m.id, 'orderNo', m.order_no, 'title', m.title, 'channel', m.channel,
         'region', m.region, 'organId', m.organ_id, 'organText', m.organ_text, 'receivedAt', m.received_at,
         'leadState', m.lead_state, 'score', m.score, 'caseId', m.case_id, 'replied', m.replied, 'process', m.process,
         'dispute', m.dispute, 'answered', m.answered, 'caseStage', coalesce(c.doc ->> 'stage', '')) ORDER BY ${order('m')})
       FROM m LEFT JOIN entity c ON c.type = 'supervisionCase' AND c.id = m.case_id AND NOT c.deleted) AS rows,
       (SELECT count(*) FROM w) AS looked,
       ${last([])} AS last, ${last(visible)} AS seen`,
    params,
  )
  const rows = answer?.rows ?? []
  const lastRow = rows.at(-1)
  if (lastRow && rows.length === asked.limit) {
    const place: OrderPlace = [by === 'order_no' ? lastRow.orderNo : lastRow.receivedAt, lastRow.id]
    return { rows, after: place, seen: place }
  }
  const more = answer !== undefined && answer.looked === size
  return { rows, after: (more && answer.last) || undefined, seen: answer?.seen ?? undefined }
}

/** What an index of the list answers, in its very words. */
function indexedConditions(asked: OrdersAsked, p: (value: unknown) => string): string[] {
  return [
    ...(asked.process === 'unanswered' ? [`o.process NOT IN ('replied', 'closed', 'withdrawn')`] : []),
    ...(asked.lead ? [`o.lead_state <> ''`] : []),
    ...(asked.dispute === 'open' ? [`o.dispute = 'open'`] : []),
    ...(asked.answered ? ['o.answered'] : []),
    ...(asked.handlingOrganId ? [`o.organ_id = ${p(asked.handlingOrganId)}`] : []),
    ...(asked.receivedFrom ? [`o.received_at >= ${p(startOfCivilDate(asked.receivedFrom).toISOString())}`] : []),
    ...(asked.receivedTo ? [`o.received_at <= ${p(endOfCivilDate(asked.receivedTo).toISOString())}`] : []),
  ]
}

function plainConditions(asked: OrdersAsked, p: (value: unknown) => string): string[] {
  const { process, dispute, leadState, region, channel } = asked
  return [
    ...(process && process !== 'unanswered' ? [`w.process = ${p(process)}`] : []),
    ...(dispute === 'ruled' ? [`w.dispute = 'ruled'`] : []),
    ...(dispute === 'any' ? [`w.dispute <> ''`] : []),
    ...(leadState !== undefined ? [`w.lead_state = ${p(leadState)}`] : []),
    ...(region ? [`w.region = ${p(region)}`] : []),
    ...(channel ? [`w.channel = ${p(channel)}`] : []),
  ]
}

/** A word stands in the order, or in the name of its organ. */
function wordConditions(text: string | undefined, ref: ReferenceData, p: (value: unknown) => string): string[] {
  return wordsOf(text).map((word) => {
    const organs = organsNamed(ref, word)
    const inText = `strpos(t.words, ${p(word)}) > 0`
    return organs.length > 0 ? `(${inText} OR w.organ_id = ANY(${p(organs)}::text[]))` : inText
  })
}

/** The order itself, or its case, is kept from this user. */
function unbarred(scopes: string): string {
  return `NOT EXISTS (SELECT 1 FROM scope_entity b WHERE b.op = 'put' AND b.scope = ANY(${scopes}::text[])
    AND ((b.type = 'workOrder' AND b.id = w.id) OR (b.type = 'supervisionCase' AND b.id = w.case_id)))`
}

function organsNamed(ref: ReferenceData, word: string): string[] {
  const named = ref.organs().filter(({ name, shortName }) => searchable(name, shortName).includes(word))
  return named.map(({ id }) => id)
}
