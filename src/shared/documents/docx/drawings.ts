import {
  AlignmentType,
  HorizontalPositionRelativeFrom,
  LineRuleType,
  Paragraph,
  type ParagraphChild,
  TextWrappingType,
  VerticalPositionRelativeFrom,
} from 'docx'
import type { DocumentFlow, FlowFigure } from '../flow/flow'
import { seriesColours } from '../layout/chart-parts'
import { chartScale } from '../layout/chart-scale'
import type { PageRule } from '../layout/page-model'
import { EMU, imageRun, PIXEL } from './images'
import type { Faces } from './paragraphs'

/** What draws: the library's parts for shapes and charts are large and loaded only for documents that need them. */
export interface Drawings {
  /** Filled rectangles at their places on the page, whatever the text does. */
  rules(rules: readonly PageRule[]): ParagraphChild[]
  figure(figure: FlowFigure): Paragraph
}

export async function loadDrawings(flow: DocumentFlow, faces: Faces): Promise<Drawings> {
  const ruled =
    flow.foot.firstRules.length > 0 || flow.items.some((item) => item.type === 'paragraph' && item.pageRules)
  const charted = flow.items.some((item) => item.type === 'figure' && 'chart' in item.content)
  const [shapes, charts] = await Promise.all([
    ruled ? import('docx/shapes') : undefined,
    charted ? import('docx/charts') : undefined,
  ])
  return {
    rules: (rules) => (shapes ? rules.map((rule) => rectangle(shapes, rule)) : []),
    figure: (figure) =>
      figureParagraph(figure, 'picture' in figure.content ? picture(figure) : chart(charts, figure, faces)),
  }
}

function rectangle({ ShapeRun }: typeof import('docx/shapes'), rule: PageRule): ParagraphChild {
  return new ShapeRun({
    type: 'rectangle',
    transformation: { width: rule.width / PIXEL, height: rule.height / PIXEL },
    fill: rule.color,
    // The library always writes an outline; this one is not seen.
    line: { color: rule.color, width: 0, transparency: 100 },
    floating: {
      horizontalPosition: { relative: HorizontalPositionRelativeFrom.PAGE, offset: rule.x * EMU },
      verticalPosition: { relative: VerticalPositionRelativeFrom.PAGE, offset: rule.y * EMU },
      wrap: { type: TextWrappingType.NONE },
      behindDocument: true,
      allowOverlap: true,
    },
    altText: { name: '红色分隔线', description: '' },
  })
}

/** A line as high as what stands in it: an exact line would cut a picture off. */
function figureParagraph(figure: FlowFigure, child: ParagraphChild): Paragraph {
  return new Paragraph({
    style: 'GwFigure',
    alignment: AlignmentType.CENTER,
    spacing: { line: 240, lineRule: LineRuleType.AUTO, before: 0, after: 0 },
    keepNext: figure.keepNext,
    children: [child],
  })
}

const sizeOf = (figure: FlowFigure) => ({ width: figure.width / PIXEL, height: figure.height / PIXEL })

function picture(figure: FlowFigure): ParagraphChild {
  if (!('picture' in figure.content)) throw new Error('not a picture')
  const { width, height, alt } = figure
  return imageRun({ picture: figure.content.picture, width, height, alt })
}

/** A chart of Word's own, with its numbers: who reads it on a screen can open and change them. */
function chart(charts: typeof import('docx/charts') | undefined, figure: FlowFigure, faces: Faces): ParagraphChild {
  if (!charts || !('chart' in figure.content)) throw new Error('not a chart')
  const { chart: kind, categories, series, unit } = figure.content.chart
  const scale = chartScale(series.flatMap((one) => one.values))
  const common = {
    categories,
    series: series.map((one, at) => ({ ...one, color: seriesColours[at % seriesColours.length] })),
    transformation: sizeOf(figure),
    font: { name: faces.songti },
    chartArea: { border: 'none' as const },
    valueAxis: {
      minimum: scale.min,
      maximum: scale.max,
      interval: scale.interval,
      ...(unit ? { title: { text: `单位：${unit}`, font: { size: 9 } } } : {}),
    },
    altText: { name: '图表', description: figure.alt },
  }
  const label = { value: true }
  if (kind === 'line')
    return new charts.ChartRun({ type: 'line', markers: true, dataLabels: { ...label, position: 'above' }, ...common })
  return new charts.ChartRun({ type: kind, gapWidth: 67, overlap: 0, dataLabels: label, ...common })
}
