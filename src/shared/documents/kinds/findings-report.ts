import { z } from 'zod'
import { type Block, paragraphs } from '../blocks'
import { chapters } from './body-parts'
import { draftFindings, findingBlocks, wrongFindings } from './common-content'
import { findingField, line, longText, optionalText } from './common-fields'
import { draftRecord } from './common-form'
import { defineKind } from './define-kind'
import { exampleFacts } from './example-facts'
import type { CaseFacts } from './facts'
import { checkResults } from './file-facts'
import type { CheckContext } from './kind'
import { checkBases } from './legality/bases'
import { checkRespondent } from './legality/escalation'
import { checkFindings, findingBases } from './legality/findings'
import type { Finding } from './legality/problem'
import { people, recordFields } from './record-parts'
import {
  actSentences,
  caseMatter,
  firstPerson,
  hearingText,
  processSentence,
  sourceSentence,
  thirdPerson,
} from './wording'

const schema = z.object({
  ...recordFields,
  respondent: line('被监督机关', 100),
  handlers: people('承办人').default([]),
  source: longText('案件来源和核查经过'),
  acts: optionalText('被监督的行政执法行为'),
  topics: z
    .array(
      z.object({
        topic: line('审查内容', 60),
        result: z.enum(checkResults).meta({ title: '审查结果' }),
        note: optionalText('说明', 1000),
      }),
    )
    .max(20)
    .default([])
    .meta({ title: '合法性审查' }),
  findings: z.array(findingField).max(50).default([]).meta({ title: '查明的事实和认定' }),
  hearing: optionalText('听取陈述意见情况'),
  conclusion: longText('处理建议', 4000),
})
type FindingsReport = z.infer<typeof schema>

/** 核查终结报告: how the matter was examined, topic by topic, what was found, and what the handlers propose. */
export const findingsReport = defineKind<FindingsReport>({
  code: 'findings-report',
  name: '核查终结报告',
  format: 'plain',
  numbering: 'none',
  schema,
  draft,
  example: () => draft(exampleFacts),
  check,
  print: (content) => ({
    marks: [],
    body: body(content),
    bases: findingBases(content.findings).map(({ basis }) => basis),
  }),
})

function draft(facts: CaseFacts): FindingsReport {
  const we = firstPerson(facts.bureau.name)
  const they = thirdPerson(facts.respondent.name)
  const handlers = facts.file?.handlers ?? []
  return {
    ...draftRecord(facts, `关于“${caseMatter(facts.caseTitle)}”案的核查终结报告`),
    signatories: handlers.length > 0 ? [`承办人：${handlers.join('、')}`] : [facts.bureau.name],
    respondent: facts.respondent.name,
    handlers: [...handlers],
    source: `${sourceSentence(facts, we)}${processSentence(facts, we, they)}`,
    acts: actSentences(facts.acts, facts.respondent.name || they, facts.party.confidential),
    topics: (facts.file?.checklist ?? []).map((one) => ({ ...one })),
    findings: draftFindings(facts, '承办人', facts.respondent.name || they).map((finding) => ({
      ...finding,
      fact: spokenOf(finding.fact, facts),
    })),
    hearing: hearingText(facts, we, they),
    conclusion: proposal(facts),
  }
}

/** The facts of a finding are written to the organ; a paper of the house speaks of it. */
function spokenOf(text: string, facts: CaseFacts): string {
  const they = thirdPerson(facts.respondent.name)
  return text.replaceAll(they.replace('该', '你'), they)
}

function proposal(facts: CaseFacts): string {
  const wrong = wrongFindings(facts)
  if (wrong.length === 0) {
    return facts.findings.length > 0 || facts.file?.checklist.every(({ result }) => result === '无问题')
      ? '经核查，未发现违法或者不当的行政执法行为，建议结案，并答复诉求人。'
      : ''
  }
  const issues = [...new Set(wrong.map(({ issueLabel }) => issueLabel))].join('、')
  return `${facts.respondent.name}存在${issues}问题，建议制发行政执法监督意见书，责令限期改正。`
}

function check(content: FindingsReport, context: CheckContext): Finding[] {
  const wanted = context.facts ? wrongFindings(context.facts).length > 0 : false
  return [
    ...checkRespondent(content.respondent, context.facts?.respondent.name ?? ''),
    // A report may find nothing wrong; what the case holds wrong must not be missing from it.
    ...(content.findings.length > 0 || wanted ? checkFindings(content.findings, spoken(context)) : []),
    ...checkBases(findingBases(content.findings), context),
    ...content.topics.flatMap(({ topic, result }, at): Finding[] =>
      result === '待查' ? [{ code: 'topicOpen', path: `topics.${at}.result`, args: { topic } }] : [],
    ),
  ]
}

function spoken(context: CheckContext): CheckContext {
  const { facts } = context
  if (!facts) return context
  const findings = facts.findings.map((finding) => ({ ...finding, fact: spokenOf(finding.fact, facts) }))
  return { ...context, facts: { ...facts, findings } }
}

function body(content: FindingsReport): Block[] {
  const topics: Block = {
    type: 'table',
    columns: [
      { title: '审查内容', width: 5 },
      { title: '审查结果', width: 5 },
      { title: '说明', width: 14 },
    ],
    rows: content.topics.map(({ topic, result, note }) => [topic, result, note]),
  }
  return chapters([
    ['案件来源和核查经过', paragraphs(content.source)],
    ['被监督的行政执法行为', paragraphs(content.acts)],
    ['合法性审查情况', content.topics.length > 0 ? [topics] : []],
    ['查明的事实和认定', findingBlocks(content.findings)],
    ['听取陈述意见情况', paragraphs(content.hearing)],
    ['处理建议', paragraphs(content.conclusion)],
  ])
}
