import { z } from 'zod'
import { formatCivilDate } from '#shared/domain/civil-date'
import { paragraphs } from '../blocks'
import { numbered } from './body-parts'
import { draftCommon } from './common-draft'
import { commonFields, items, longText, optionalDay } from './common-fields'
import { defineKind } from './define-kind'
import { exampleFacts } from './example-facts'
import type { CaseFacts } from './facts'
import { checkDue } from './legality/days'
import { checkSignatory } from './legality/escalation'
import { firstPerson, secondPerson, sourceSentence } from './wording'

const schema = z.object({
  ...commonFields,
  source: longText('发现的情况'),
  risks: longText('提醒的问题'),
  suggestions: items('提醒和建议'),
  dueOn: optionalDay('反馈期限'),
})
type ReminderLetter = z.infer<typeof schema>

/** 提醒函: points a risk out before it becomes a violation; asks for nothing but care, at most for an answer. */
export const reminderLetter = defineKind<ReminderLetter>({
  code: 'reminder-letter',
  name: '提醒函',
  format: 'letter',
  schema,
  draft,
  example: () => ({
    ...draft(exampleFacts),
    title: '关于规范涉企行政检查的提醒函',
    source:
      '2026年9月以来，我局在办理12345热线工单和分析行政执法数据时发现，示例市某机械制造公司一个月内先后接受应急、消防、生态环境等部门检查7次，其中4次的检查事项相同。企业反映检查过于频繁，影响正常生产。',
    risks:
      '上述检查虽各有依据，但缺少统筹，部门之间没有共享检查计划和检查结果，容易形成重复检查、多头检查，加重企业负担。',
    suggestions: [
      '编制年度行政检查计划时，与有关部门会商，能合并的合并，能联合的联合。',
      '对同一企业的检查结果，部门之间互相认可，不重复检查。',
      '实施检查前，在行政执法综合管理平台查询该企业近期接受检查的情况。',
    ],
    dueOn: '2026-12-15',
  }),
  check: (content, context) => [
    ...checkSignatory(content.signatories, context.facts?.bureau.name ?? ''),
    ...checkDue('dueOn', content.dueOn, content, context),
  ],
  print: (content) => {
    const they = secondPerson(content.addressee)
    const answer = content.dueOn
      ? `请于${formatCivilDate(content.dueOn)}前将有关情况函告${firstPerson(content.signatories[0] ?? '')}。`
      : ''
    return {
      body: [
        ...paragraphs(`${content.source}\n${content.risks}`),
        ...paragraphs(`为预防和减少行政执法争议，现提醒${they}做好以下工作。`),
        ...numbered(content.suggestions),
        ...paragraphs(answer),
        ...paragraphs('特此提醒。'),
      ],
    }
  },
})

function draft(facts: CaseFacts): ReminderLetter {
  const we = firstPerson(facts.bureau.name)
  return {
    ...draftCommon(facts, 'letter', {
      title: `关于规范${facts.field ? `${facts.field}领域` : ''}行政执法行为的提醒函`,
      addressee: facts.respondent.name,
      numberFormat: '{org}提〔{year}〕{no}号',
    }),
    source: sourceSentence(facts, we),
    risks: facts.findings.map((finding) => finding.fact).join('\n'),
    suggestions:
      facts.findings.length > 0
        ? facts.findings.map((finding) => finding.correction)
        : ['对照有关规定开展自查，发现问题及时纠正。'],
  }
}
