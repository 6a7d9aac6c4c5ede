import { draftInspectionRecord, INSPECTION_RECORD } from '#shared/commands/inspections/inspection-record-draft'
import type { DocumentContent } from '#shared/documents/content'
import { documentKindOf } from '#shared/documents/kinds/registry'
import { layoutDocument } from '#shared/documents/layout/layout-document'
import type { Page, PageLine } from '#shared/documents/layout/page-model'
import { civilDateOf } from '#shared/domain/civil-date'
import { veilNumbers } from '#shared/domain/private-numbers'
import type { ReferenceData } from '#shared/domain/reference-data'
import type { Transfer } from '#shared/domain/transfer'
import type { DossierLine } from '#shared/dossier/dossier'
import { dossierFrame } from '#shared/dossier/dossier-frame'
import { type DossierPaper, recordPapers } from '#shared/dossier/dossier-papers'
import { paper } from '#shared/dossier/paper'
import { transferPapers } from '#shared/dossier/transfer-papers'
import { type VolumeKind, volumeOfKind } from '#shared/dossier/volumes'
import type { CaseBundle } from '../../../data/desk-worker-api'
import { renderDocument } from '../../../ui/documents/render-document'

interface Entry {
  readonly title: string
  readonly number: string
  readonly date: string
  readonly volume: VolumeKind
  readonly pages: readonly Page[]
  /** An official document: its copies carry no watermark. */
  readonly official?: boolean
}

export interface Volume {
  readonly lines: readonly DossierLine[]
  /** Cover, index, the numbered sheets, note. */
  readonly pages: readonly Page[]
  /** Those of official documents. */
  readonly official: ReadonlySet<Page>
  readonly count: number
}

/** Documents that were void or only drafts are no part of the file. */
const inFile = new Set(['issued', 'delivered', 'replied', 'filed'])

/**
 * 正卷 and 副卷 of a case as they print: sheets numbered through each volume, index by itself. Unless `unmasked`, phone and
 * identity numbers in what came in are covered. `transfers` stand last in the 副卷: no other sheet has another number
 * where they are, so that nothing tells those who do not hold them.
 */
export function buildDossier(
  bundle: CaseBundle,
  ref: ReferenceData,
  { unmasked = false, transfers = [] }: { unmasked?: boolean; transfers?: readonly Transfer[] } = {},
): Readonly<Record<VolumeKind, Volume>> {
  const entries = [
    ...orderPapers(bundle, unmasked),
    ...records(bundle, ref),
    ...documents(bundle),
    ...inspectionRecords(bundle, ref),
    ...files(bundle),
  ]
  const sorted = entries.sort((a, b) => a.date.localeCompare(b.date))
  const secret = transferPapers(transfers, { ...bundle, ref }).map(asEntry)
  return {
    main: volumeOf('main', sorted, bundle, ref),
    sub: volumeOf('sub', [...sorted, ...secret], bundle, ref),
  }
}

function volumeOf(kind: VolumeKind, all: readonly Entry[], bundle: CaseBundle, ref: ReferenceData): Volume {
  const entries = all.filter(({ volume }) => volume === kind)
  const lines: DossierLine[] = []
  const sheets: Page[] = []
  const official = new Set<Page>()
  for (const { title, number, date, pages, ...entry } of entries) {
    const from = sheets.length + 1
    for (const page of pages) {
      const sheet = stamped(page, sheets.length + 1)
      sheets.push(sheet)
      if (entry.official) official.add(sheet)
    }
    lines.push({ title, number, date, from, to: sheets.length })
  }
  const { cover, index, note } = dossierFrame({ ...bundle, ref }, kind, lines)
  // Cover, index and note carry no number: they are not among the sheets that are counted.
  const frame = (content: DocumentContent) => layoutDocument(content).pages.map(unnumbered)
  return { lines, pages: [...frame(cover), ...frame(index), ...sheets, ...frame(note)], official, count: sheets.length }
}

function records(bundle: CaseBundle, ref: ReferenceData): Entry[] {
  return recordPapers({ ...bundle, ref }).map(asEntry)
}

function asEntry({ title, date, volume, content }: DossierPaper): Entry {
  return { title, number: '', date, volume, pages: layoutDocument(content).pages }
}

/** The reporter is named in his order: it belongs into the 副卷. */
function orderPapers({ orders }: CaseBundle, unmasked: boolean): Entry[] {
  const shown = (text: string) => (unmasked ? text : veilNumbers(text))
  return orders.map((order) => {
    const body = [
      { type: 'paragraph' as const, text: `工单编号：${order.orderNo}` },
      { type: 'paragraph' as const, text: shown(order.content) },
      ...(order.reply ? [{ type: 'paragraph' as const, text: `承办单位答复：${shown(order.reply)}` }] : []),
    ]
    const date = civilDateOf(order.receivedAt)
    const title = `来件 ${order.title}`
    return { title, number: order.orderNo, date, volume: 'sub', pages: layoutDocument(paper(title, body, date)).pages }
  })
}

function documents({ documents: all, inspections }: CaseBundle): Entry[] {
  const finished = new Set(inspections.filter(({ status }) => status === 'finished').map(({ id }) => id))
  return all.flatMap((document) => {
    const kind = documentKindOf(document.kind)
    if (!kind || !inFile.has(document.status)) return []
    // Drawn from its inspection, with the photos.
    if (finished.has(document.recordOf ?? '')) return []
    const { pages } = renderDocument(kind, document, document.content)
    const date = document.issuedOn ?? civilDateOf(document.createdAt)
    const volume = volumeOfKind(document.kind)
    return [{ title: document.title, number: document.number ?? '', date, volume, pages, official: true }]
  })
}

/** 现场核查笔录 with the small pictures that travel with the rows; the originals lie beside the file. */
function inspectionRecords({ case: found, inspections, attachments }: CaseBundle, ref: ReferenceData): Entry[] {
  const kind = documentKindOf(INSPECTION_RECORD)
  return inspections.flatMap((inspection) => {
    if (!kind || inspection.status !== 'finished') return []
    const content = draftInspectionRecord({
      inspection,
      attachments: attachments.filter(({ owner }) => owner.id === inspection.id),
      ref,
      bureauName: ref.organ(found.jurisdictionOrganId)?.name ?? '',
      pictureOf: ({ thumbnail }) => thumbnail && `data:image/jpeg;base64,${thumbnail}`,
    })
    const date = civilDateOf(inspection.startedAt ?? inspection.createdAt)
    const { pages } = layoutDocument(kind.toContent(content))
    return [{ title: `${kind.name} ${inspection.place}`, number: '', date, volume: 'main' as const, pages }]
  })
}

/** A file of its own stays a file; its sheet says what it is and how it is told from another. */
function files({ attachments, inspections, documents: issued }: CaseBundle): Entry[] {
  // What was photographed on site is in the record of it.
  const recorded = new Set(inspections.filter(({ status }) => status === 'finished').map(({ id }) => id))
  // The file of an issued document lies there on its own sheets.
  const printed = new Set(issued.flatMap((document) => (document.files ?? []).map(({ sha256 }) => sha256)))
  return attachments
    .filter(({ withdrawn, owner, sha256 }) => !withdrawn && !recorded.has(owner.id) && !printed.has(sha256))
    .map((file) => {
      const lines = [
        `文件：${file.name}`,
        file.evidence?.proves ? `证明内容：${file.evidence.proves}` : '',
        file.evidence?.source ? `来源：${file.evidence.source}` : '',
        `校验值（SHA-256）：${file.sha256}`,
      ].filter(Boolean)
      const date = civilDateOf(file.createdAt)
      const title = `证据材料 ${file.name}`
      const body = lines.map((text) => ({ type: 'paragraph' as const, text }))
      const volume = file.confidential ? 'sub' : 'main'
      return { title, number: '', date, volume, pages: layoutDocument(paper('证据材料', body, date)).pages }
    })
}

function unnumbered(page: Page): Page {
  return { ...page, lines: page.lines.filter(({ part }) => part !== 'pageNumber') }
}

/** Upper right corner, 10 mm from the edges, 12 pt. */
const AT = { right: 11_900 - 567, y: 567, size: 240 }

/** The sheet's number in the volume, besides whatever number the document itself prints. */
function stamped(page: Page, number: number): Page {
  const text = String(number)
  const width = AT.size / 2
  const x = [...text].map((_, at) => AT.right - (text.length - at) * width)
  const line: PageLine = {
    part: 'pageNumber',
    paragraph: -1,
    y: AT.y,
    height: AT.size,
    baseline: AT.y + AT.size,
    runs: [{ text, x, role: 'songti', size: AT.size, color: '000000' }],
  }
  return { ...page, lines: [...page.lines, line] }
}
