import { z } from 'zod'
import { type Block, paragraphs } from '../blocks'
import { chapters, numbered } from './body-parts'
import { draftCommon } from './common-draft'
import {
  chartField,
  commonFields,
  figureField,
  items,
  longText,
  names,
  optionalLine,
  tableField,
} from './common-fields'
import { defineKind } from './define-kind'
import { exampleFacts } from './example-facts'
import { examplePicture } from './example-picture'
import type { CaseFacts } from './facts'
import { checkFigures, figureBlocks } from './figures'
import { checkSignatory } from './legality/escalation'

const schema = z.object({
  ...commonFields,
  addressee: optionalLine('主送机关', 2000),
  signers: names('签发人（上报时填写）', 8).default([]),
  overview: longText('基本情况'),
  results: items('主要做法和成效'),
  tables: z.array(tableField).max(20).default([]).meta({ title: '表格' }),
  charts: z.array(chartField).max(10).default([]).meta({ title: '图表' }),
  figures: z.array(figureField).max(10).default([]).meta({ title: '图片' }),
  problems: items('存在的问题', 0).default([]),
  suggestions: items('下一步打算和建议'),
})
type CampaignReport = z.infer<typeof schema>

/** 专项监督总结报告: kept as a paper without 版头, or sent up as a 报告 with 签发人. */
export const campaignReport = defineKind<CampaignReport>({
  code: 'campaign-report',
  name: '专项监督总结报告',
  format: 'plain',
  numbering: 'none',
  schema,
  draft,
  example,
  check: (content, context) => [
    ...checkSignatory(content.signatories, context.facts?.bureau.name ?? ''),
    ...checkFigures(content),
  ],
  print: (content) => ({
    format: content.signers.length > 0 ? 'general' : 'plain',
    signers: content.signers,
    marks: [],
    body: body(content),
  }),
})

function draft(facts: CaseFacts): CampaignReport {
  return {
    ...draftCommon(facts, 'general', {
      title: `${facts.bureau.name}关于行政执法专项监督情况的报告`,
      addressee: '',
      numberFormat: '{org}〔{year}〕{no}号',
    }),
    note: '',
    signers: [],
    overview: '',
    results: [],
    tables: [],
    charts: [],
    figures: [],
    problems: [],
    suggestions: [],
  }
}

function body(content: CampaignReport): Block[] {
  return [
    ...chapters([
      ['基本情况', [...paragraphs(content.overview), ...figureBlocks(content)]],
      ['主要做法和成效', numbered(content.results)],
      ['存在的问题', numbered(content.problems)],
      ['下一步打算', numbered(content.suggestions)],
    ]),
    ...paragraphs(content.signers.length > 0 ? '特此报告。' : ''),
  ]
}

function example(): CampaignReport {
  return {
    ...draft(exampleFacts),
    title: '示例市司法局关于规范涉企行政检查专项监督情况的报告',
    overview:
      '2026年4月至9月，我局组织开展规范涉企行政检查专项监督，共核查热线工单326件，评查案卷410卷，走访企业128家，发现问题173个，制发监督通知书19份、监督意见书8份，督促整改166个，整改率95.95%。',
    results: [
      '摸清检查底数。汇总24个市直行政执法机关2026年检查计划，合并重复事项41项，压减检查612次。',
      '纠正突出问题。对12件重复检查、6件违规收费问题逐件督办，退还企业费用28.64万元。',
    ],
    tables: [
      {
        caption: '发现和整改问题情况',
        columns: ['问题类型', '发现（个）', '已整改（个）', '整改率'],
        rows: [
          ['重复检查、多头检查', '74', '72', '97.3%'],
          ['检查程序不规范', '58', '56', '96.6%'],
          ['违规收费和摊派', '23', '22', '95.7%'],
          ['其他', '18', '16', '88.9%'],
        ],
      },
    ],
    charts: [
      {
        chart: '折线图',
        caption: '涉企检查投诉数量变化',
        unit: '件',
        categories: ['4月', '5月', '6月', '7月', '8月', '9月'],
        series: [
          { name: '2025年', values: [88, 92, 95, 90, 97, 101] },
          { name: '2026年', values: [86, 81, 70, 62, 55, 47] },
        ],
      },
    ],
    figures: [{ picture: examplePicture(), caption: '抽查案卷问题分布', alt: '四类问题数量依次增加的示意图' }],
    problems: ['部分县（区）检查计划仍未公示，检查结果互认的范围较窄。'],
    suggestions: ['将检查频次上限写入年度行政执法监督计划。', '在行政执法综合管理平台增加检查计划重叠预警。'],
  }
}
