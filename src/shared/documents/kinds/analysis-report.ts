import { z } from 'zod'
import { type Block, paragraphs } from '../blocks'
import { chapters, numbered } from './body-parts'
import { draftCommon } from './common-draft'
import {
  chartField,
  commonFields,
  figureField,
  items,
  line,
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
  period: line('分析周期', 40),
  overview: longText('总体情况'),
  tables: z.array(tableField).max(20).default([]).meta({ title: '表格' }),
  charts: z.array(chartField).max(10).default([]).meta({ title: '图表' }),
  figures: z.array(figureField).max(10).default([]).meta({ title: '图片' }),
  sections: z
    .array(z.object({ title: line('小标题', 40), text: longText('内容') }))
    .min(1)
    .max(20)
    .meta({ title: '分析' }),
  causes: items('原因分析', 0).default([]),
  suggestions: items('对策建议'),
})
type AnalysisReport = z.infer<typeof schema>

/** 分析报告: an internal paper without 版头; sent to the government it is a 报告 with 签发人. */
export const analysisReport = defineKind<AnalysisReport>({
  code: 'analysis-report',
  name: '行政执法监督分析报告',
  format: 'plain',
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
    body: body(content),
  }),
})

function draft(facts: CaseFacts): AnalysisReport {
  return {
    ...draftCommon(facts, 'general', {
      title: `${facts.bureau.name}关于12345热线行政执法诉求的分析报告`,
      addressee: '',
      numberFormat: '{org}〔{year}〕{no}号',
    }),
    note: '',
    signers: [],
    period: `${facts.today.slice(0, 4)}年第${Math.ceil(Number(facts.today.slice(5, 7)) / 3)}季度`,
    overview: '',
    tables: [],
    charts: [],
    figures: [],
    sections: [],
    causes: [],
    suggestions: [],
  }
}

function body(content: AnalysisReport): Block[] {
  return [
    ...chapters([
      ['总体情况', [...paragraphs(content.overview), ...figureBlocks(content)]],
      ...content.sections.map((section): [string, Block[]] => [section.title, paragraphs(section.text)]),
      ['原因分析', numbered(content.causes)],
      ['对策建议', numbered(content.suggestions)],
    ]),
    ...paragraphs(content.signers.length > 0 ? '特此报告。' : ''),
  ]
}

function example(): AnalysisReport {
  return {
    ...draft(exampleFacts),
    title: '示例市司法局关于2026年第三季度12345热线行政执法诉求的分析报告',
    addressee: '示例市人民政府',
    signers: ['王某某'],
    period: '2026年第三季度',
    overview:
      '2026年第三季度，全市12345热线受理工单48216件，其中反映行政执法问题的3127件，占6.49%，同比下降2.3个百分点；经初步核查转入行政执法监督的211件，已办结186件，核实率38.7%。',
    tables: [
      {
        caption: '各领域行政执法诉求数量',
        columns: ['领域', '工单（件）', '同比', '核实率', '满意率'],
        rows: [
          ['城市管理', '982', '-4.1%', '36.2%', '81.5%'],
          ['市场监管', '764', '+6.8%', '42.0%', '79.3%'],
          ['交通运输', '531', '-9.7%', '35.1%', '84.6%'],
          ['生态环境', '308', '+1.2%', '40.9%', '83.0%'],
          ['其他', '542', '-3.5%', '37.7%', '85.2%'],
        ],
      },
    ],
    charts: [
      {
        chart: '柱形图',
        caption: '各领域行政执法诉求数量',
        unit: '件',
        categories: ['城市管理', '市场监管', '交通运输', '生态环境', '其他'],
        series: [
          { name: '2025年第三季度', values: [1024, 715, 588, 304, 562] },
          { name: '2026年第三季度', values: [982, 764, 531, 308, 542] },
        ],
      },
    ],
    figures: [
      { picture: examplePicture(), caption: '核实问题类型分布', alt: '程序、裁量、不作为、收费四类问题依次增加' },
    ],
    sections: [
      {
        title: '主要特点',
        text: '（一）市场监管领域上升明显。小额案件处罚过重的诉求87件，同比增长61.1%，集中在食用农产品和广告领域。\n（二）涉企检查诉求下降。规范涉企行政检查专项监督开展以来，月均诉求由98件降至55件。\n（三）程序问题仍是主要问题。核实的问题中，程序违法占44.6%，裁量明显不当占27.3%。',
      },
    ],
    causes: ['裁量基准更新不及时，部分条款与现行规定不衔接。', '基层法制审核力量不足，轻微案件未经审核即作出决定。'],
    suggestions: [
      '统一小额案件裁量标准，明确不予处罚、从轻处罚的情形。',
      '将投诉集中的4个单位列为重点监督对象，第四季度逐案评查。',
    ],
  }
}
