import { describe, expect, it } from 'vitest'
import type { ChartBlock } from '../blocks'
import { chartParts, seriesColours } from './chart-parts'
import { chartScale } from './chart-scale'

const box = { x: 1588, width: 8400, height: 4600 }
const chart: ChartBlock = {
  type: 'chart',
  chart: 'column',
  caption: '各领域诉求数量',
  unit: '件',
  categories: ['城市管理', '市场监管'],
  series: [
    { name: '2025年', values: [1024, 715] },
    { name: '2026年', values: [982, 764] },
  ],
}
const textsOf = (block: ChartBlock) => chartParts(block, box).lines.map((line) => line.runs[0]?.text)
const barsOf = (block: ChartBlock) =>
  chartParts(block, box).rules.filter(
    (rule) => (seriesColours.slice(0, 2) as readonly string[]).includes(rule.color) && rule.height !== 110,
  )

describe('a chart on our pages', () => {
  it('says every value, category, series, tick and the unit', () => {
    expect(textsOf(chart)).toEqual(
      expect.arrayContaining(['单位：件', '城市管理', '市场监管', '2025年', '2026年', '1024', '764', '0', '1250']),
    )
  })

  it.each(['column', 'bar'] as const)('%s: bars are as long as their values', (kind) => {
    const lengths = barsOf({ ...chart, chart: kind }).map((rule) => (kind === 'bar' ? rule.width : rule.height))
    const perUnit = (lengths[0] ?? 0) / 1024
    expect(lengths.map((length) => Math.round(length / perUnit))).toEqual([1024, 715, 982, 764])
  })

  it.each(['column', 'bar', 'line'] as const)('%s stays inside its box', (kind) => {
    const { lines, rules, strokes } = chartParts({ ...chart, chart: kind }, box)
    const xs = [
      ...lines.flatMap((line) => line.runs.flatMap((run) => run.x)),
      ...rules.flatMap((rule) => [rule.x, rule.x + rule.width]),
    ]
    const ys = [
      ...rules.flatMap((rule) => [rule.y, rule.y + rule.height]),
      ...strokes.flatMap((one) => one.points.map(({ y }) => y)),
    ]
    expect(Math.min(...xs)).toBeGreaterThanOrEqual(box.x)
    expect(Math.max(...xs)).toBeLessThanOrEqual(box.x + box.width)
    expect(Math.min(...ys)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...ys)).toBeLessThanOrEqual(box.height)
  })
})

describe('the axis of values', () => {
  it.each([
    [[1024, 982], 0, 1250, 250],
    [[3], 0, 4, 1],
    [[0], 0, 1.2, 0.2],
    [[-12, 30], -20, 40, 10],
    [[92.8, 66.3], 0, 100, 20],
    [[0.12, 0.31], 0, 0.4, 0.1],
  ])('of %j has round numbers', (values, min, max, interval) => {
    expect(chartScale(values)).toMatchObject({ min, max, interval })
  })
})
