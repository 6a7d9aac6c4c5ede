import type { ChartBlock, FigureBlock } from '../blocks'
import { CHART, FIGURE, GREY, SIZE } from '../measures'
import { readPicture } from '../pictures/picture'
import { type FlowItem, flowParagraph } from './flow'
import type { Knobs } from './knobs'
import { caption } from './tables'

/** A screen's pixel is 15 twips; a photograph has more of them than a page has room. */
const PIXEL = 15

/** A picture as wide as it is, at most as the type area, with its caption under it; one that cannot be read says so. */
export function figure(block: FigureBlock, knobs: Knobs): FlowItem[] {
  const read = readPicture(block.source)
  if (!('picture' in read)) {
    const text = `（图片无法显示：${block.caption || block.alt || '未命名'}）`
    const runs = [{ text, role: 'fangsong' as const, color: GREY }]
    return [flowParagraph({ part: 'caption', runs, size: SIZE.body, spacing: 0, line: knobs.line, align: 'center' })]
  }
  const { picture } = read
  const natural = { width: picture.width * PIXEL, height: picture.height * PIXEL }
  const scale = Math.min(1, FIGURE.mostWidth / natural.width, FIGURE.mostHeight / natural.height)
  const item: FlowItem = {
    type: 'figure',
    width: Math.round(natural.width * scale),
    height: Math.round(natural.height * scale),
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
