import { AlignmentType, Footer, Header, PageNumber, Paragraph, TextRun } from 'docx'
import type { FlowParagraph } from '../flow/flow'
import { COLOPHON_CELL, PAGE_NUMBER_LINE, SIZE } from '../measures'
import { type Faces, wordParagraph } from './paragraphs'
import { exact, halfPoints, runFont } from './styles'

/** — 1 —: odd pages on the right, even pages on the left (GB/T 9704-2012, 7.5). */
export function numberFooters(faces: Faces) {
  const font = { font: runFont('songti', faces), size: halfPoints(SIZE.colophon), characterSpacing: 0 }
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
  const footer = () =>
    new Footer({ children: [new Paragraph({ style: 'GwPageNumber', spacing: exact(PAGE_NUMBER_LINE), children: [] })] })
  return { default: footer(), even: footer() }
}

export function markHeaders(mark: FlowParagraph, faces: Faces) {
  const header = () => new Header({ children: [wordParagraph(mark, faces)] })
  return { default: header(), even: header() }
}
