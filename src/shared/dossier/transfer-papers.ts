import { caseFacts } from '../commands/documents/case-facts'
import type { DocumentContent } from '../documents/content'
import { approvalForm } from '../documents/kinds/approval-form'
import type { DocumentKind } from '../documents/kinds/kind'
import { panelRecord } from '../documents/kinds/panel-record'
import { documentKindOf } from '../documents/kinds/registry'
import { TRANSFER_LETTER } from '../documents/kinds/transfer-letter'
import { civilDateOf } from '../domain/civil-date'
import type { ReferenceData } from '../domain/reference-data'
import type { SupervisionCase } from '../domain/supervision-case'
import { ownPapers, type Transfer, transferPaperLabels, transferStateLabels } from '../domain/transfer'
import type { WorkOrder } from '../domain/work-order'
import type { DossierPaper } from './dossier-papers'
import { paper } from './paper'

const handedOver: ReadonlySet<Transfer['state']> = new Set(['sent', 'received'])

interface CaseOfTransfers {
  readonly case: SupervisionCase
  readonly orders: readonly WorkOrder[]
  readonly ref: ReferenceData
}

/** Whether it stands in the 副卷: proposals that were refused or wait are no part of the file. */
export const isInDossier = ({ state }: Transfer) => handedOver.has(state)

/**
 * 移送 as sheets of the 副卷, in the order they were sent. They are built from what a reader holds: whoever is not of the
 * transfer holds none, so his 副卷 has no such sheet.
 */
export function transferPapers(transfers: readonly Transfer[], source: CaseOfTransfers): DossierPaper[] {
  return transfers
    .filter(isInDossier)
    .map((transfer) => ({ transfer, date: transfer.sentOn ?? civilDateOf(transfer.updatedAt) }))
    .sort((a, b) => a.date.localeCompare(b.date))
    .flatMap(({ transfer, date }) => {
      const title = `移送材料 ${transfer.subject}`
      const body = linesOf(transfer, source.ref).map((text) => ({ type: 'paragraph' as const, text }))
      const content = paper('移送材料', body, date)
      const sheet: DossierPaper = { id: `transfer-${transfer.id}`, title, date, volume: 'sub', content }
      return [...formsOf(transfer, source), ...letterOf(transfer), sheet]
    })
}

const kinds = { approval: approvalForm, panel: panelRecord } as const

/** 审批表 or 集体讨论记录 of a transfer as it prints, from what was recorded there. */
export function transferPaperContent(
  which: keyof typeof kinds,
  { transfer, ...source }: CaseOfTransfers & { readonly transfer: Transfer },
): DocumentContent {
  const kind: DocumentKind = kinds[which]
  const today = dayOf(which, transfer)
  return kind.toContent(kind.draft(caseFacts({ ...source, transfer, documents: [], today, kind: kind.code })))
}

function dayOf(which: keyof typeof kinds, { panel, decidedOn, createdAt }: Transfer): string {
  return (which === 'panel' ? panel?.on : decidedOn) ?? civilDateOf(createdAt)
}

function formsOf(transfer: Transfer, source: CaseOfTransfers): DossierPaper[] {
  return ownPapers(transfer).map((which) => ({
    id: `transfer-${which}-${transfer.id}`,
    title: transferPaperLabels[which],
    date: dayOf(which, transfer),
    volume: 'sub',
    content: transferPaperContent(which, { transfer, ...source }),
  }))
}

/** The letter as it was signed. */
function letterOf({ id, letter }: Transfer): DossierPaper[] {
  const kind = documentKindOf(TRANSFER_LETTER)
  if (!kind || !letter?.issuedOn) return []
  const { number, issuedOn: date, demo } = letter
  const content = kind.toContent(letter.content, { number, date, demo })
  return [{ id: `transfer-letter-${id}`, title: `${kind.name} ${number ?? ''}`.trim(), date, volume: 'sub', content }]
}

function linesOf(transfer: Transfer, ref: ReferenceData): string[] {
  const people = (id: string) => ref.user(id)?.name ?? id
  return [
    `移送机关：${ref.organ(transfer.targetOrganId)?.name ?? transfer.targetOrganId}`,
    `移送对象：${transfer.subject}`,
    `涉嫌问题和线索：${transfer.facts}`,
    ...(transfer.materials.length > 0 ? [`移送材料：${transfer.materials.join('、')}`] : []),
    `审批：${people(transfer.approverId)}　${transfer.opinion}`,
    `接收人：${transfer.receiver}`,
    ...(transfer.receipt ? [`回执：${transfer.receipt}`] : []),
    `状态：${transferStateLabels[transfer.state]}`,
  ]
}
