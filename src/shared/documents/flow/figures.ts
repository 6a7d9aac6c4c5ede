import type { ChartBlock, FigureBlock } from '../blocks'
import { CHART, FIGURE, GREY, GRID, SIZE } from '../measures'
import { fitted } from '../pictures/fitted'
import { readPicture } from '../pictures/picture'
import { type FlowItem, flowParagraph } from './flow'
import type { Knobs } from './knobs'
import { caption } from './tables'

/** A picture as wide as it is, at most as the type area, with its caption under it; one that cannot be read says so. */
export function figure(block: FigureBlock, knobs: Knobs): FlowItem[] {
  const read = readPicture(block.source)
  if (!('picture' in read)) {
    const text = `（图片无法显示：${block.caption || block.alt || '未命名'}）`
    const runs = [{ text, role: 'fangsong' as const, color: GREY }]
    return [flowParagraph({ part: 'caption', runs, size: SIZE.body, spacing: 0, line: knobs.line, align: 'center' })]
  }
  const { picture } = read
  const item: FlowItem = {
    type: 'figure',
    ...fitted(picture, FIGURE.mostWidth, block.lines ? block.lines * GRID.linePitch : FIGURE.mostHeight),
    alt: block.alt || block.caption,
    keepNext: block.caption !== '',
    content: { picture },
  }
  return block.caption ? [item, caption(block.caption, 'fangsong')] : [item]
}

/** A chart of one size, so that those of a report stand alike. */
export function chart(block: ChartBlock): FlowItem[] {
  if (block.categories.length === 0 || block.series.length === 0) return []
  const item: FlowItem = {
    type: 'figure',
    ...CHART,
    alt: chartWords(block),
    keepNext: block.caption !== '',
    content: { chart: block },
  }
  return block.caption ? [item, caption(block.caption, 'fangsong')] : [item]
}

/** The chart in words, for who cannot see it. */
function chartWords({ caption: title, unit, categories, series }: ChartBlock): string {
  const lines = series.map(
    (one) => `${one.name}：${categories.map((category, at) => `${category} ${one.values[at] ?? 0}${unit}`).join('，')}`,
  )
  return `${title}。${lines.join('；')}。`
}
