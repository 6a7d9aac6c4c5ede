import type { DocumentLayout } from '#shared/documents/layout/layout-document'
import type { Page } from '#shared/documents/layout/page-model'
import { cellsOf } from '#shared/documents/layout/title-lines'
import type { Miss } from './miss'
import { layoutLines, pdfLines } from './pdf-lines'

const TOP = 2098
const HEIGHT = 12756

/** The printed lines: the same characters a line, the same lines a page, as our own pages have. */
export function lineMisses(xml: string, layout: DocumentLayout, blankExported = false): Miss[] {
  // LibreOffice does not export a blank side, a browser does.
  const own = layout.pages.filter((page) => blankExported || page.lines.length > 0)
  const printed = pdfLines(xml, own.map(chartBoxes))
  if (printed.length !== own.length)
    return [{ check: 'page count', found: `${printed.length} instead of ${own.length}` }]
  return own.flatMap((page, at) => [
    ...differing(layoutLines(page), printed[at] ?? [], at + 1),
    ...(isGridded(page) ? gridMisses(printed[at] ?? [], page, layout) : []),
  ])
}

/** Whether a printed line holds one of ours and all of the next, which is but a character with its stop. */
export function hangsStop(xml: string, { pages }: DocumentLayout): boolean {
  const printed = new Set(pdfLines(xml).flatMap((page) => page.map(({ text }) => text)))
  const own = pages.flatMap(layoutLines)
  return own.some((line, at) => /^.?[。，；]$/u.test(own[at + 1] ?? '') && printed.has(`${line}${own[at + 1]}`))
}

function differing(own: readonly string[], printed: readonly { readonly text: string }[], page: number): Miss[] {
  const row = own.findIndex((line, at) => printed[at]?.text !== line)
  if (row < 0) return []
  const found = printed[row]?.text ?? '(nothing)'
  return [{ check: 'same lines', found: `page ${page} line ${row + 1}: ${found} instead of ${own[row]}` }]
}

/** Tables, forms and figures have lines of their own height. */
function isGridded(page: Page): boolean {
  const other = ['table', 'caption', 'figure', 'chart', 'foot']
  return page.pictures.length === 0 && !page.lines.some((line) => other.includes(line.part))
}

/** 5.2.3: at most so many lines a page, above a colophon in its smaller lines, and 28 characters a line, with what hangs over. */
function gridMisses(
  lines: readonly { readonly text: string; readonly y: number }[],
  page: Page,
  layout: DocumentLayout,
): Miss[] {
  const colophon = page.lines.filter((line) => line.part === 'colophon').map((line) => line.y)
  const bottom = Math.min(TOP + HEIGHT, ...colophon)
  const body = lines.filter((line) => line.y > TOP && line.y < bottom)
  const most = Math.floor((bottom - TOP) / layout.plan.knobs.line)
  const longest = Math.max(0, ...body.map((line) => cellsOf(line.text)))
  return [
    ...(body.length > most ? [{ check: 'lines a page', found: String(body.length) }] : []),
    ...(longest > 30 ? [{ check: 'characters a line', found: String(longest) }] : []),
  ]
}

/** A chart's own words are placed by whoever draws it. Heights from the top of the paper. */
function chartBoxes(page: Page): readonly { readonly top: number; readonly bottom: number }[] {
  const lines = page.lines.filter((line) => line.part === 'chart')
  const paragraphs = [...new Set(lines.map((line) => line.paragraph))]
  return paragraphs.map((paragraph) => {
    const own = lines.filter((line) => line.paragraph === paragraph)
    return {
      top: Math.min(...own.map((line) => line.y)) - 60,
      bottom: Math.max(...own.map((line) => line.y + line.height)) + 60,
    }
  })
}
