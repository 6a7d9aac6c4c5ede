import type { ChartBlock } from '../blocks'
import { BASELINE, BLACK, GREY } from '../measures'
import { textWidth } from './char-width'
import { type ChartScale, chartScale } from './chart-scale'
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
const GRID_COLOUR = 'D9D9D9'
const TEXT = 180
const TEXT_LINE = 240
/** Between the plot and what stands around it. */
const MARGIN = 160
/** Between a label and what it belongs to. */
const LABEL_GAP = 80
/** What bars take of their slot. */
const BAR_SHARE = 0.6

/** Draws a chart on our pages as Word draws its own: axis of values with a grid, categories, legend at the bottom. */
export function chartParts(chart: ChartBlock, box: Box): ChartParts {
  const plot = plotOf(chart, box)
  const parts = [
    unit(chart, box),
    grid(plot),
    categories(chart, plot),
    chart.chart === 'line' ? curves(chart, plot) : bars(chart, plot),
    axis(plot),
    legend(chart, box),
  ]
  return {
    lines: parts.flatMap((part) => part.lines ?? []),
    rules: parts.flatMap((part) => part.rules ?? []),
    strokes: parts.flatMap((part) => part.strokes ?? []),
  }
}

/** The rectangle of the values, and where a value and a category lie in it. */
interface Plot {
  /** Bars lie: values run from left to right, categories from the bottom up, as in Word. */
  readonly lying: boolean
  readonly scale: ChartScale
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly slot: number
  valueAt(value: number): number
  middleOf(category: number): number
}

function plotOf(chart: ChartBlock, box: Box): Plot {
  const scale = chartScale(chart.series.flatMap((one) => one.values))
  const lying = chart.chart === 'bar'
  const labels = lying ? chart.categories : scale.ticks.map(String)
  const widest = Math.max(...labels.map((text) => textWidth(text, TEXT)), 0)
  const left = box.x + Math.min(widest, box.width / 3) + MARGIN
  const right = box.x + box.width - MARGIN
  const top = TEXT_LINE + 120
  const bottom = box.height - 2 * TEXT_LINE - 120
  const [from, to] = lying ? [left, right] : [bottom, top]
  const slot = (lying ? bottom - top : right - left) / chart.categories.length
  return {
    ...{ lying, scale, left, right, top, bottom, slot },
    valueAt: (value) => from + ((value - scale.min) / (scale.max - scale.min)) * (to - from),
    middleOf: (category) => (lying ? bottom - (category + 0.5) * slot : left + (category + 0.5) * slot),
  }
}

type Part = Partial<ChartParts>

function unit(chart: ChartBlock, box: Box): Part {
  return chart.unit ? { lines: [label(`单位：${chart.unit}`, box.x + box.width - MARGIN, 40, 'right')] } : {}
}

function grid({ lying, scale, left, right, top, bottom, valueAt }: Plot): Part {
  const places = scale.ticks.map((tick) => ({ text: String(tick), at: valueAt(tick) }))
  return lying
    ? {
        rules: places.map(({ at }) => ({ x: at, y: top, width: 6, height: bottom - top, color: GRID_COLOUR })),
        lines: places.map(({ text, at }) => label(text, at, bottom + 20, 'center')),
      }
    : {
        rules: places.map(({ at }) => ({ x: left, y: at, width: right - left, height: 6, color: GRID_COLOUR })),
        lines: places.map(({ text, at }) => label(text, left - LABEL_GAP, at - TEXT_LINE / 2, 'right')),
      }
}

function categories(chart: ChartBlock, { lying, left, bottom, middleOf }: Plot): Part {
  return {
    lines: chart.categories.map((text, at) =>
      lying
        ? label(text, left - LABEL_GAP, middleOf(at) - TEXT_LINE / 2, 'right')
        : label(text, middleOf(at), bottom + 20, 'center'),
    ),
  }
}

function bars(chart: ChartBlock, plot: Plot): Part {
  const thickness = (plot.slot * BAR_SHARE) / chart.series.length
  const zero = plot.valueAt(0)
  const drawn = chart.series.flatMap((series, row) =>
    chart.categories.map((_, at) => {
      const value = series.values[at] ?? 0
      const end = plot.valueAt(value)
      const [from, to] = [Math.min(zero, end), Math.max(zero, end)]
      const offset = (row - chart.series.length / 2) * thickness
      const color = colourOf(row)
      if (plot.lying) {
        const y = plot.middleOf(at) - offset - thickness
        return {
          rule: { x: from, y, width: to - from, height: thickness, color },
          line: label(String(value), to + 60, y + thickness / 2 - TEXT_LINE / 2, 'left'),
        }
      }
      const x = plot.middleOf(at) + offset
      return {
        rule: { x, y: from, width: thickness, height: to - from, color },
        line: label(String(value), x + thickness / 2, from - TEXT_LINE, 'center'),
      }
    }),
  )
  return { rules: drawn.map(({ rule }) => rule), lines: drawn.map(({ line }) => line) }
}

function curves(chart: ChartBlock, { valueAt, middleOf }: Plot): Part {
  const drawn = chart.series.map((series, row) => ({
    color: colourOf(row),
    points: series.values.map((value, at) => ({ value, x: middleOf(at), y: valueAt(value) })),
  }))
  return {
    strokes: drawn.map(({ points, color }) => ({ points: points.map(({ x, y }) => ({ x, y })), width: 40, color })),
    lines: drawn.flatMap(({ points }) =>
      points.map(({ value, x, y }) => label(String(value), x, y - TEXT_LINE - 20, 'center')),
    ),
  }
}

function axis({ lying, left, right, top, bottom, valueAt }: Plot): Part {
  const zero = valueAt(0)
  const rule = lying
    ? { x: zero, y: top, width: 10, height: bottom - top }
    : { x: left, y: zero, width: right - left, height: 10 }
  return { rules: [{ ...rule, color: GREY }] }
}

function legend(chart: ChartBlock, box: Box): Part {
  const swatch = 160
  const gap = 240
  const widths = chart.series.map((one) => swatch + LABEL_GAP + textWidth(one.name, TEXT))
  const total = widths.reduce((sum, width) => sum + width, 0) + gap * (widths.length - 1)
  const y = box.height - TEXT_LINE - 20
  let x = box.x + (box.width - total) / 2
  const entries = chart.series.map((series, at) => {
    const here = x
    x += (widths[at] ?? 0) + gap
    return {
      rule: { x: here, y: y + 50, width: swatch, height: 110, color: colourOf(at) },
      line: label(series.name, here + swatch + LABEL_GAP, y, 'left'),
    }
  })
  return { rules: entries.map(({ rule }) => rule), lines: entries.map(({ line }) => line) }
}

function colourOf(series: number): string {
  return seriesColours[series % seriesColours.length] ?? BLACK
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
