import type { z } from 'zod'
import type { Block, ChartBlock } from '../blocks'
import type { chartField, figureField, tableField } from './common-fields'
import type { Finding } from './legality/problem'

export interface FigureContent {
  readonly tables: readonly z.infer<typeof tableField>[]
  readonly charts: readonly z.infer<typeof chartField>[]
  readonly figures: readonly z.infer<typeof figureField>[]
}

const chartKinds: Readonly<Record<string, ChartBlock['chart']>> = { 柱形图: 'column', 条形图: 'bar', 折线图: 'line' }

/** Tables (表1…) and figures (图1…) of a report, each series numbered by itself. */
export function figureBlocks({ tables, charts, figures }: FigureContent): Block[] {
  const tableBlocks = tables.map((table, at): Block => {
    const columns = table.columns.map((title, column) => ({ title, width: columnWidth(table, column) }))
    return { type: 'table', caption: `表${at + 1}　${table.caption}`, columns, rows: table.rows }
  })
  const chartBlocks = charts.map((chart, at): Block => {
    const { unit, categories, series } = chart
    const caption = `图${at + 1}　${chart.caption}`
    return { type: 'chart', chart: chartKinds[chart.chart] ?? 'column', caption, unit, categories, series }
  })
  const pictureBlocks = figures.map((figure, at): Block => {
    const caption = `图${charts.length + at + 1}　${figure.caption}`
    return { type: 'figure', source: figure.picture, alt: figure.alt || figure.caption, caption }
  })
  return [...tableBlocks, ...chartBlocks, ...pictureBlocks]
}

/** As wide as its longest text asks for, within reason. */
function columnWidth({ columns, rows }: FigureContent['tables'][number], column: number): number {
  const longest = Math.max(columns[column]?.length ?? 1, ...rows.map((row) => row[column]?.length ?? 0))
  return Math.min(18, Math.max(3, longest))
}

/** A chart has a value for each category. */
export function checkFigures({ charts }: FigureContent): Finding[] {
  return charts.flatMap((chart, at) =>
    chart.series.flatMap((series, row): Finding[] => {
      const args = { name: series.name, n: series.values.length, expected: chart.categories.length }
      const path = `charts.${at}.series.${row}.values`
      return series.values.length === chart.categories.length ? [] : [{ code: 'chartValuesDiffer', path, args }]
    }),
  )
}
