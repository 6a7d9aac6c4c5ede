import { Document, type FileChild, type ISectionOptions, SectionType } from 'docx'
import { assertNever } from '#shared/domain/assert-never'
import type { DocumentContent } from '../content'
import { type DocumentFlow, type FlowItem, type PageFoot, usualFoot } from '../flow/flow'
import { type FontPreset, fontFaces } from '../fonts'
import { type DocumentLayout, layoutDocument } from '../layout/layout-document'
import { footDistance, HEADER_DISTANCE } from '../layout/page-edges'
import { ANCHOR_LINE, GRID, PAGE, TEXT_HEIGHT } from '../measures'
import { printableText } from '../printable-text'
import { type Drawings, loadDrawings } from './drawings'
import { emptyFooters, markHeaders, numberFooters, pageFooters } from './edges'
import { packageParts } from './package-parts'
import { anchorParagraph, type Faces, spacer, wordParagraph } from './paragraphs'
import { patchPackage } from './patch'
import { documentStyles, lookOf } from './styles'
import { colophonTable, wordTable } from './tables'

export interface DocxOptions {
  readonly fonts?: FontPreset
  /** Written into the file's properties; the same instant makes the same bytes. */
  readonly createdAt?: string
}

/**
 * The Word file of a document (.docx). Runs in Node, in a worker and in a page. Every position comes from the same flow
 * as our own pages, so that both break lines and pages alike.
 */
export async function toDocx(content: DocumentContent, options: DocxOptions = {}): Promise<Uint8Array> {
  const fonts = options.fonts ?? 'gb'
  const faces = fontFaces[fonts]
  const layout = layoutDocument(content)
  const file = await libraryDocument(content, layout, faces)
  const parts = packageParts(file, lookOf(layout.plan.knobs, fonts))
  return patchPackage(parts, faces, options.createdAt ?? new Date().toISOString())
}

/** The document as the docx library knows it, before what it has no option for is patched in. */
export async function wordDocument(content: DocumentContent, faces: Faces): Promise<Document> {
  return await libraryDocument(content, layoutDocument(content), faces)
}

async function libraryDocument(content: DocumentContent, layout: DocumentLayout, faces: Faces): Promise<Document> {
  return new Document({
    title: printableText(content.title).replaceAll('\n', ''),
    creator: printableText(content.signatories.join('、')),
    lastModifiedBy: printableText(content.signatories.join('、')),
    evenAndOddHeaderAndFooters: true,
    compatibility: { version: 15, balanceSingleByteDoubleByteWidth: true, doNotExpandShiftReturn: true },
    styles: documentStyles(layout.plan.knobs, faces),
    sections: sections(layout, faces, await loadDrawings(layout.plan.flow, faces)),
  })
}

function sections({ plan, colophon: placed }: DocumentLayout, faces: Faces, drawings: Drawings): ISectionOptions[] {
  const { flow } = plan
  const body = flow.items.map((item) => fileChild(item, faces, drawings))
  const headers = flow.pageMark ? { headers: markHeaders(flow.pageMark, faces) } : {}
  const numbered = { ...headers, footers: pageFooters(flow.foot, faces, drawings) }
  const colophon = (floating: boolean): FileChild[] => [
    colophonTable(flow.colophon, placed.rowHeights, faces, { floating, ruled: flow.colophonLines }),
    anchorParagraph(),
  ]
  const properties = page(flow.foot)
  switch (plan.colophon) {
    case 'none':
      return [{ properties, ...numbered, children: endsInText(body, flow) }]
    case 'samePage':
      return [{ properties, ...numbered, children: [...body, ...colophon(true)] }]
    default:
      return [
        { properties, ...numbered, children: body },
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

/** Word wants a paragraph after a table at the end. */
function endsInText(children: readonly FileChild[], flow: DocumentFlow): FileChild[] {
  return flow.items.at(-1)?.type === 'table' ? [...children, anchorParagraph()] : [...children]
}

/** Left free so that rounding in a reader cannot push the colophon to another page; a third of a millimetre. */
const SPARE = 18

function sectionType(place: 'nextPage' | 'afterBlankPage') {
  return place === 'afterBlankPage' ? SectionType.EVEN_PAGE : SectionType.NEXT_PAGE
}

function fileChild(item: FlowItem, faces: Faces, drawings: Drawings): FileChild {
  switch (item.type) {
    case 'table':
      return wordTable(item, faces)
    case 'figure':
      return drawings.figure(item)
    case 'paragraph':
      return wordParagraph(item, faces, drawings.rules(item.pageRules ?? []))
    default:
      return assertNever(item)
  }
}

function page(foot: PageFoot = usualFoot) {
  return {
    titlePage: !foot.firstNumbered,
    page: {
      size: { width: PAGE.width, height: PAGE.height },
      margin: {
        top: PAGE.top,
        right: PAGE.right,
        bottom: PAGE.bottom,
        left: PAGE.left,
        header: HEADER_DISTANCE,
        footer: footDistance(foot),
        gutter: 0,
      },
    },
    grid: { type: 'linesAndChars' as const, linePitch: GRID.linePitch, charSpace: GRID.charSpace },
  }
}
