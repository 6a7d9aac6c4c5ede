import { Document, type FileChild, type ISectionOptions, Packer, SectionType } from 'docx'
import type { DocumentContent } from '../content'
import type { FlowItem } from '../flow/flow'
import { type FontPreset, fontFaces } from '../fonts'
import { type DocumentLayout, type LayoutOptions, layoutDocument } from '../layout/layout-document'
import { HEADER_DISTANCE } from '../layout/page-edges'
import { ANCHOR_LINE, EMPIRICAL, GRID, PAGE, TEXT_HEIGHT } from '../measures'
import { emptyFooters, markHeaders, numberFooters } from './edges'
import { anchorParagraph, type Faces, spacer, wordParagraph } from './paragraphs'
import { patchPackage } from './patch'
import { documentStyles } from './styles'
import { colophonTable, wordTable } from './tables'

export interface DocxOptions extends LayoutOptions {
  readonly fonts?: FontPreset
  /** Written into the file's properties; the same instant makes the same bytes. */
  readonly createdAt?: string
}

/**
 * The Word file of a document (.docx). Runs in Node, in a worker and in a page. Every position comes from the same flow
 * as our own pages, so that both break lines and pages alike.
 */
export async function toDocx(content: DocumentContent, options: DocxOptions = {}): Promise<Uint8Array> {
  const layout = layoutDocument(content, options)
  const faces = fontFaces[options.fonts ?? 'gb']
  const file = new Document({
    title: content.title.replaceAll('\n', ''),
    creator: content.signatories.join('、'),
    lastModifiedBy: content.signatories.join('、'),
    evenAndOddHeaderAndFooters: true,
    compatibility: { version: 15, balanceSingleByteDoubleByteWidth: true, doNotExpandShiftReturn: true },
    styles: documentStyles(layout.plan.knobs, faces),
    sections: sections(layout, faces),
  })
  const packed = new Uint8Array(await Packer.toArrayBuffer(file))
  return patchPackage(packed, faces, options.createdAt ?? new Date().toISOString())
}

function sections({ plan, colophon: placed }: DocumentLayout, faces: Faces): ISectionOptions[] {
  const body = plan.flow.items.map((item) => fileChild(item, faces))
  const headers = plan.flow.pageMark ? { headers: markHeaders(plan.flow.pageMark, faces) } : {}
  const numbered = { ...headers, footers: numberFooters(faces) }
  const colophon = (floating: boolean): FileChild[] => [
    colophonTable(plan.flow.colophon, placed.rowHeights, faces, floating),
    anchorParagraph(),
  ]
  switch (plan.colophon) {
    case 'none':
      return [{ properties: page(), ...numbered, children: body }]
    case 'samePage':
      return [{ properties: page(), ...numbered, children: [...body, ...colophon(true)] }]
    default:
      return [
        { properties: page(), ...numbered, children: body },
        {
          // 版记 on the last even page; the blank page before it comes from the kind of break, not from empty lines.
          properties: { ...page(), type: sectionType(plan.colophon) },
          ...headers,
          footers: plan.colophon === 'afterBlankPage' ? emptyFooters() : numberFooters(faces),
          children: [spacer(TEXT_HEIGHT - placed.height - ANCHOR_LINE - SPARE), ...colophon(false)],
        },
      ]
  }
}

/** Left free so that rounding in a reader cannot push the colophon to another page; a third of a millimetre. */
const SPARE = 18

function sectionType(place: 'nextPage' | 'afterBlankPage') {
  return place === 'afterBlankPage' ? SectionType.EVEN_PAGE : SectionType.NEXT_PAGE
}

function fileChild(item: FlowItem, faces: Faces): FileChild {
  return item.type === 'table' ? wordTable(item, faces) : wordParagraph(item, faces)
}

function page() {
  return {
    page: {
      size: { width: PAGE.width, height: PAGE.height },
      margin: {
        top: PAGE.top,
        right: PAGE.right,
        bottom: PAGE.bottom,
        left: PAGE.left,
        header: HEADER_DISTANCE,
        footer: EMPIRICAL.footerDistance,
        gutter: 0,
      },
    },
    grid: { type: 'linesAndChars' as const, linePitch: GRID.linePitch, charSpace: GRID.charSpace },
  }
}
