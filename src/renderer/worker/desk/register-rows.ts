import { civilDateOf } from '#shared/domain/civil-date'
import { type OfficialDocument, outwardStatuses } from '#shared/domain/official-document'
import type { RegisterName, RegisterRow } from '../../data/desk-worker-api-registers'

/** What each register of documents lists, newest first; names and codes are put into words by the screen. */
export function registerRows(
  register: RegisterName,
  documents: readonly OfficialDocument[],
  today: string,
): RegisterRow[] {
  switch (register) {
    case 'numbers':
      return numberRows(documents)
    case 'seals':
      return newestFirst(documents.flatMap((document) => document.sealUses.map((use) => entry(document, use, use.on))))
    case 'deliveries':
      return newestFirst(documents.flatMap(deliveryRows))
    case 'replies':
      return newestFirst(documents.flatMap((document) => replyRows(document, today)))
    case 'prints':
      return newestFirst(
        documents.flatMap((document) => document.prints.map((print) => entry(document, print, print.at))),
      )
  }
}

function entry(document: OfficialDocument, values: { readonly id: string }, on: string): RegisterRow {
  const { id, ...facts } = values
  return {
    id: `${document.id} ${id}`,
    documentId: document.id,
    kind: document.kind,
    organId: document.organId,
    addresseeOrganId: document.addresseeOrganId ?? '',
    number: document.number ?? '',
    title: document.title,
    status: document.status,
    on,
    facts,
  }
}

function newestFirst(rows: RegisterRow[]): RegisterRow[] {
  return rows.sort((a, b) => b.on.localeCompare(a.on) || b.id.localeCompare(a.id))
}

/** Issued and not yet served stands there as well: it is what the register is looked at for. */
function deliveryRows(document: OfficialDocument): RegisterRow[] {
  if (document.status === 'issued' && document.deliveries.length === 0)
    return [entry(document, { id: 'open', ...{ open: true } }, document.issuedOn ?? '')]
  return document.deliveries.map(({ receiptFiles, ...delivery }) =>
    entry(document, { ...delivery, ...{ photos: receiptFiles.length } }, delivery.servedOn),
  )
}

/** Replies received, and those still owed with their last day. */
function replyRows(document: OfficialDocument, today: string): RegisterRow[] {
  const dueOn = document.replyDueAt && civilDateOf(document.replyDueAt)
  if (document.replies.length > 0)
    return document.replies.map(({ files, ...reply }) =>
      entry(document, { ...reply, ...{ dueOn, files: files.length } }, reply.receivedOn),
    )
  if (!dueOn || document.status !== 'delivered') return []
  return [entry(document, { id: 'owed', ...{ dueOn, owed: true, late: dueOn < today } }, dueOn)]
}

/** 驻司执监意〔2026〕12号 and, of minutes, 第3期 of the year they were issued in. */
const numbered = /^(.*〔\d{4}〕)(\d+)(号)$/
const counted = /^(第)(\d+)(期)$/

/**
 * 编号台账: every number of every series with what became of it. Numbers that no document here bears are listed too,
 * because a series has no gaps: such a document is one this machine does not hold.
 */
function numberRows(documents: readonly OfficialDocument[]): RegisterRow[] {
  const series = new Map<string, { readonly own: boolean; readonly rows: Map<number, RegisterRow> }>()
  for (const document of documents) {
    const [, before = '', no = '', after = ''] = partsOf(document.number ?? '')
    if (before === '') continue
    const year = /〔(\d{4})〕/.exec(before)?.[1] ?? (document.issuedOn ?? '').slice(0, 4)
    const key = `${document.kind} ${year} ${before}`
    const own = document.numbering === 'own'
    const into = series.get(key) ?? { own, rows: new Map<number, RegisterRow>() }
    series.set(key, into)
    const { issuedOn, signerId, voided, replacedBy, external } = document
    const values = {
      series: before,
      year,
      after,
      no: Number(no),
      signerId,
      signer: external?.signer,
      reason: voided?.reason,
    }
    into.rows.set(Number(no), entry(document, { id: 'number', ...values, ...{ replacedBy } }, issuedOn ?? ''))
  }
  return [...series]
    .sort(
      ([a, { rows: left }], [b, { rows: right }]) => yearOf(right).localeCompare(yearOf(left)) || a.localeCompare(b),
    )
    .flatMap(([, { own, rows }]) => (own ? withGaps(rows) : [...rows.values()]).sort(byNumber))
}

const partsOf = (number: string) => numbered.exec(number) ?? counted.exec(number) ?? []
const yearOf = (rows: ReadonlyMap<number, RegisterRow>) => String([...rows.values()][0]?.facts.year ?? '')
const noOf = (row: RegisterRow) => Number(row.facts.no)
const byNumber = (a: RegisterRow, b: RegisterRow) => noOf(b) - noOf(a)

function withGaps(rows: ReadonlyMap<number, RegisterRow>): RegisterRow[] {
  const [known] = rows.values()
  const { series, year, after } = known?.facts ?? {}
  return Array.from({ length: Math.max(...rows.keys()) }, (_, index) => {
    const no = index + 1
    const { kind = '', organId = '' } = known ?? {}
    const absent: RegisterRow = {
      id: `${kind} ${String(year)} ${no}`,
      documentId: '',
      kind,
      organId,
      addresseeOrganId: '',
      number: `${String(series)}${no}${String(after)}`,
      title: '',
      status: '',
      on: '',
      facts: { series, year, no },
    }
    return rows.get(no) ?? absent
  })
}

/** Which documents have something in a register at all. */
export function isRegistered(document: OfficialDocument): boolean {
  return outwardStatuses.includes(document.status) || document.number !== undefined
}
