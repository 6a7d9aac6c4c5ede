import { documentKindOf } from '../documents/kinds/registry'
import { TRANSFER_LETTER } from '../documents/kinds/transfer-letter'
import { civilDateOf } from '../domain/civil-date'
import type { ReferenceData } from '../domain/reference-data'
import { type Transfer, transferStateLabels } from '../domain/transfer'
import type { DossierPaper } from './dossier-papers'
import { paper } from './paper'

const handedOver: ReadonlySet<Transfer['state']> = new Set(['sent', 'received'])

/**
 * 移送 as sheets of the 副卷, in the order they were sent. They are built from what a reader holds: whoever is not of the
 * transfer holds none, so his 副卷 has no such sheet. Proposals that were refused or wait are no part of the file.
 */
export function transferPapers(transfers: readonly Transfer[], ref: ReferenceData): DossierPaper[] {
  return transfers
    .filter(({ state }) => handedOver.has(state))
    .map((transfer) => ({ transfer, date: transfer.sentOn ?? civilDateOf(transfer.updatedAt) }))
    .sort((a, b) => a.date.localeCompare(b.date))
    .flatMap(({ transfer, date }) => {
      const title = `移送材料 ${transfer.subject}`
      const body = linesOf(transfer, ref).map((text) => ({ type: 'paragraph' as const, text }))
      const sheet = { id: `transfer-${transfer.id}`, title, date, volume: 'sub' as const }
      return [...letterOf(transfer), { ...sheet, content: paper('移送材料', body, date) }]
    })
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
