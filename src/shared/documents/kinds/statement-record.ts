import { z } from 'zod'
import { type Block, paragraphs } from '../blocks'
import { optionalText } from './common-fields'
import { defineKind } from './define-kind'
import { exampleFacts } from './example-facts'
import type { CaseFacts, StatementFacts } from './facts'
import { checkQuestioning, draftQuestioning, questioningBody, questioningFeet, questioningFields } from './questioning'
import { day, factGrid, questionBlocks, signatureFeet } from './record-parts'
import { listed, sentence } from './wording'

const schema = z.object({
  ...questioningFields,
  /** Handed in on paper, so that nobody was asked and told of his rights. */
  written: z.boolean().default(false).meta({ title: '书面提交' }),
  statement: optionalText('陈述申辩意见', 10_000),
  outcome: optionalText('采纳情况和理由', 4000),
})
type StatementRecord = z.infer<typeof schema>

const STATING = '陈述申辩人'
const TITLE = '听取陈述申辩笔录'
const WRITTEN_TITLE = '听取陈述意见记录'
const acceptedWords = { all: '全部采纳', part: '部分采纳', none: '不予采纳' } as const

/** 听取陈述申辩笔录: what the respondent or a party said for itself, by word of mouth or in writing, and what became of it. */
export const statementRecord = defineKind<StatementRecord>({
  code: 'statement-record',
  name: TITLE,
  format: 'form',
  numbering: 'none',
  schema,
  draft,
  example: () => ({
    ...draft(exampleFacts),
    title: TITLE,
    written: false,
    place: '示例市司法局二楼会议室',
    person: '赵某某',
    identity: '示例县市场监督管理局法规股股长',
    time: '15时至15时40分',
    recorder: '李某',
    questions: [{ question: '是否还有需要补充的意见和证据？', answer: '没有。' }],
  }),
  check: (content, context) => [
    ...checkQuestioning(content, context),
    ...(content.statement === '' && content.questions.length === 0
      ? [{ code: 'nothingSaid', path: 'statement' } as const]
      : []),
  ],
  print: (content) => ({
    marks: [],
    body: [...(content.written ? writtenBody(content) : spokenBody(content)), ...became(content)],
    footLines: content.written ? signatureFeet(['承办人', '承办人']) : questioningFeet(STATING),
  }),
})

/** Of an interview in which somebody stated his view, else of the statement that the respondent handed in. */
function draft(facts: CaseFacts): StatementRecord {
  const about = facts.file?.interview?.kind === 'statement' ? facts.file.interview : undefined
  const drafted = draftQuestioning(facts, TITLE, about)
  if (about) return { ...drafted, written: false, statement: '', outcome: '' }
  const { statement } = facts
  return {
    ...drafted,
    on: facts.file?.statementReceivedOn ?? drafted.on,
    title: WRITTEN_TITLE,
    written: true,
    person: facts.respondent.name,
    place: facts.bureau.name,
    statement: statement?.text ?? '',
    outcome: statement ? outcomeOf(statement) : '',
  }
}

function outcomeOf({ accepted, why }: StatementFacts): string {
  return accepted ? `${acceptedWords[accepted]}${why ? `，理由：${why}` : ''}` : ''
}

function spokenBody(content: StatementRecord): Block[] {
  const heard = paragraphs(content.statement && `陈述申辩意见：${sentence(content.statement)}`)
  return questioningBody(content, STATING, heard)
}

function writtenBody(content: StatementRecord): Block[] {
  return [
    factGrid([
      ['案件编号', content.caseNo],
      ['案　　由', content.caseTitle],
      [STATING, content.person],
      ['收到日期', day(content.on)],
      ['承 办 人', listed(content.askers)],
    ]),
    ...paragraphs(content.statement && `陈述申辩意见：${sentence(content.statement)}`),
    ...questionBlocks(content.questions),
  ]
}

function became({ outcome }: StatementRecord): Block[] {
  return paragraphs(outcome && `采纳情况：${sentence(outcome)}`)
}
