import { z } from 'zod'
import type { Block } from '../blocks'
import { paragraphs } from '../blocks'
import { line, optionalText } from './common-fields'
import { draftRecord } from './common-form'
import { defineKind } from './define-kind'
import { exampleFacts } from './example-facts'
import type { CaseFacts } from './facts'
import type { Finding } from './legality/problem'
import { checkCount, day, recordFields, signedGrid } from './record-parts'
import { caseMatter } from './wording'

export const avoidances = ['无利害关系', '申请回避', '决定回避'] as const

const schema = z.object({
  ...recordFields,
  respondent: line('被监督机关', 100),
  declarations: z
    .array(
      z.object({
        name: line('姓名', 60),
        avoidance: z.enum(avoidances).meta({ title: '声明' }),
        reason: optionalText('回避事由', 1000),
      }),
    )
    .min(1)
    .max(20)
    .meta({ title: '承办人声明' }),
  decision: optionalText('审批意见', 1000),
})
type RecusalStatement = z.infer<typeof schema>

const LEAST_HANDLERS = 2

/** 回避声明: who handles a case says that he has no interest in it, or steps back with his reason. */
export const recusalStatement = defineKind<RecusalStatement>({
  code: 'recusal-statement',
  name: '回避声明',
  format: 'form',
  numbering: 'none',
  schema,
  draft,
  example: () => ({
    ...draft(exampleFacts),
    declarations: [
      { name: '张某', avoidance: '无利害关系', reason: '' },
      { name: '李某', avoidance: '无利害关系', reason: '' },
      { name: '吴某', avoidance: '申请回避', reason: '与被处罚人系亲属' },
    ],
    decision: '同意吴某回避，由张某、李某承办。',
  }),
  check: ({ declarations }) => [
    ...checkCount(
      'declarations',
      '承办人',
      declarations.filter(({ avoidance }) => avoidance === '无利害关系').map(({ name }) => name),
      LEAST_HANDLERS,
    ),
    ...declarations.flatMap(({ name, avoidance, reason }, at): Finding[] =>
      avoidance !== '无利害关系' && reason === ''
        ? [{ code: 'avoidanceUnexplained', path: `declarations.${at}.reason`, args: { name } }]
        : [],
    ),
  ],
  print: (content) => ({ marks: [], body: body(content) }),
})

function draft(facts: CaseFacts): RecusalStatement {
  const recusals = facts.file?.recusals ?? []
  const handlers = facts.file?.handlers ?? []
  const decided = recusals.map(({ person, reason, decidedBy }) => `${person}回避，事由：${reason}（${decidedBy}）`)
  return {
    ...draftRecord(facts, '回避声明'),
    respondent: facts.respondent.name,
    declarations: [
      ...handlers.map((name) => ({ name, avoidance: '无利害关系' as const, reason: '' })),
      ...recusals.map(({ person, reason }) => ({ name: person, avoidance: '决定回避' as const, reason })),
    ],
    decision: decided.join('；'),
  }
}

function body(content: RecusalStatement): Block[] {
  const about = `“${caseMatter(content.caseTitle)}”案（被监督机关：${content.respondent}）`
  return [
    ...paragraphs(
      `根据行政执法监督回避的有关要求，就承办${about}作如下声明：本人是否为本案当事人、被监督机关有关人员的近亲属，是否与本案有直接利害关系或者其他可能影响公正办理的关系，逐人声明如下。声明不实的，本人承担相应责任。`,
    ),
    {
      type: 'grid',
      columns: [5, 6, 8, 5],
      rows: [
        ['姓名', '声明', '回避事由', '签名、日期'].map((text) => ({ text, label: true })),
        ...content.declarations.map(({ name, avoidance, reason }) => [
          { text: name, label: true },
          { text: avoidance, label: true },
          { text: reason, lines: 2 },
          { text: '' },
        ]),
      ],
    },
    ...paragraphs(`声明日期：${day(undefined)}`),
    signedGrid([['审批意见', content.decision]]),
  ]
}
