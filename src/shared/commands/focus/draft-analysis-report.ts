import { analysisReport } from '../../documents/kinds/analysis-report'
import type { CaseFacts } from '../../documents/kinds/facts'
import { type FocusNumbers, type FocusRate, focusRates, rateOf } from '../../domain/focus'
import type { FocusBoard } from '../../domain/focus-board'

/** A row of the board by the name it has on the screen. */
export interface NamedRow {
  readonly name: string
  readonly numbers: FocusNumbers
  /** High rates of what is true and of discontent at once: proposed for a campaign. */
  readonly proposed: boolean
}

interface ReportSource {
  readonly facts: CaseFacts
  /** 2026年9月至11月 */
  readonly period: string
  /** 驿城区 · 城市管理; empty where the board is the whole. */
  readonly scope: string
  readonly board: Pick<FocusBoard, 'months' | 'total'>
  readonly rows: readonly NamedRow[]
}

const rates = Object.keys(focusRates) as FocusRate[]
const MOST_ROWS = 15
const MOST_BARS = 10
/** What a category of a chart has room for. */
const LONGEST_NAME = 20

/** 分析报告 from the focus board as it stands on the screen; causes are the officer's to write. */
export function draftAnalysisReport(source: ReportSource): Record<string, unknown> {
  const { facts, period, scope, rows } = source
  const where = scope && `（${scope}）`
  return {
    ...analysisReport.draft(facts),
    title: `${facts.bureau.name}关于${period}热线行政执法诉求的分析报告`,
    period,
    overview: `${period}${where}，12345热线反映行政执法问题的投诉举报${source.board.total.complaints}件，${ratesOf(source.board.total)}。`,
    tables: rows.length > 0 ? [rowTable(rows)] : [],
    charts: [...monthChart(source), ...rowChart(rows)],
    sections: [{ title: '主要特点', text: features(source) }],
    suggestions: rows
      .filter(({ proposed }) => proposed)
      .slice(0, MOST_ROWS)
      .map(({ name }) => `将${name}列为专项监督对象，逐件核查，督促整改。`),
  }
}

const percent = (rate: number | undefined) => (rate === undefined ? '—' : `${(rate * 100).toFixed(1)}%`)

/** 核实率62.5%（5/8）、… ; rates of nothing are left out. */
function ratesOf(numbers: FocusNumbers): string {
  const known = rates.filter((rate) => rateOf(numbers, rate) !== undefined)
  if (known.length === 0) return '尚无办理结果'
  return known
    .map((rate) => {
      const { label, part, whole } = focusRates[rate]
      return `${label}${percent(rateOf(numbers, rate))}（${numbers[part]}/${numbers[whole]}）`
    })
    .join('，')
}

function rowTable(rows: readonly NamedRow[]) {
  return {
    caption: rows.length > MOST_ROWS ? `诉求集中的前${MOST_ROWS}项` : '诉求分布',
    columns: ['对象', '投诉举报（件）', ...rates.map((rate) => focusRates[rate].label)],
    rows: rows
      .slice(0, MOST_ROWS)
      .map(({ name, numbers }) => [
        name,
        String(numbers.complaints),
        ...rates.map((rate) => percent(rateOf(numbers, rate))),
      ]),
  }
}

function monthChart({ board: { months } }: ReportSource) {
  const shown = months.slice(-24)
  if (shown.length < 2) return []
  const years = new Set(shown.map(({ month }) => month.slice(0, 4)))
  const name = (month: string) => `${years.size > 1 ? `${month.slice(0, 4)}年` : ''}${Number(month.slice(5))}月`
  return [
    {
      chart: '折线图',
      caption: '各月投诉举报件数',
      unit: '件',
      categories: shown.map(({ month }) => name(month)),
      series: [{ name: '投诉举报', values: shown.map(({ numbers }) => numbers.complaints) }],
    },
  ]
}

function rowChart(rows: readonly NamedRow[]) {
  if (rows.length < 2) return []
  // Lying bars are read from above, and drawn from below.
  const shown = rows.slice(0, MOST_BARS).reverse()
  return [
    {
      chart: '条形图',
      caption: rows.length > MOST_BARS ? `投诉举报件数（前${MOST_BARS}项）` : '投诉举报件数',
      unit: '件',
      categories: shown.map(({ name }) => name.slice(0, LONGEST_NAME)),
      series: [{ name: '投诉举报', values: shown.map(({ numbers }) => numbers.complaints) }],
    },
  ]
}

function features({ board, rows }: ReportSource): string {
  const { total, months } = board
  const most = rows.slice(0, 3).map(({ name, numbers }) => `${name}${numbers.complaints}件`)
  const [first, last] = [months[0], months.at(-1)]
  const proposed = rows.filter((row) => row.proposed).map(({ name }) => name)
  const items = [
    most.length > 0 && total.complaints > 0 ? `诉求较为集中。数量居前的是${most.join('、')}。` : '',
    first && last && first !== last
      ? `数量${trend(first.numbers.complaints, last.numbers.complaints)}。${name(first.month)}${first.numbers.complaints}件，${name(last.month)}${last.numbers.complaints}件。`
      : '',
    proposed.length > 0 ? `部分问题突出。${proposed.join('、')}核实率高而满意率低。` : '',
  ].filter(Boolean)
  if (items.length === 0) return '本期诉求数量较少，未见集中情况。'
  return items.map((item, at) => (items.length > 1 ? `（${'一二三'[at]}）${item}` : item)).join('\n')
}

const name = (month: string) => `${month.slice(0, 4)}年${Number(month.slice(5))}月`

function trend(before: number, after: number): string {
  if (before === after) return '持平'
  return after > before ? '上升' : '下降'
}
