import { z } from 'zod'
import { type Block, paragraphs } from '../blocks'
import { onGrounds } from './body-parts'
import { draftCommon } from './common-draft'
import { basisField, commonFields, line, longText, optionalText } from './common-fields'
import { defineKind } from './define-kind'
import { exampleFacts } from './example-facts'
import type { CaseFacts } from './facts'
import { checkBases } from './legality/bases'
import { checkSignatory } from './legality/escalation'
import { actSentences, firstPerson, secondPerson, sentence, sourceSentence } from './wording'

const schema = z.object({
  ...commonFields,
  source: longText('线索来源'),
  facts: longText('初步查明的情况'),
  bases: z.array(basisField).min(1).max(20).meta({ title: '移送依据' }),
  reason: longText('移送理由', 4000),
  materials: z
    .array(
      z.object({
        name: line('材料名称', 120),
        pages: z.int().min(1).max(9999).meta({ title: '页数' }),
        note: optionalText('备注', 100),
      }),
    )
    .min(1)
    .max(200)
    .meta({ title: '移送材料清单' }),
  reply: optionalText('反馈要求', 1000),
})
type TransferLetter = z.infer<typeof schema>

export const TRANSFER_LETTER = 'transfer-letter'

/** 移送函: hands a clue to the organ that may act on it, with a list of the materials; secret by construction. */
export const transferLetter = defineKind<TransferLetter>({
  code: TRANSFER_LETTER,
  name: '移送函',
  format: 'letter',
  schema,
  draft,
  example: () => ({
    ...draft(exampleFacts),
    addressee: '示例市纪委监委',
    title: '关于移送有关公职人员涉嫌违纪违法问题线索的函',
    facts:
      '核查中发现，示例县市场监督管理局某执法人员在办理多起行政处罚案件期间，通过个人收款码收取当事人款项5笔，合计12600元，未出具罚没收入专用票据，也未缴入国库，涉嫌违反职务廉洁要求。',
    reason: '上述问题涉嫌违纪和职务违法，不属于行政执法监督的处理范围',
    materials: [
      { name: '12345热线工单及办理记录', pages: 6, note: '复制件' },
      { name: '当事人转账凭证', pages: 5, note: '复制件' },
      { name: '对当事人的调查笔录', pages: 9, note: '原件' },
    ],
  }),
  check: (content, context) => [
    ...checkSignatory(content.signatories, context.facts?.bureau.name ?? ''),
    ...checkBases(
      content.bases.map((basis, at) => ({ basis, path: `bases.${at}` })),
      context,
    ),
    ...content.copiesTo.map((organ, at) => ({ code: 'scopeSecret' as const, path: `copiesTo.${at}`, args: { organ } })),
  ],
  print: (content) => ({
    bases: content.bases,
    body: body(content),
    annexes: [{ title: '移送材料清单', body: [materialTable(content)] }],
  }),
})

function draft(facts: CaseFacts): TransferLetter {
  const we = firstPerson(facts.bureau.name)
  const handed = facts.file?.transfer
  return {
    ...draftCommon(facts, 'letter', {
      title: handed ? `关于移送${handed.subject}有关问题线索的函` : '关于移送有关问题线索的函',
      addressee: handed?.target ?? '',
      numberFormat: '{org}移〔{year}〕{no}号',
      annexNotes: ['移送材料清单'],
    }),
    source: sourceSentence(facts, we),
    facts: handed?.facts ?? factsOfCase(facts),
    bases: facts.powerBases.map((basis) => ({ ...basis })),
    reason: `上述问题不属于${we}的职责范围`,
    materials: (handed?.materials ?? evidenceOfCase(facts)).map((name) => ({ name, pages: 1, note: '复制件' })),
    reply: `请将处理结果函告${we}。`,
  }
}

function factsOfCase(facts: CaseFacts): string {
  return [
    actSentences(facts.acts, facts.respondent.name, facts.party.confidential),
    ...facts.findings.map((finding) => sentence(finding.fact)),
  ].join('\n')
}

const evidenceOfCase = (facts: CaseFacts) => [...new Set(facts.findings.flatMap((finding) => finding.evidence))]

function body(content: TransferLetter): Block[] {
  const they = secondPerson(content.addressee)
  return [
    ...paragraphs(`${content.source}\n${content.facts}`),
    ...paragraphs(
      `${sentence(content.reason).replace(/。$/, '')}。${onGrounds(content.bases)}现将该线索及有关材料移送${they}，请依法处理。${content.reply && sentence(content.reply)}`,
    ),
    ...paragraphs('特此函告。'),
  ]
}

function materialTable({ materials }: TransferLetter): Block {
  const pages = materials.reduce((sum, material) => sum + material.pages, 0)
  return {
    type: 'table',
    columns: [
      { title: '序号', width: 2 },
      { title: '材料名称', width: 9 },
      { title: '页数', width: 2 },
      { title: '备注', width: 4 },
    ],
    rows: [
      ...materials.map((material, at) => [String(at + 1), material.name, String(material.pages), material.note]),
      ['合计', `${materials.length}件`, String(pages), ''],
    ],
  }
}
