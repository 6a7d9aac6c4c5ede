import { AlignmentType, Footer, Header, PageNumber, Paragraph, TextRun } from 'docx'
import type { FlowParagraph, PageFoot } from '../flow/flow'
import { numberOfText } from '../layout/page-edges'
import { COLOPHON_CELL, PAGE_NUMBER_LINE, SIZE } from '../measures'
import type { Drawings } from './drawings'
import { floatingImage } from './images'
import { type Faces, wordParagraph } from './paragraphs'
import { exact, halfPoints, runFont } from './styles'

/** The footers of a document's pages; the first page's of a letter holds its last double line instead of a number. */
export function pageFooters(foot: PageFoot, faces: Faces, drawings: Drawings) {
  if (foot.numbers === 'of') return recordFooters(foot, faces)
  const first = new Footer({
    children: [new Paragraph({ ...emptyNumber, children: drawings.rules(foot.firstRules) })],
  })
  return { ...numberFooters(faces), ...(foot.firstNumbered ? {} : { first }) }
}

/** 第1页　共2页 in the middle, under the places for signatures. */
function recordFooters(foot: PageFoot, faces: Faces) {
  const font = numberFont(faces)
  const footer = () =>
    new Footer({
      children: [
        ...foot.lines.map((line, at) =>
          wordParagraph(line, faces, at === 0 ? (foot.pictures ?? []).map(floatingImage) : []),
        ),
        new Paragraph({
          style: 'GwPageNumber',
          spacing: exact(PAGE_NUMBER_LINE),
          alignment: AlignmentType.CENTER,
          children: numberOfText(PAGE_FIELD, PAGES_FIELD)
            .split(new RegExp(`(${PAGE_FIELD}|${PAGES_FIELD})`))
            .map((piece) =>
              piece === PAGE_FIELD || piece === PAGES_FIELD
                ? new TextRun({
                    ...font,
                    children: [piece === PAGE_FIELD ? PageNumber.CURRENT : PageNumber.TOTAL_PAGES],
                  })
                : new TextRun({ ...font, text: piece }),
            ),
        }),
      ],
    })
  return { default: footer(), even: footer() }
}

const PAGE_FIELD = '#PAGE'
const PAGES_FIELD = '#ALL'
const emptyNumber = { style: 'GwPageNumber', spacing: exact(PAGE_NUMBER_LINE) }

function numberFont(faces: Faces) {
  return { font: runFont('songti', faces), size: halfPoints(SIZE.colophon), characterSpacing: 0 }
}

/** — 1 —: odd pages on the right, even pages on the left (GB/T 9704-2012, 7.5). */
export function numberFooters(faces: Faces) {
  const font = numberFont(faces)
  const footer = (odd: boolean) =>
    new Footer({
      children: [
        new Paragraph({
          style: 'GwPageNumber',
          spacing: exact(PAGE_NUMBER_LINE),
          alignment: odd ? AlignmentType.RIGHT : AlignmentType.LEFT,
          indent: odd ? { right: COLOPHON_CELL } : { left: COLOPHON_CELL },
          children: [
            new TextRun({ ...font, text: '— ' }),
            new TextRun({ ...font, children: [PageNumber.CURRENT] }),
            new TextRun({ ...font, text: ' —' }),
          ],
        }),
      ],
    })
  return { default: footer(true), even: footer(false) }
}

/** Written out even though empty: a section without footers of its own shows those of the section before. */
export function emptyFooters() {
  const footer = () => new Footer({ children: [new Paragraph({ ...emptyNumber, children: [] })] })
  return { default: footer(), even: footer() }
}

export function markHeaders(mark: FlowParagraph, faces: Faces) {
  const header = () => new Header({ children: [wordParagraph(mark, faces)] })
  return { default: header(), even: header(), first: header() }
}
