import { orderedDisputes } from '#shared/domain/dispatch-dispute'
import type { Reporter, WorkOrder } from '#shared/domain/work-order'
import { intakeFieldTitles } from '#shared/intake/intake-fields'
import type { Assumable, PreparedOrder } from './intake-store'

export interface OrderStamp {
  readonly at: string
  /** Who the record names: the source (`intake:NAME`). */
  readonly by: string
}

/** The first row of an order. */
export function newOrder(prepared: PreparedOrder, id: string, { at, by }: OrderStamp): WorkOrder {
  const { contentHash: _hash, assumed: _assumed, ...order } = prepared
  return { ...order, id, createdAt: at, createdBy: by, updatedAt: at, updatedBy: by }
}

/**
 * What the source says now, over what we hold.
 *
 * - What it states takes the place of what it stated before.
 * - What it leaves out it has not taken back: an absent column, an empty cell or a default changes nothing.
 * - What was done here stays, whatever it states: the results of a call that was recorded, the department (with its field)
 *   of a ruling on a dispute, an answer later than its own, a lead that somebody decided on, the final answer, whether the
 *   order belongs to us. Rules that no longer see a lead take an open one back only if rules had flagged it.
 * - The process it states counts, but being taken in takes no further step back, and a step before the answer comes from a
 *   source that does not know the answer yet. One that states no process moves it by facts: a department, a new answer.
 */
export function mergeOrder(stored: WorkOrder, prepared: PreparedOrder, { at, by }: OrderStamp): WorkOrder {
  const { contentHash: _hash, assumed = nothing, lead, ...said } = prepared
  const process = mergedProcess(stored, prepared, assumed)
  return {
    ...stored,
    ...stated(said, assumed),
    ...answerOf(stored, prepared),
    ...callResults(stored),
    ...handlerOf(stored, prepared),
    reporter: mergedReporter(stored.reporter, said.reporter, assumed),
    raw: { ...withoutTold(stored.raw, prepared), ...said.raw },
    lead: mergedLead(stored.lead, lead),
    process,
    updatedAt: at,
    updatedBy: by,
  }
}

type Assumed = NonNullable<PreparedOrder['assumed']>
const nothing: Assumed = new Set()

/** The members that say something. */
function stated<T extends object>(said: T, assumed: Assumed): Partial<T> {
  const names: ReadonlySet<string> = assumed
  const entries = Object.entries(said).filter(([key, value]) => value !== undefined && value !== '' && !names.has(key))
  return Object.fromEntries(entries) as Partial<T>
}

function mergedReporter(stored: Reporter, said: Reporter, assumed: Assumed): Reporter {
  // Who the source makes nameless is to be named nowhere any more.
  if (said.anonymous && !stored.anonymous) return { ...said, ...flags(stored), ...stated(said, assumed) }
  return { ...stored, ...stated(said, assumed) }
}

const flags = ({ isEnterprise, confidential }: Reporter) => ({ isEnterprise, confidential })

/** The last call is what the order shows (`order.recordCallback`). */
function callResults(stored: WorkOrder): Partial<WorkOrder> {
  const known = (['satisfaction', 'resolved', 'verified'] as const).filter((field) =>
    stored.callbacks?.some((call) => call[field] !== undefined),
  )
  return Object.fromEntries(known.map((field) => [field, stored[field]]))
}

type Handler = Pick<WorkOrder, 'handlingOrganId' | 'handlingOrganName' | 'field'>

function handlerOf(stored: WorkOrder, said: PreparedOrder): Handler {
  const { handlingOrganId, handlingOrganName, field } = stored
  if (orderedDisputes(stored).some(({ ruling }) => ruling)) return { handlingOrganId, handlingOrganName, field }
  const kept = said.field ?? field
  if (!said.handlingOrganId && !said.handlingOrganName) return { handlingOrganId, handlingOrganName, field: kept }
  const other = said.handlingOrganId !== handlingOrganId
  // Of an order that is no lead only the department tells the field.
  const now = other && !stored.lead ? said.field : kept
  return { handlingOrganId: said.handlingOrganId, handlingOrganName: said.handlingOrganName, field: now }
}

function isEarlierAnswer(stored: WorkOrder, { reply, repliedAt }: PreparedOrder): boolean {
  if (reply === stored.reply || !repliedAt || !stored.repliedAt) return false
  return Date.parse(repliedAt) < Date.parse(stored.repliedAt)
}

function answerOf(stored: WorkOrder, said: PreparedOrder): Partial<WorkOrder> {
  return isEarlierAnswer(stored, said) ? { reply: stored.reply, repliedAt: stored.repliedAt } : {}
}

const beforeAnswer: ReadonlySet<string> = new Set<WorkOrder['process']>(['accepted', 'dispatched', 'handling'])

function mergedProcess(stored: WorkOrder, said: PreparedOrder, assumed: Assumed): WorkOrder['process'] {
  const knowsAnswer = said.reply !== '' && !isEarlierAnswer(stored, said)
  if (assumed.has('process')) {
    const answered = knowsAnswer && said.reply !== stored.reply
    if (answered && (beforeAnswer.has(stored.process) || stored.process === 'reopened')) return 'replied'
    return stored.process === 'accepted' && said.process === 'dispatched' ? 'dispatched' : stored.process
  }
  if (said.process === 'accepted') return stored.process
  const isBehind = stored.reply !== '' && !knowsAnswer && /^(?:replied|closed)$/.test(stored.process)
  return isBehind && beforeAnswer.has(said.process) ? stored.process : said.process
}

/** Words that no dictionary knew stand in `raw` until the source says it in words that are known. */
function withoutTold(raw: WorkOrder['raw'], said: PreparedOrder): WorkOrder['raw'] {
  const told = codedFields.filter((field) => said[field] !== undefined && !said.assumed?.has(field as Assumable))
  const titles = new Set(told.map((field) => intakeFieldTitles[field]))
  return Object.fromEntries(Object.entries(raw).filter(([title]) => !titles.has(title)))
}

const codedFields = [
  'channel',
  'appealType',
  'region',
  'occurredAt',
  'process',
  'satisfaction',
  'resolved',
  'verified',
] as const

function mergedLead(stored: WorkOrder['lead'], judged: WorkOrder['lead']): WorkOrder['lead'] {
  if (!stored) return judged
  if (stored.state !== 'open') return stored
  if (stored.flaggedBy !== 'hotline') return judged
  // Who referred it here, and why, is our own record: the platform's flag knows neither.
  return judged?.flaggedBy === 'hotline' && !stored.referral ? judged : stored
}
