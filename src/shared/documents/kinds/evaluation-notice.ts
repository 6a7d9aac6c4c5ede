import { z } from 'zod'
import { type Block, type ChartBlock, paragraphs } from '../blocks'
import { chapters, numbered } from './body-parts'
import { draftCommon } from './common-draft'
import { commonFields, items, line, longText, optionalLine, optionalText } from './common-fields'
import { defineKind } from './define-kind'
import { exampleFacts } from './example-facts'
import type { CaseFacts } from './facts'
import { checkSignatory } from './legality/escalation'
import { sentence } from './wording'

export const evaluationGrades = ['A', 'B', 'C', 'D'] as const
const gradeWords: Readonly<Record<string, string>> = { A: '减量检查', B: '常规检查', C: '增量检查', D: '重点监督' }

const schema = z.object({
  ...commonFields,
  period: line('评价周期', 40),
  overview: longText('总体情况'),
  results: z
    .array(
      z.object({
        organ: line('被评价机关', 60),
        score: z.number().min(0).max(100).optional().meta({ title: '得分（评分的填写）' }),
        grade: z.enum(evaluationGrades).meta({ title: '等次' }),
        change: optionalLine('与上期比较', 20),
      }),
    )
    .min(1)
    .max(200)
    .meta({ title: '评价结果' }),
  strengths: items('好的做法', 0).default([]),
  problems: items('存在的问题'),
  demands: items('下一步要求'),
  objection: optionalText('异议的提出', 1000),
  showChart: z.boolean().default(true).meta({ title: '附图' }),
})
type EvaluationNotice = z.infer<typeof schema>

/** 效能评价通报: grades of the organs of a city, with what they mean for next year's supervision. */
export const evaluationNotice = defineKind<EvaluationNotice>({
  code: 'evaluation-notice',
  name: '行政执法效能评价通报',
  format: 'general',
  schema,
  draft,
  example,
  check: (content, context) => checkSignatory(content.signatories, context.facts?.bureau.name ?? ''),
  print: (content) => ({
    body: body(content),
    // The annex bears the name that the text calls it by.
    annexes: [{ title: content.annexNotes[0] ?? resultsOf(content.period), body: [resultTable(content)] }],
  }),
})

const resultsOf = (period: string) => `${period}行政执法效能评价结果`

function draft(facts: CaseFacts): EvaluationNotice {
  const year = facts.today.slice(0, 4)
  return {
    ...draftCommon(facts, 'general', {
      title: `${facts.bureau.name}关于${year}年度行政执法效能评价情况的通报`,
      addressee: '各县（区）司法局，市直各行政执法机关',
      numberFormat: '{org}执监评〔{year}〕{no}号',
      annexNotes: [resultsOf(`${year}年度`)],
    }),
    note: '',
    period: `${year}年度`,
    overview: '',
    results: [],
    strengths: [],
    problems: [],
    demands: [],
    objection: '对评价结果有异议的，可以自收到本通报之日起10日内书面提出，并附相关材料。',
    showChart: true,
  }
}

function body(content: EvaluationNotice): Block[] {
  const count = (grade: string) => content.results.filter((result) => result.grade === grade)
  const grades = evaluationGrades
    .filter((grade) => count(grade).length > 0)
    .map((grade) => `${grade}级${count(grade).length}个`)
  const summary = `本次共评价${content.results.length}个行政执法机关，其中${grades.join('、')}。`
  const meanings = evaluationGrades
    .filter((grade) => count(grade).length > 0)
    .map((grade) => `评为${grade}级的，实行${gradeWords[grade]}。`)
  return [
    ...chapters([
      [
        '总体情况',
        [
          ...paragraphs(`${content.overview}\n${content.results.length > 0 ? summary : ''}`),
          ...(content.showChart ? resultChart(content) : []),
        ],
      ],
      ['好的做法', numbered(content.strengths)],
      ['存在的问题', numbered(content.problems)],
      ['结果运用', paragraphs(meanings.join(''))],
      ['下一步要求', numbered(content.demands)],
    ]),
    ...paragraphs(content.objection && sentence(content.objection)),
  ]
}

const CHARTED_MOST = 12

/** The best scores; where organs are graded without a score, how many have which grade. */
function resultChart({ results, period }: EvaluationNotice): ChartBlock[] {
  if (results.length === 0) return []
  const scored = results.flatMap(({ organ, score }) => (score === undefined ? [] : [{ organ, score }]))
  if (scored.length === 0) return [gradeChart({ results, period })]
  const shown = scored.sort((a, b) => b.score - a.score).slice(0, CHARTED_MOST)
  return [
    {
      type: 'chart',
      chart: 'bar',
      caption: `图1　${period}行政执法效能评价得分${scored.length > CHARTED_MOST ? `（前${CHARTED_MOST}名）` : ''}`,
      unit: '分',
      // Lying bars are read from above, and drawn from below.
      categories: shown.map((result) => result.organ).reverse(),
      series: [{ name: '得分', values: shown.map((result) => result.score).reverse() }],
    },
  ]
}

function gradeChart({ results, period }: Pick<EvaluationNotice, 'results' | 'period'>): ChartBlock {
  const counts = evaluationGrades.map((grade) => results.filter((result) => result.grade === grade).length)
  return {
    type: 'chart',
    chart: 'column',
    caption: `图1　${period}行政执法效能评价各等次机关数量`,
    unit: '个',
    categories: evaluationGrades.map((grade) => `${grade}级`),
    series: [{ name: '机关数量', values: counts }],
  }
}

function resultTable({ results }: EvaluationNotice): Block {
  const scored = results.some(({ score }) => score !== undefined)
  return {
    type: 'table',
    columns: [
      { title: '序号', width: 2 },
      { title: '行政执法机关', width: 8 },
      ...(scored ? [{ title: '得分', width: 3 }] : []),
      { title: '等次', width: 2 },
      { title: '与上期比较', width: 4 },
    ],
    rows: results.map((result, at) => [
      String(at + 1),
      result.organ,
      ...(scored ? [result.score?.toFixed(1) ?? ''] : []),
      result.grade,
      result.change,
    ]),
  }
}

function example(): EvaluationNotice {
  return {
    ...draft(exampleFacts),
    overview:
      '根据《行政执法效能评价办法（示例）》，我局会同市政务服务便民热线中心，对市直行政执法机关2026年度行政执法效能进行了评价。评价以热线工单、行政执法监督案件、案卷评查和整改落实数据为依据，由系统计算得分，经专家复核后确定等次。',
    results: [
      { organ: '市市场监督管理局', score: 84.2, grade: 'B', change: '上升3.1分' },
      { organ: '市生态环境局', score: 91.6, grade: 'A', change: '上升1.2分' },
      { organ: '市交通运输局', score: 78.5, grade: 'C', change: '下降4.0分' },
      { organ: '市城市管理局', score: 66.3, grade: 'D', change: '下降6.7分' },
      { organ: '市农业农村局', score: 92.8, grade: 'A', change: '上升0.4分' },
      { organ: '市卫生健康委员会', score: 86.9, grade: 'B', change: '持平' },
    ],
    strengths: ['市农业农村局对轻微违法行为建立首违不罚清单，全年未发生重复投诉。'],
    problems: [
      '办理不及时。超期办结工单412件，占12.7%，主要集中在城市管理和交通运输领域。',
      '整改不到位。全年发出的23份监督意见书中，有3份逾期未报告整改情况。',
    ],
    demands: [
      '评为C级、D级的机关，应当在收到本通报之日起30日内制定整改方案并报我局备案。',
      '各机关应当对照评价指标开展自查，重点整治超期办理、以罚代管等问题。',
    ],
    copiesTo: ['市委全面依法治市委员会办公室', '市人民政府办公室'],
  }
}
