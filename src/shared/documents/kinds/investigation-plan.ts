import { z } from 'zod'
import { formatCivilDate } from '#shared/domain/civil-date'
import { type Block, heading, paragraphs } from '../blocks'
import { numbered } from './body-parts'
import { items, line, longText, optionalDay, optionalLine, optionalText } from './common-fields'
import { draftRecord } from './common-form'
import { defineKind } from './define-kind'
import { exampleFacts } from './example-facts'
import type { CaseFacts } from './facts'
import type { Finding } from './legality/problem'
import { checkCount, factGrid, people, recordFields, signedGrid } from './record-parts'
import { listed, sentence } from './wording'

const schema = z.object({
  ...recordFields,
  respondent: line('被监督机关', 100),
  team: people('调查人员').min(1),
  purpose: longText('调查目的', 2000),
  steps: z
    .array(z.object({ what: line('调查事项', 500), by: optionalLine('责任人', 60), dueOn: optionalDay('完成日期') }))
    .min(1)
    .max(50)
    .meta({ title: '调查事项' }),
  methods: items('调查方式', 0).default([]),
  discipline: items('工作要求', 0).default([]),
  review: optionalText('审核意见', 1000),
})
type InvestigationPlan = z.infer<typeof schema>

const LEAST_TEAM = 2

/** 调查方案: what is to be found out, by whom, until when. */
export const investigationPlan = defineKind<InvestigationPlan>({
  code: 'investigation-plan',
  name: '调查方案',
  format: 'form',
  numbering: 'none',
  schema,
  draft,
  example: () => draft(exampleFacts),
  check: (content) => [
    ...checkCount('team', '调查人员', content.team, LEAST_TEAM),
    ...content.steps.flatMap(({ what, dueOn }, at): Finding[] =>
      dueOn ? [] : [{ code: 'stepUndated', path: `steps.${at}.dueOn`, args: { what } }],
    ),
  ],
  print: (content) => ({ marks: [], body: body(content) }),
})

function draft(facts: CaseFacts): InvestigationPlan {
  const plan = facts.file?.plan
  return {
    ...draftRecord(facts, '调查方案'),
    respondent: facts.respondent.name,
    team: [...(facts.file?.handlers ?? [])],
    purpose: plan?.purpose ?? '',
    steps: (plan?.steps ?? []).map((step) => ({ ...step })),
    methods: ['调取、审查行政执法案卷。', '询问执法人员、当事人和其他有关人员，必要时现场核查。'],
    discipline: [
      '调查由两名以上监督人员进行，出示证件，全程记录。',
      '对诉求人信息和工作中知悉的商业秘密、个人信息保密。',
    ],
    review: '',
  }
}

function body(content: InvestigationPlan): Block[] {
  const steps: Block = {
    type: 'table',
    columns: [
      { title: '序号', width: 2 },
      { title: '调查事项', width: 11 },
      { title: '责任人', width: 4 },
      { title: '完成日期', width: 7 },
    ],
    rows: content.steps.map(({ what, by, dueOn }, at) => [
      String(at + 1),
      what,
      by,
      dueOn ? formatCivilDate(dueOn) : '',
    ]),
  }
  const parts: [string, Block[]][] = [
    ['调查目的', paragraphs(sentence(content.purpose))],
    ['调查事项和分工', [steps]],
    ['调查方式', numbered(content.methods, 3)],
    ['工作要求', numbered(content.discipline, 3)],
  ]
  return [
    factGrid([
      ['案件编号', content.caseNo],
      ['案件名称', content.caseTitle],
      ['被监督机关', content.respondent],
      ['调查人员', listed(content.team)],
    ]),
    ...parts
      .filter(([, blocks]) => blocks.length > 0)
      .flatMap(([title, blocks], at) => [heading(1, at, title), ...blocks]),
    signedGrid([['审核意见', content.review]]),
  ]
}
