import type { ChartBlock } from '../blocks'
import { BASELINE, BLACK, GREY } from '../measures'
import { textWidth } from './char-width'
import { chartScale } from './chart-scale'
import type { PageRule, PageStroke } from './page-model'
import type { SliceLine } from './slices'

interface Box {
  readonly x: number
  readonly width: number
  readonly height: number
}

interface ChartParts {
  readonly lines: readonly SliceLine[]
  readonly rules: readonly PageRule[]
  readonly strokes: readonly PageStroke[]
}

/** Told apart in black and white print too; the Word chart has the same. */
export const seriesColours = ['1F4E79', 'C55A11', '7F7F7F', '548235', 'BF9000', '7030A0'] as const
const TEXT = 180
const TEXT_LINE = 240
const GRID_COLOUR = 'D9D9D9'

/** Draws a chart on our pages as Word draws its own: axis of values with a grid, categories, legend at the bottom. */
export function chartParts(chart: ChartBlock, box: Box): ChartParts {
  const lines: SliceLine[] = []
  const rules: PageRule[] = []
  const strokes: PageStroke[] = []
  const scale = chartScale(chart.series.flatMap((one) => one.values))
  const lying = chart.chart === 'bar'
  const say = (text: string, x: number, y: number, align: 'left' | 'center' | 'right') => {
    lines.push(label(text, x, y, align))
  }
  const valueLabels = scale.ticks.map(String)
  const categoryWidth = Math.max(...chart.categories.map((text) => textWidth(text, TEXT)), 0)
  const edge = lying
    ? Math.min(categoryWidth, box.width / 3)
    : Math.max(...valueLabels.map((text) => textWidth(text, TEXT)))
  const plot = {
    left: box.x + edge + 160,
    right: box.x + box.width - 160,
    top: TEXT_LINE + 120,
    bottom: box.height - 2 * TEXT_LINE - 120,
  }
  const along = (value: number, from: number, to: number) =>
    from + ((value - scale.min) / (scale.max - scale.min)) * (to - from)
  const zero = Math.max(scale.min, Math.min(0, scale.max))
  if (chart.unit) say(`单位：${chart.unit}`, box.x + box.width - 160, 40, 'right')
  for (const tick of scale.ticks) {
    if (lying) {
      const x = along(tick, plot.left, plot.right)
      rules.push({ x, y: plot.top, width: 6, height: plot.bottom - plot.top, color: GRID_COLOUR })
      say(String(tick), x, plot.bottom + 20, 'center')
    } else {
      const y = along(tick, plot.bottom, plot.top)
      rules.push({ x: plot.left, y, width: plot.right - plot.left, height: 6, color: GRID_COLOUR })
      say(String(tick), plot.left - 80, y - TEXT_LINE / 2, 'right')
    }
  }
  const slot = (lying ? plot.bottom - plot.top : plot.right - plot.left) / chart.categories.length
  for (const [at, category] of chart.categories.entries()) {
    // As in Word, the first category of lying bars is at the bottom.
    const middle = lying ? plot.bottom - (at + 0.5) * slot : plot.left + (at + 0.5) * slot
    if (lying) say(category, plot.left - 80, middle - TEXT_LINE / 2, 'right')
    else say(category, middle, plot.bottom + 20, 'center')
    if (chart.chart === 'line') continue
    const thickness = (slot * 0.6) / chart.series.length
    for (const [row, series] of chart.series.entries()) {
      const value = series.values[at] ?? 0
      const color = seriesColours[row % seriesColours.length] ?? BLACK
      const offset = (row - chart.series.length / 2) * thickness
      if (lying) {
        const [from, to] = ordered(along(zero, plot.left, plot.right), along(value, plot.left, plot.right))
        rules.push({ x: from, y: middle - offset - thickness, width: to - from, height: thickness, color })
        say(String(value), to + 60, middle - offset - thickness / 2 - TEXT_LINE / 2, 'left')
      } else {
        const [from, to] = ordered(along(value, plot.bottom, plot.top), along(zero, plot.bottom, plot.top))
        rules.push({ x: middle + offset, y: from, width: thickness, height: to - from, color })
        say(String(value), middle + offset + thickness / 2, from - TEXT_LINE, 'center')
      }
    }
  }
  if (chart.chart === 'line') {
    for (const [row, series] of chart.series.entries()) {
      const color = seriesColours[row % seriesColours.length] ?? BLACK
      const points = series.values.map((value, at) => ({
        x: plot.left + (at + 0.5) * slot,
        y: along(value, plot.bottom, plot.top),
      }))
      strokes.push({ points, width: 40, color })
      for (const [at, { x, y }] of points.entries()) say(String(series.values[at]), x, y - TEXT_LINE - 20, 'center')
    }
  }
  const axis = lying
    ? { x: along(zero, plot.left, plot.right), y: plot.top, width: 10, height: plot.bottom - plot.top }
    : { x: plot.left, y: along(zero, plot.bottom, plot.top), width: plot.right - plot.left, height: 10 }
  rules.push({ ...axis, color: GREY })
  legend(chart, box, lines, rules)
  return { lines, rules, strokes }
}

function ordered(a: number, b: number): [number, number] {
  return a < b ? [a, b] : [b, a]
}

function legend(chart: ChartBlock, box: Box, lines: SliceLine[], rules: PageRule[]): void {
  const swatch = 160
  const gap = 240
  const widths = chart.series.map((one) => swatch + 80 + textWidth(one.name, TEXT))
  let x = box.x + (box.width - widths.reduce((sum, width) => sum + width, 0) - gap * (widths.length - 1)) / 2
  const y = box.height - TEXT_LINE - 20
  for (const [at, series] of chart.series.entries()) {
    const color = seriesColours[at % seriesColours.length] ?? BLACK
    rules.push({ x, y: y + 50, width: swatch, height: 110, color })
    lines.push(label(series.name, x + swatch + 80, y, 'left'))
    x += (widths[at] ?? 0) + gap
  }
}

function label(text: string, x: number, y: number, align: 'left' | 'center' | 'right'): SliceLine {
  const width = textWidth(text, TEXT)
  let at = x - (align === 'left' ? 0 : align === 'right' ? width : width / 2)
  const positions = Array.from(text, (character) => {
    const here = at
    at += textWidth(character, TEXT)
    return here
  })
  const run = { text, x: positions, role: 'songti', size: TEXT, color: BLACK } as const
  return { part: 'chart', y, height: TEXT_LINE, baseline: TEXT_LINE * BASELINE, runs: [run] }
}
