import { z } from 'zod'
import { formatCivilDate } from '#shared/domain/civil-date'
import { type Block, paragraphs } from '../blocks'
import { chapters, numbered } from './body-parts'
import { items, line, longText, optionalText } from './common-fields'
import { draftRecord } from './common-form'
import { defineKind } from './define-kind'
import { exampleOverdueFacts } from './example-facts'
import type { CaseFacts, EarlierDocument } from './facts'
import { checkRespondent } from './legality/escalation'
import { checkCount, people, recordFields } from './record-parts'
import { caseMatter, clause, firstPerson, issueSummary, sentence, sourceSentence, yuan } from './wording'

const schema = z.object({
  ...recordFields,
  respondent: line('被监督机关', 100),
  handlers: people('承办人').default([]),
  source: longText('案件来源'),
  found: longText('查明的事实和认定'),
  handling: items('监督处理情况', 0).default([]),
  rectification: items('整改和复查情况', 0).default([]),
  checkers: people('复查人').default([]),
  outcome: optionalText('监督成效', 4000),
  answer: optionalText('答复诉求人情况', 4000),
  corrected: z.boolean().default(false).meta({ title: '以已改正结案' }),
  conclusion: longText('结案理由和意见', 4000),
})
type ClosingReport = z.infer<typeof schema>

const LEAST_CHECKERS = 2

/** 结案报告: from the lead to what came of it; no case closes without an answer to who reported it. */
export const closingReport = defineKind<ClosingReport>({
  code: 'closing-report',
  name: '结案报告',
  format: 'plain',
  numbering: 'none',
  schema,
  draft,
  example: () => draft(exampleOverdueFacts),
  check: (content, { facts }) => [
    ...checkRespondent(content.respondent, facts?.respondent.name ?? ''),
    ...(content.answer.trim() === '' ? [{ code: 'answerMissing', path: 'answer' } as const] : []),
    ...(content.corrected ? checkCount('checkers', '复查人', content.checkers, LEAST_CHECKERS) : []),
  ],
  print: (content) => ({ marks: [], body: body(content) }),
})

function draft(facts: CaseFacts): ClosingReport {
  const { file } = facts
  const handlers = file?.handlers ?? []
  const we = firstPerson(facts.bureau.name)
  return {
    ...draftRecord(facts, `关于“${caseMatter(facts.caseTitle)}”案的结案报告`),
    signatories: handlers.length > 0 ? [`承办人：${handlers.join('、')}`] : [facts.bureau.name],
    respondent: facts.respondent.name,
    handlers: [...handlers],
    source: sourceSentence(facts, we),
    found: foundText(facts),
    handling: facts.documents.map(documentSentence),
    rectification: (file?.rectification ?? []).map(
      ({ problem, measure, result, note, checkedBy }) =>
        `${clause(problem)}${measure ? `，${clause(measure)}` : ''}，复查结果：${result}${note ? `，${clause(note)}` : ''}${checkedBy.length > 0 ? `（复查人：${checkedBy.join('、')}）` : ''}`,
    ),
    checkers: [...(file?.closing?.checkedBy ?? [])],
    outcome: outcomeText(facts),
    answer: answerText(facts),
    corrected: file?.closing?.kind === '已改正',
    conclusion: file?.closing ? `${sentence(file.closing.reason)}建议以“${file.closing.kind}”结案。` : '',
  }
}

function foundText(facts: CaseFacts): string {
  if (facts.findings.length > 0) {
    const [, ...found] = issueSummary(facts).split('\n')
    return found.join('\n')
  }
  const open = facts.file?.checklist.filter(({ result }) => result !== '无问题') ?? []
  return (facts.file?.checklist.length ?? 0) > 0 && open.length === 0
    ? '经对主体、权限、事实、证据、程序、适用、裁量逐项审查，未发现违法或者不当的行政执法行为。'
    : ''
}

function documentSentence({ title, number, issuedOn, servedOn }: EarlierDocument): string {
  const issued = issuedOn ? `${formatCivilDate(issuedOn)}印发` : '印发'
  const served = servedOn ? `，${formatCivilDate(servedOn)}送达` : ''
  return `${issued}《${title}》${number ? `（${number}）` : ''}${served}`
}

function outcomeText({ file }: CaseFacts): string {
  const closing = file?.closing
  if (!closing) return ''
  return [
    closing.outcome && sentence(closing.outcome),
    closing.refunded > 0 && !closing.outcome.includes('退还') ? `退还金额${yuan(closing.refunded)}。` : '',
    closing.accountable > 0 ? `追究责任${closing.accountable}人。` : '',
  ]
    .filter(Boolean)
    .join('')
}

function answerText({ file }: CaseFacts): string {
  const answer = file?.answer
  if (!answer) return ''
  if (answer.noneReason) return `未能答复，理由：${sentence(answer.noneReason)}`
  return `${formatCivilDate(answer.on)}${answer.via}：${sentence(answer.text)}`
}

function body(content: ClosingReport): Block[] {
  return chapters([
    ['案件来源', paragraphs(content.source)],
    ['查明的事实和认定', paragraphs(content.found)],
    ['监督处理情况', numbered(content.handling)],
    ['整改和复查情况', numbered(content.rectification)],
    ['监督成效', paragraphs(content.outcome && sentence(content.outcome))],
    ['答复诉求人情况', paragraphs(content.answer && sentence(content.answer))],
    ['结案理由和意见', paragraphs(content.conclusion)],
  ])
}
