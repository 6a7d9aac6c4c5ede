import { z } from 'zod'
import { formatCivilDate } from '#shared/domain/civil-date'
import type { Block } from '../blocks'
import { paragraphs } from '../blocks'
import { line, optionalDay, optionalLine, optionalText } from './common-fields'
import { draftRecord } from './common-form'
import { defineKind } from './define-kind'
import { exampleOverdueFacts } from './example-facts'
import type { CaseFacts } from './facts'
import { rectificationResults } from './file-facts'
import type { Finding } from './legality/problem'
import { checkCount, day, factGrid, people, recordFields, signatureFeet } from './record-parts'
import { listed, sentence } from './wording'

export const checkConclusions = ['全部整改到位', '部分整改到位', '未整改到位'] as const

const schema = z.object({
  ...recordFields,
  respondent: line('被监督机关', 100),
  documentNumber: optionalLine('监督文书文号', 60),
  problems: z
    .array(
      z.object({
        problem: line('问题', 500),
        measure: optionalText('整改措施', 1000),
        person: optionalLine('责任人', 60),
        dueOn: optionalDay('完成期限'),
        result: z.enum(rectificationResults).meta({ title: '复查结果' }),
        note: optionalText('复查情况', 1000),
      }),
    )
    .min(1)
    .max(60)
    .meta({ title: '整改问题' }),
  checkers: people('复查人').min(1),
  checkedOn: optionalDay('复查日期'),
  conclusion: z.enum(checkConclusions).meta({ title: '复查结论' }),
  remarks: optionalText('被监督机关意见', 1000),
})
type RectificationCheck = z.infer<typeof schema>

const LEAST_CHECKERS = 2

/** 整改复查表: problem by problem, what was promised and what two people found. */
export const rectificationCheck = defineKind<RectificationCheck>({
  code: 'rectification-check',
  name: '整改复查表',
  format: 'form',
  numbering: 'none',
  schema,
  draft,
  example: () => draft(exampleOverdueFacts),
  check: (content) => [
    ...checkCount('checkers', '复查人', content.checkers, LEAST_CHECKERS),
    ...content.problems.flatMap(({ problem, result }, at): Finding[] =>
      result === '未复查' ? [{ code: 'problemUnchecked', path: `problems.${at}.result`, args: { name: problem } }] : [],
    ),
    ...differing(content),
  ],
  print: (content) => ({ marks: [], body: body(content), footLines: signatureFeet(['复查人', '被监督机关在场人员']) }),
})

function draft(facts: CaseFacts): RectificationCheck {
  const all = facts.file?.rectification ?? []
  const demanding = facts.documents.findLast(({ kind }) => kind === 'decision' || kind === 'opinion')
  const problems = all.map(({ problem, measure, person, dueOn, result, note }) => ({
    problem,
    measure,
    person,
    dueOn,
    result,
    note,
  }))
  const last = all.findLast(({ checkedOn }) => checkedOn)
  return {
    ...draftRecord(facts, '整改复查表'),
    respondent: facts.respondent.name,
    documentNumber: demanding?.number ?? '',
    problems,
    checkers: [...new Set(all.flatMap(({ checkedBy }) => checkedBy))],
    checkedOn: last?.checkedOn,
    conclusion: conclusionOf(problems),
    remarks: '',
  }
}

function conclusionOf(problems: RectificationCheck['problems']): RectificationCheck['conclusion'] {
  if (problems.length > 0 && problems.every(({ result }) => result === '到位')) return '全部整改到位'
  return problems.some(({ result }) => result === '到位' || result === '部分到位') ? '部分整改到位' : '未整改到位'
}

/** The conclusion follows from the lines above it. */
function differing({ problems, conclusion }: RectificationCheck): Finding[] {
  const expected = conclusionOf(problems)
  return problems.length === 0 || expected === conclusion
    ? []
    : [{ code: 'conclusionDiffers', path: 'conclusion', args: { conclusion, expected } }]
}

function body(content: RectificationCheck): Block[] {
  return [
    factGrid([
      ['案件编号', content.caseNo],
      ['案件名称', content.caseTitle],
      ['被监督机关', content.respondent],
      ['监督文书', content.documentNumber],
    ]),
    {
      type: 'table',
      columns: [
        { title: '序号', width: 2 },
        { title: '问题', width: 4.5 },
        { title: '整改措施', width: 5.5 },
        { title: '责任人、期限', width: 6.5 },
        { title: '复查情况', width: 5.5 },
      ],
      rows: content.problems.map(({ problem, measure, person, dueOn, result, note }, at) => [
        String(at + 1),
        problem,
        measure,
        [person, dueOn && formatCivilDate(dueOn)].filter(Boolean).join('\n'),
        [result, note].filter(Boolean).join('：'),
      ]),
    },
    ...paragraphs(content.remarks && `被监督机关意见：${sentence(content.remarks)}`),
    factGrid([
      ['复查结论', content.conclusion],
      ['复 查 人', listed(content.checkers)],
      ['复查日期', day(content.checkedOn)],
    ]),
  ]
}
