import { z } from 'zod'
import { formatCivilDate } from '#shared/domain/civil-date'
import { type Block, heading, paragraphs } from '../blocks'
import { chapters, numbered } from './body-parts'
import { draftCommon } from './common-draft'
import { commonFields, dueOn, items, line, longText, names, optionalText } from './common-fields'
import { defineKind } from './define-kind'
import { exampleFacts } from './example-facts'
import type { CaseFacts } from './facts'
import { checkDue } from './legality/days'
import { checkSignatory } from './legality/escalation'
import type { Finding } from './legality/problem'
import { clause, listed, sentence } from './wording'

const schema = z.object({
  ...commonFields,
  reason: longText('制定依据和缘由', 4000),
  goal: longText('监督目标', 4000),
  scope: items('监督范围和重点'),
  measures: items('监督方式', 0).default([]),
  stages: z
    .array(
      z.object({
        name: line('阶段', 40),
        from: dueOn('开始日期'),
        to: dueOn('结束日期'),
        work: longText('工作内容', 2000),
      }),
    )
    .min(1)
    .max(10)
    .meta({ title: '实施步骤' }),
  demands: items('工作要求'),
  reports: optionalText('报送要求', 1000),
  leads: names('责任单位').default([]),
})
type CampaignNotice = z.infer<typeof schema>

/** 专项监督方案（通知）: why, what, in which stages, who. */
export const campaignNotice = defineKind<CampaignNotice>({
  code: 'campaign-notice',
  name: '专项监督方案（通知）',
  format: 'general',
  schema,
  draft,
  example,
  check: (content, context) => [
    ...checkSignatory(content.signatories, context.facts?.bureau.name ?? ''),
    ...content.stages.flatMap((stage, at) => [
      ...checkDue(`stages.${at}.to`, stage.to, content, context),
      ...backwards(stage, at),
    ]),
  ],
  print: (content) => ({
    body: body(content),
    annexes: content.annexNotes.map((title) => ({ title, body: [ledger()] })),
  }),
})

function backwards(stage: CampaignNotice['stages'][number], at: number): Finding[] {
  const args = { what: `“${stage.name}”结束日期`, on: formatCivilDate(stage.to), date: formatCivilDate(stage.from) }
  return stage.to < stage.from ? [{ code: 'stageBackwards', path: `stages.${at}.to`, args }] : []
}

const LEDGER_ROWS = 12

/** An annex to be filled in by who receives the notice. */
function ledger(): Block {
  return {
    type: 'table',
    columns: [
      { title: '序号', width: 2 },
      { title: '问题', width: 7 },
      { title: '整改措施', width: 7 },
      { title: '责任人', width: 3 },
      { title: '完成时间', width: 4 },
    ],
    rows: Array.from({ length: LEDGER_ROWS }, (_, at) => [String(at + 1), '', '', '', '']),
  }
}

function draft(facts: CaseFacts): CampaignNotice {
  const field = facts.field ? `${facts.field}领域` : '重点领域'
  return {
    ...draftCommon(facts, 'general', {
      title: `${facts.bureau.name}关于开展${field}行政执法专项监督的通知`,
      addressee: '各县（区）司法局，市直有关行政执法机关',
      numberFormat: '{org}执监专〔{year}〕{no}号',
    }),
    reason: '',
    goal: '',
    scope: [...new Set(facts.findings.map((finding) => `${finding.issueLabel}问题。`))],
    measures: ['热线工单倒查。', '行政执法案卷评查。', '现场核查和走访企业。'],
    stages: [],
    demands: [],
    reports: '',
    leads: [],
  }
}

function body(content: CampaignNotice): Block[] {
  const stages = content.stages.flatMap((stage, at) => [
    heading(2, at, `${stage.name}（${formatCivilDate(stage.from)}至${formatCivilDate(stage.to)}）`),
    ...paragraphs(sentence(stage.work)),
  ])
  const leads = content.leads.length > 0 ? `责任单位：${listed(content.leads)}。` : ''
  return [
    ...paragraphs(`${clause(content.reason)}，制定本方案。现将有关事项通知如下。`),
    ...chapters([
      ['监督目标', paragraphs(content.goal)],
      ['监督范围和重点', numbered(content.scope)],
      ['监督方式', numbered(content.measures)],
      ['实施步骤', stages],
      [
        '工作要求',
        [...numbered(content.demands), ...paragraphs(`${leads}${content.reports && sentence(content.reports)}`)],
      ],
    ]),
  ]
}

function example(): CampaignNotice {
  return {
    ...draft(exampleFacts),
    title: '示例市司法局关于开展规范涉企行政检查专项监督的通知',
    reason:
      '为规范涉企行政检查行为，减轻企业负担，根据市人民政府2026年行政执法监督工作安排，结合12345热线反映的突出问题',
    goal: '通过专项监督，摸清全市涉企行政检查底数，纠正一批乱检查问题，建立检查计划公示、频次上限和结果互认制度，力争涉企检查投诉同比下降30%。',
    scope: [
      '没有检查计划或者超出计划的检查。',
      '同一事项对同一企业的重复检查、多头检查。',
      '检查时不出示证件、不告知事由，或者要求企业停产接受检查。',
      '以检查名义摊派、收费或者要求接受指定服务。',
    ],
    stages: [
      {
        name: '自查自纠',
        from: '2026-12-01',
        to: '2026-12-31',
        work: '各行政执法机关对2026年以来的涉企行政检查逐项自查，建立问题台账，边查边改',
      },
      {
        name: '集中监督',
        from: '2027-01-04',
        to: '2027-03-31',
        work: '市司法局组织案卷评查和现场核查，对投诉集中的单位实行重点监督，发现违法或者不当行为的，依法制发监督文书',
      },
      {
        name: '总结提升',
        from: '2027-04-01',
        to: '2027-04-30',
        work: '汇总专项监督情况，形成总结报告和制度建议，报市人民政府',
      },
    ],
    demands: [
      '加强组织领导。各单位应当确定一名负责人负责专项监督工作，明确责任机构和人员。',
      '坚持问题导向。热线工单反映的问题应当逐件核查，不得以“已依法处理”等答复代替核查。',
      '严肃工作纪律。对瞒报、漏报或者打击报复投诉人的，依照有关规定追究责任。',
    ],
    reports: '请各单位于2027年1月8日前报送自查报告和问题台账',
    leads: ['市司法局', '市直各行政执法机关', '各县（区）司法局'],
    annexNotes: ['涉企行政检查自查问题台账'],
    copiesTo: ['市人民政府办公室'],
  }
}
