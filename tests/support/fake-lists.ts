import type {
  CaseColumns,
  CaseQuery,
  DocumentColumns,
  DocumentQuery,
  ListRange,
  ListWindow,
  OrderColumns,
  OrderQuery,
} from '../../src/renderer/data/desk-worker-api'
import type { OfficialDocument } from '../../src/shared/domain/official-document'
import type { SupervisionCase } from '../../src/shared/domain/supervision-case'
import type { WorkOrder } from '../../src/shared/domain/work-order'

export function orderColumns(order: WorkOrder): OrderColumns & { text: string } {
  return {
    id: order.id,
    orderNo: order.orderNo,
    title: order.title,
    excerpt: order.content.slice(0, 60),
    channel: order.channel,
    region: order.region,
    organName: order.handlingOrganName,
    receivedAt: order.receivedAt,
    leadState: order.lead?.state ?? '',
    score: order.lead?.score ?? 0,
    caseId: order.lead?.caseId ?? '',
    replied: order.reply !== '',
    process: order.process,
    dispute: '',
    answered: order.caseReply !== undefined,
    caseStage: '',
    pending: false,
    text: `${order.orderNo} ${order.title} ${order.content} ${order.handlingOrganName}`,
  }
}

export function caseColumns(found: SupervisionCase): CaseColumns & { text: string } {
  const running = Object.values(found.limits)
    .filter((limit) => !limit.doneAt)
    .sort((a, b) => a.dueAt.localeCompare(b.dueAt))[0]
  return {
    id: found.id,
    caseNo: found.caseNo ?? '',
    title: found.title,
    stage: found.stage,
    respondentOrganId: found.respondentOrganId ?? '',
    field: found.field ?? '',
    level: found.level ?? '',
    region: found.region,
    handlerIds: found.handlerIds,
    orders: found.orderIds.length,
    dueKind: running?.kind ?? '',
    dueFrom: running?.from ?? '',
    dueAt: running?.dueAt ?? '',
    updatedAt: found.updatedAt,
    conflicts: found.openConflictIds.length,
    enforcementType: found.enforcementType ?? '',
    issues: found.issues,
    patterns: found.patterns,
    origin: found.origin,
    mode: found.mode ?? '',
    bureauId: found.jurisdictionOrganId,
    createdAt: found.createdAt,
    closedAt: found.closing?.at ?? '',
    closing: found.closing?.kind ?? '',
    marks: [],
    groupId: '',
    groupName: '',
    waitsFor: '',
    pending: false,
    text: `${found.caseNo ?? ''} ${found.title}`,
  }
}

export function documentColumns(document: OfficialDocument): DocumentColumns & { text: string } {
  return {
    id: document.id,
    kind: document.kind,
    number: document.number ?? '',
    title: document.title,
    status: document.status,
    caseId: document.caseId,
    addresseeOrganId: document.addresseeOrganId ?? '',
    issuedOn: document.issuedOn ?? '',
    replyDueAt: document.replyDueAt ?? '',
    updatedAt: document.updatedAt,
    pending: false,
    text: `${document.number ?? ''} ${document.title}`,
  }
}

export function listOrders(all: (OrderColumns & { text: string })[], query: OrderQuery): ListWindow<OrderColumns> {
  const rows = all.filter(
    (row) =>
      row.leadState !== '' &&
      (!query.region || row.region === query.region) &&
      (!query.channel || row.channel === query.channel) &&
      (!query.receivedFrom || row.receivedAt >= query.receivedFrom) &&
      (!query.receivedTo || row.receivedAt <= `${query.receivedTo}T15:59:59Z`) &&
      hasWords(row.text, query.text),
  )
  return windowOf(rows, query, (row) => row.leadState, query.leadState ? [query.leadState] : undefined, 'receivedAt')
}

export function listCases(
  all: (CaseColumns & { text: string })[],
  query: CaseQuery,
  now: Date,
): ListWindow<CaseColumns> {
  const rows = all.filter(
    (row) =>
      (!query.handlerId || row.handlerIds.includes(query.handlerId)) &&
      (!query.field || row.field === query.field) &&
      (!query.level || row.level === query.level) &&
      (!query.region || row.region === query.region) &&
      (!query.respondentOrganId || row.respondentOrganId === query.respondentOrganId) &&
      (!query.overdueOnly || (row.dueAt !== '' && row.dueAt < now.toISOString())) &&
      hasWords(row.text, query.text),
  )
  return windowOf(rows, query, (row) => row.stage, query.stage, 'updatedAt')
}

export function listDocuments(
  all: (DocumentColumns & { text: string })[],
  query: DocumentQuery,
): ListWindow<DocumentColumns> {
  const rows = all.filter(
    (row) =>
      (!query.kind || row.kind === query.kind) &&
      (!query.caseId || row.caseId === query.caseId) &&
      hasWords(row.text, query.text),
  )
  return windowOf(rows, query, (row) => row.status, query.status, 'updatedAt')
}

function hasWords(text: string, words: string | undefined): boolean {
  return (words ?? '')
    .split(/\s+/)
    .filter(Boolean)
    .every((word) => text.includes(word))
}

function windowOf<T extends object>(
  rows: T[],
  range: ListRange,
  stateOf: (row: T) => string,
  states: readonly string[] | undefined,
  newest: keyof T,
): ListWindow<T> {
  const counts: Record<string, number> = {}
  for (const row of rows) counts[stateOf(row)] = (counts[stateOf(row)] ?? 0) + 1
  const by = (range.sort?.by ?? newest) as keyof T
  const sign = (range.sort?.descending ?? true) ? -1 : 1
  const shown = rows
    .filter((row) => !states || states.includes(stateOf(row)))
    .sort((a, b) => sign * String(a[by]).localeCompare(String(b[by]), 'zh-CN'))
  return {
    total: shown.length,
    offset: range.offset,
    rows: shown.slice(range.offset, range.offset + range.limit),
    counts,
  }
}
