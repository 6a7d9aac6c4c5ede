import {
  AlignmentType,
  BorderStyle,
  FrameAnchorType,
  FrameWrap,
  HeightRule,
  type IParagraphOptions,
  LineRuleType,
  Paragraph,
  type ParagraphChild,
  Tab,
  TabStopType,
  TextRun,
} from 'docx'
import type { FlowParagraph, FlowRun, PlacedPicture } from '../flow/flow'
import type { FontRole } from '../fonts'
import { ANCHOR_LINE, EMPIRICAL, PAGE, RED, RED_LINE, TEXT_WIDTH } from '../measures'
import { imageRun } from './images'
import { exact, halfPoints, runFont, styleOf } from './styles'

export type Faces = Readonly<Record<FontRole, string>>

const alignments = {
  both: AlignmentType.BOTH,
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const
const tabTypes = { left: TabStopType.LEFT, center: TabStopType.CENTER, right: TabStopType.RIGHT } as const

/** One paragraph of the flow as Word's paragraph; lengths are written out so that no reader has to guess them. */
export function wordParagraph(flow: FlowParagraph, faces: Faces, drawn: readonly ParagraphChild[] = []): Paragraph {
  if (flow.picture) return pictureParagraph(flow, flow.picture)
  const runs = flow.runs.flatMap((run) => textRuns(run, flow, faces))
  return new Paragraph({ ...paragraphOptions(flow), children: [...drawn, ...runs] })
}

/** In a line as high as it is: an exact one would cut it off. */
function pictureParagraph(flow: FlowParagraph, picture: PlacedPicture): Paragraph {
  return new Paragraph({
    style: 'GwFigure',
    alignment: alignments[flow.align],
    spacing: { line: 240, lineRule: LineRuleType.AUTO, before: 0, after: 0 },
    children: [imageRun(picture)],
  })
}

export function paragraphOptions(flow: FlowParagraph): IParagraphOptions {
  const { left, right, firstLine } = flow.indent
  return {
    style: styleOf(flow),
    alignment: alignments[flow.align],
    spacing: exact(flow.line),
    // A page has 22 lines: no paragraph gives one up so that another may not stand alone.
    widowControl: false,
    // Word counts a hanging indent as a positive length.
    indent: { left, right, ...(firstLine < 0 ? { hanging: -firstLine } : { firstLine }) },
    ...(flow.keepNext ? { keepNext: true } : flow.part === 'heading' ? { keepNext: false } : {}),
    ...(flow.keepLines ? { keepLines: true } : {}),
    ...(flow.pageBreakBefore ? { pageBreakBefore: true } : {}),
    ...(flow.tabs ? { tabStops: flow.tabs.map((tab) => ({ type: tabTypes[tab.align], position: tab.at })) } : {}),
    ...(flow.frame
      ? {
          frame: {
            type: 'absolute' as const,
            position: { x: PAGE.left, y: flow.frame.y },
            width: TEXT_WIDTH,
            height: flow.frame.height,
            rule: HeightRule.EXACT,
            wrap: FrameWrap.NOT_BESIDE,
            anchor: { horizontal: FrameAnchorType.PAGE, vertical: FrameAnchorType.PAGE },
          },
        }
      : {}),
    ...(flow.redLine
      ? {
          border: {
            bottom: {
              style: BorderStyle.SINGLE,
              // Eighths of a point.
              size: (RED_LINE / 20) * 8,
              color: RED,
              space: EMPIRICAL.redLineSpace,
            },
          },
        }
      : {}),
  }
}

function textRuns(run: FlowRun, flow: FlowParagraph, faces: Faces): TextRun[] {
  const properties = {
    font: runFont(run.role, faces),
    size: halfPoints(flow.size),
    characterSpacing: run.spacing ?? flow.spacing,
    ...(run.color ? { color: run.color } : {}),
  }
  return run.text
    .split(/([\t\n])/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      if (piece === '\t') return new TextRun({ ...properties, children: [new Tab()] })
      if (piece === '\n') return new TextRun({ ...properties, break: 1 })
      return new TextRun({ ...properties, text: piece })
    })
}

/** An empty paragraph of a given height. */
export function spacer(height: number): Paragraph {
  return new Paragraph({ spacing: exact(height), children: [] })
}

/** The paragraph Word wants after a table, too thin to cost a line. */
export function anchorParagraph(): Paragraph {
  return new Paragraph({ spacing: exact(ANCHOR_LINE), children: [] })
}
