import { z } from 'zod'
import type { Block } from '../blocks'
import { line, longText, optionalLine, optionalText } from './common-fields'
import { draftRecord } from './common-form'
import { defineKind } from './define-kind'
import { exampleFacts } from './example-facts'
import type { CaseFacts } from './facts'
import { checkResults } from './file-facts'
import type { Finding } from './legality/problem'
import { factGrid, people, recordFields, signedGrid } from './record-parts'
import { caseMatter, listed } from './wording'

const schema = z.object({
  ...recordFields,
  respondent: line('被监督机关', 100),
  handlers: people('送审人（承办人）').min(1),
  subject: line('送审事项', 300),
  topics: z
    .array(
      z.object({
        topic: line('审核内容', 60),
        result: z.enum(checkResults).meta({ title: '审核结果' }),
        note: optionalText('说明', 1000),
      }),
    )
    .max(20)
    .default([])
    .meta({ title: '审核内容' }),
  passed: z.boolean().default(true).meta({ title: '审核通过' }),
  opinion: longText('法制审核意见', 4000),
  reviewer: optionalLine('审核人', 60),
  decision: optionalText('负责人意见', 1000),
})
type LegalReview = z.infer<typeof schema>

/** 法制审核意见书: the seven topics one by one, and whether the matter may go on; by somebody who does not handle the case. */
export const legalReview = defineKind<LegalReview>({
  code: 'legal-review',
  name: '法制审核意见书',
  format: 'form',
  numbering: 'none',
  schema,
  draft,
  example: () => draft(exampleFacts),
  check: ({ handlers, reviewer, topics }) => [
    ...(reviewer !== '' && handlers.includes(reviewer)
      ? [{ code: 'reviewerIsHandler', path: 'reviewer', args: { name: reviewer, what: '法制审核' } } as const]
      : []),
    ...topics.flatMap(({ topic, result }, at): Finding[] =>
      result === '待查' ? [{ code: 'topicOpen', path: `topics.${at}.result`, args: { topic } }] : [],
    ),
  ],
  print: (content) => ({ marks: [], body: body(content) }),
})

function draft(facts: CaseFacts): LegalReview {
  return {
    ...draftRecord(facts, '法制审核意见书'),
    respondent: facts.respondent.name,
    handlers: [...(facts.file?.handlers ?? [])],
    subject: `“${caseMatter(facts.caseTitle)}”案件的认定和处理意见`,
    topics: (facts.file?.checklist ?? []).map((one) => ({ ...one })),
    passed: facts.legalReview?.passed ?? true,
    opinion: facts.legalReview?.opinion ?? '',
    reviewer: facts.file?.legalReviewer ?? '',
    decision: '',
  }
}

function body(content: LegalReview): Block[] {
  const topics: Block = {
    type: 'table',
    columns: [
      { title: '序号', width: 2 },
      { title: '审核内容', width: 5 },
      { title: '审核结果', width: 5 },
      { title: '说明', width: 12 },
    ],
    rows: content.topics.map(({ topic, result, note }, at) => [String(at + 1), topic, result, note]),
  }
  return [
    factGrid([
      ['案件编号', content.caseNo],
      ['案件名称', content.caseTitle],
      ['被监督机关', content.respondent],
      ['送 审 人', listed(content.handlers)],
      ['送审事项', content.subject],
    ]),
    ...(content.topics.length > 0 ? [topics] : []),
    signedGrid([
      ['法制审核\n意见', `${content.passed ? '审核通过。' : '审核不通过。'}\n${content.opinion}`, content.reviewer],
      ['负责人意见', content.decision],
    ]),
  ]
}
