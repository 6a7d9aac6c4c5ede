import { createHash } from 'node:crypto'
import { type FocusCount, focusCounts, focusRule, UNKNOWN_PLACE } from '#shared/domain/focus'

/** The definitions of `shared/domain/focus.ts` as SQL over `entity o` (an order) and `entity c` (its case, or nothing). */

const list = (codes: readonly string[]) => codes.map((code) => `'${code}'`).join(', ')
const text = (name: string) => `coalesce(o.doc ->> '${name}', '')`
/** Empty text is no time. */
const time = (name: string) => `nullif(o.doc ->> '${name}', '')::timestamptz`

/** Whether an order counts at all; `null` is taken for what it means, so no part may be unknown. */
export const countsSql = `(
  o.doc -> 'lead' IS NOT NULL AND o.doc -> 'lead' <> 'null'::jsonb
  AND coalesce(o.doc #>> '{lead,ground}', '') <> '${focusRule.notEnforcement}'
  AND ${text('appealType')} NOT IN (${list(focusRule.notComplaints)})
  AND ${text('resolved')} <> '${focusRule.unreasonable}'
  AND coalesce((o.doc ->> 'actionable')::boolean, true)
)`

const verified = `${text('verified')} IN (${list(focusRule.verified)})`
const satisfied = `${text('satisfaction')} IN (${list(focusRule.satisfied)})`
const dissatisfied = `${text('satisfaction')} IN (${list(focusRule.dissatisfied)})`
const answered = `${time('repliedAt')} IS NOT NULL`
const timed = `(${time('dueAt')} IS NOT NULL AND (${answered} OR ${text('process')} NOT IN (${list(focusRule.finished)})))`

/** `$now` is the parameter with the present. */
const marksSql = (now: string): Readonly<Record<FocusCount, string>> => ({
  complaints: 'true',
  judged: `(${verified} OR ${text('verified')} IN (${list(focusRule.unverified)}))`,
  verified,
  rated: `(${satisfied} OR ${dissatisfied})`,
  satisfied,
  dissatisfied,
  repeated: `${text('repeatOf')} <> ''`,
  timed,
  late: `(${timed} AND coalesce(${time('repliedAt')}, ${now}::timestamptz) > ${time('dueAt')})`,
})

const placeSql = {
  month: `to_char((${time('receivedAt')} AT TIME ZONE 'UTC') + interval '8 hours', 'YYYY-MM')`,
  region: text('region'),
  organ: `coalesce(nullif(o.doc ->> 'handlingOrganId', ''), nullif(o.doc ->> 'handlingOrganName', ''), '${UNKNOWN_PLACE}')`,
  field: `coalesce(nullif(c.doc ->> 'field', ''), nullif(o.doc ->> 'field', ''), '${UNKNOWN_PLACE}')`,
}

export const countColumns = focusCounts.join(', ')
/** For each count what it is summed to. */
export const sumColumns = (of = '') => focusCounts.map((count) => `sum(${of}${count})::int AS ${count}`).join(', ')

/** Puts the orders that `where` chooses (of `o`) into `focus_order`; returns how many of each cell. */
export function takeOrdersSql(where: string, now: string): string {
  const marks = marksSql(now)
  return `
INSERT INTO focus_order (id, month, region, organ, field, received_at, open_due, ${countColumns})
SELECT o.id, ${placeSql.month}, ${placeSql.region}, ${placeSql.organ}, ${placeSql.field}, ${time('receivedAt')},
  CASE WHEN ${timed} AND NOT (${answered}) AND ${time('dueAt')} >= ${now}::timestamptz THEN ${time('dueAt')} END,
  ${focusCounts.map((count) => `(${marks[count]})::int`).join(',\n  ')}
FROM entity o
LEFT JOIN entity c ON c.type = 'supervisionCase' AND c.id = o.doc #>> '{lead,caseId}' AND NOT c.deleted
WHERE o.type = 'workOrder' AND NOT o.deleted AND ${countsSql} AND ${where}`
}

/** Changes with every definition, so that what was counted under another one is counted again. */
export const definitionHash = createHash('sha256').update(takeOrdersSql('true', '$1')).digest('hex')
