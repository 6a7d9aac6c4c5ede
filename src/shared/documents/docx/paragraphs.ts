import { AlignmentType, BorderStyle, type IParagraphOptions, Paragraph, Tab, TabStopType, TextRun } from 'docx'
import type { FlowParagraph, FlowRun } from '../flow/flow'
import type { FontRole } from '../fonts'
import { ANCHOR_LINE, EMPIRICAL, RED, RED_LINE } from '../measures'
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
export function wordParagraph(flow: FlowParagraph, faces: Faces): Paragraph {
  return new Paragraph({ ...paragraphOptions(flow), children: flow.runs.flatMap((run) => textRuns(run, flow, faces)) })
}

export function paragraphOptions(flow: FlowParagraph): IParagraphOptions {
  const { left, right, firstLine } = flow.indent
  return {
    style: styleOf(flow),
    alignment: alignments[flow.align],
    spacing: exact(flow.line),
    // Word counts a hanging indent as a positive length.
    indent: { left, right, ...(firstLine < 0 ? { hanging: -firstLine } : { firstLine }) },
    ...(flow.keepNext ? { keepNext: true } : flow.part === 'heading' ? { keepNext: false } : {}),
    ...(flow.keepLines ? { keepLines: true } : {}),
    ...(flow.pageBreakBefore ? { pageBreakBefore: true } : {}),
    ...(flow.tabs ? { tabStops: flow.tabs.map((tab) => ({ type: tabTypes[tab.align], position: tab.at })) } : {}),
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
    characterSpacing: flow.spacing,
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
