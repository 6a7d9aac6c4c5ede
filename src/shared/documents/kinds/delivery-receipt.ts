import { z } from 'zod'
import { formatCivilDate } from '#shared/domain/civil-date'
import type { Block, GridCell } from '../blocks'
import { commonFields, line, optionalDay, optionalLine, optionalText } from './common-fields'
import { draftForm } from './common-form'
import { defineKind } from './define-kind'
import { exampleOverdueFacts } from './example-facts'
import type { CaseFacts } from './facts'

export const receiptMethods = ['直接送达', '留置送达', '邮寄送达', '电子送达', '公文系统送达'] as const

const schema = z.object({
  ...commonFields,
  addressee: optionalLine('主送机关'),
  caseTitle: optionalLine('案由', 200),
  documentName: line('送达文书名称', 100),
  documentNumber: optionalLine('文书文号', 60),
  copies: z.int().min(1).max(99).default(1).meta({ title: '份数' }),
  recipient: line('受送达人', 100),
  address: optionalLine('送达地点', 200),
  method: z.enum(receiptMethods).meta({ title: '送达方式' }),
  servedOn: optionalDay('送达日期'),
  receiver: optionalLine('收件人', 60),
  proxy: optionalText('代收人和代收理由', 500),
  refusal: optionalText('拒收事由和见证情况', 1000),
  deliverers: optionalLine('送达人', 60),
  remarks: optionalText('备注', 500),
})
type DeliveryReceipt = z.infer<typeof schema>

/** 送达回证: what is known is printed, the rest is left for the pen. */
export const deliveryReceipt = defineKind<DeliveryReceipt>({
  code: 'delivery-receipt',
  name: '送达回证',
  format: 'form',
  numbering: 'none',
  schema,
  draft,
  example: () => ({ ...draft(exampleOverdueFacts), address: '示例县人民路18号', deliverers: '张某、李某' }),
  print: (content) => ({ body: [grid(content)], marks: [] }),
})

function draft(facts: CaseFacts): DeliveryReceipt {
  const last = facts.documents.at(-1)
  const served = facts.file?.served ?? (last && { title: last.title, number: last.number, recipient: '' })
  return {
    ...draftForm(facts, '送达回证'),
    caseTitle: facts.caseTitle,
    documentName: served?.title ?? '',
    documentNumber: served?.number ?? '',
    copies: 1,
    recipient: served?.recipient || facts.respondent.name,
    address: '',
    method: '直接送达',
    receiver: '',
    proxy: '',
    refusal: '',
    deliverers: '',
    remarks: '',
  }
}

function grid(content: DeliveryReceipt): Block {
  const label = (text: string): GridCell => ({ text, label: true })
  const wide = (name: string, text: string, lines = 1): GridCell[] => [label(name), { text, span: 3, lines }]
  const day = '　　　　年　　月　　日　　时'
  const served = content.servedOn ? formatCivilDate(content.servedOn) : '　　　　年　　月　　日'
  return {
    type: 'grid',
    columns: [6, 7, 4, 8],
    rows: [
      wide('案　　由', content.caseTitle),
      wide('送达文书名称', content.documentName, 2),
      [label('文书文号'), { text: content.documentNumber }, label('份　数'), { text: `${content.copies}份` }],
      wide('受送达人', content.recipient),
      wide('送达地点', content.address),
      [label('送达方式'), { text: content.method }, label('送达日期'), { text: served }],
      [label('收件人\n（签名或者盖章）'), { text: content.receiver, span: 3, lines: 4, sign: day }],
      [
        label('代收人和\n代收理由'),
        { text: content.proxy, span: 3, lines: 4, sign: `代收人（签名）：　　　　　　${day}` },
      ],
      [
        label('拒收事由和\n见证情况'),
        { text: content.refusal, span: 3, lines: 4, sign: `见证人（签名）：　　　　　　${day}` },
      ],
      [label('送达人\n（两人以上签名）'), { text: content.deliverers, span: 3, lines: 2, sign: day }],
      wide('备　　注', content.remarks),
    ],
  }
}
