import { z } from 'zod'
import { type Block, heading, paragraphs } from '../blocks'
import { dueOn, line, longText, optionalLine, optionalText } from './common-fields'
import { draftRecord } from './common-form'
import { defineKind } from './define-kind'
import { exampleFacts } from './example-facts'
import type { CaseFacts } from './facts'
import { checkEventBehind } from './legality/days'
import type { Finding } from './legality/problem'
import { checkCount, day, factGrid, people, recordFields, signatureFeet } from './record-parts'
import { caseMatter, issueSummary, listed, sentence } from './wording'

const schema = z.object({
  ...recordFields,
  on: dueOn('讨论日期'),
  place: optionalLine('地点', 200),
  chair: line('主持人', 60),
  recorder: optionalLine('记录人', 60),
  topic: line('讨论议题', 300),
  report: longText('承办人汇报'),
  opinions: z
    .array(z.object({ name: line('姓名', 60), opinion: longText('意见', 2000) }))
    .min(1)
    .max(30)
    .meta({ title: '成员意见' }),
  observers: people('列席人员').default([]),
  conclusion: longText('讨论结论', 4000),
  dissent: optionalText('保留的意见', 2000),
})
type PanelRecord = z.infer<typeof schema>

const LEAST_MEMBERS = 3

/** 集体讨论记录: what was reported, what each member said, what was concluded. Belongs into the 副卷. */
export const panelRecord = defineKind<PanelRecord>({
  code: 'panel-record',
  name: '集体讨论记录',
  format: 'form',
  numbering: 'none',
  schema,
  draft,
  example: () => ({
    ...draft(exampleFacts),
    place: '示例市司法局二楼会议室',
    recorder: '李某',
    observers: ['张某（承办人）', '李某（承办人）'],
  }),
  check: (content, context) => [
    ...checkEventBehind('on', '讨论日期', content.on, content, context),
    ...checkCount(
      'opinions',
      '集体讨论成员',
      content.opinions.map(({ name }) => name),
      LEAST_MEMBERS,
    ),
    ...hiddenDissent(content),
  ],
  print: (content) => ({
    marks: [],
    body: body(content),
    footLines: signatureFeet(['主持人', '参加人员'], ['记录人']),
  }),
})

function draft(facts: CaseFacts): PanelRecord {
  const panel = facts.file?.panel
  return {
    ...draftRecord(facts, '集体讨论记录'),
    on: panel?.on ?? facts.today,
    place: '',
    chair: panel?.chair ?? '',
    recorder: '',
    ...subjectOf(facts),
    opinions: (panel?.members ?? []).map((member) => ({ ...member })),
    observers: [],
    conclusion: panel?.conclusion ?? '',
    dissent: '',
  }
}

/** Of a case its findings are spoken of, of a 移送 what is handed over. */
function subjectOf(facts: CaseFacts): Pick<PanelRecord, 'topic' | 'report'> {
  const transfer = facts.file?.transfer
  if (!transfer) return { topic: `“${caseMatter(facts.caseTitle)}”案件的处理意见`, report: issueSummary(facts) }
  return {
    topic: `移送${transfer.subject}有关问题线索`,
    report: `${sentence(transfer.facts)}建议移送${transfer.target}。`,
  }
}

/** A conclusion must not call unanimous what was not. */
function hiddenDissent({ opinions, conclusion }: PanelRecord): Finding[] {
  if (!conclusion.includes('一致')) return []
  return opinions.flatMap(({ name, opinion }, at): Finding[] =>
    /不同意|不赞成|反对|保留意见/.test(opinion)
      ? [{ code: 'dissentHidden', path: `opinions.${at}.opinion`, args: { name } }]
      : [],
  )
}

function body(content: PanelRecord): Block[] {
  const parts: [string, Block[]][] = [
    ['承办人汇报', paragraphs(content.report)],
    ['讨论意见', content.opinions.flatMap(({ name, opinion }) => paragraphs(`${name}：${sentence(opinion)}`))],
    ['讨论结论', paragraphs(sentence(content.conclusion))],
    ['保留的意见', paragraphs(sentence(content.dissent))],
  ]
  return [
    factGrid([
      ['案件编号', content.caseNo],
      ['案件名称', content.caseTitle],
      ['时　　间', day(content.on)],
      ['地　　点', content.place],
      ['主 持 人', content.chair],
      ['参加人员', listed(content.opinions.map(({ name }) => name))],
      ['列席人员', listed(content.observers)],
      ['议　　题', content.topic],
    ]),
    ...parts
      .filter(([, blocks]) => blocks.length > 0)
      .flatMap(([title, blocks], at) => [heading(1, at, title), ...blocks]),
  ]
}
