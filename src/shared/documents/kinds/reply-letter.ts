import { z } from 'zod'
import { formatCivilDate } from '#shared/domain/civil-date'
import { paragraphs } from '../blocks'
import { chapters, numbered } from './body-parts'
import { draftCommon } from './common-draft'
import { commonFields, dueOn, items, longText, optionalLine, optionalText } from './common-fields'
import { defineKind } from './define-kind'
import { exampleFacts } from './example-facts'
import type { CaseFacts } from './facts'
import { checkEventBehind } from './legality/days'
import { checkSignatory } from './legality/escalation'
import type { Finding } from './legality/problem'
import { firstPerson, sentence } from './wording'

const schema = z.object({
  ...commonFields,
  receivedOn: dueOn('收到诉求日期'),
  orderNo: optionalLine('工单编号', 60),
  request: longText('反映的事项', 4000),
  facts: longText('核查情况'),
  answers: items('答复意见'),
  remedies: optionalText('救济途径和期限', 2000),
})
type ReplyLetter = z.infer<typeof schema>

/** 答复函: tells who complained what was found and done, and which remedies are open until when. */
export const replyLetter = defineKind<ReplyLetter>({
  code: 'reply-letter',
  name: '答复函',
  format: 'letter',
  schema,
  draft,
  example: () => ({
    ...draft(exampleFacts),
    facts:
      '我局依法调阅了案卷，核对了进货凭证、抽检报告等证据，听取了示例县市场监督管理局的陈述意见。经核查，该局作出的示县市监罚〔2026〕37号行政处罚决定存在裁量明显不当的问题，处罚程序也不符合规定。',
    answers: [
      '我局已于2026年11月20日向示例县市场监督管理局发出监督意见，要求其对该行政处罚决定重新审查，并将处理结果书面告知您。',
      '您反映的收款方式问题，经查罚款缴入国库专户，票据齐全，未发现违规收费。',
    ],
    remedies:
      '本答复是对监督情况的告知。您对示县市监罚〔2026〕37号行政处罚决定不服的，仍可以自知道该决定之日起60日内向示例县人民政府申请行政复议，或者自知道该决定之日起6个月内向人民法院提起行政诉讼。',
  }),
  check: (content, context) => [
    ...checkSignatory(content.signatories, context.facts?.bureau.name ?? ''),
    ...checkEventBehind('receivedOn', '收到诉求日期', content.receivedOn, content, context),
    ...(content.remedies.trim() === '' ? [{ code: 'remedyMissing', path: 'remedies' } satisfies Finding] : []),
  ],
  print: (content) => {
    const on = content.receivedOn ? formatCivilDate(content.receivedOn) : '近日'
    const number = content.orderNo ? `（工单编号：${content.orderNo}）` : ''
    const we = firstPerson(content.signatories[0] ?? '')
    return {
      body: [
        ...paragraphs(
          `${on}，${we}收到您反映的事项${number}：${sentence(content.request)}${we}依照职责进行了核查，现答复如下。`,
        ),
        ...chapters([
          ['核查情况', paragraphs(content.facts)],
          ['答复意见', numbered(content.answers)],
          ['救济途径', paragraphs(content.remedies)],
        ]),
        ...paragraphs('感谢您对行政执法监督工作的支持。'),
      ],
    }
  },
})

function draft(facts: CaseFacts): ReplyLetter {
  const [order] = facts.orders
  return {
    ...draftCommon(facts, 'letter', {
      title: `关于${facts.caseTitle ? `“${facts.caseTitle}”` : '您反映'}事项的答复函`,
      addressee: facts.party.confidential ? '诉求人' : facts.party.name,
      numberFormat: '{org}答〔{year}〕{no}号',
    }),
    printingOrgan: '',
    receivedOn: order?.receivedOn ?? '',
    orderNo: order?.orderNo ?? '',
    request: order ? sentence(order.title) : '',
    facts: facts.findings.map((finding) => sentence(finding.fact)).join('\n'),
    answers: facts.documents
      .filter((document) => document.issuedOn)
      .map((document) => `${formatCivilDate(document.issuedOn ?? '')}，已制发《${document.title}》。`),
    remedies: '',
  }
}
