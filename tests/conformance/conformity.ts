import { strFromU8, unzipSync } from 'fflate'
import type { DocumentLayout } from '#shared/documents/layout/layout-document'
import { cellsOf } from '#shared/documents/layout/title-lines'
import type { Office } from '../support/office'
import { bands, type Ink } from './ink'
import { layoutLines, pdfLines } from './pdf-lines'

/** A figure of GB/T 9704-2012 that a document misses. */
export interface Miss {
  readonly check: string
  readonly found: string
}

const NAMES = ['ascii', 'hAnsi', 'eastAsia', 'cs']

/** What the file itself says: paper, grid, margins, footers, faces, sizes. */
export function fileMisses(docx: Uint8Array): Miss[] {
  const files = Object.fromEntries(Object.entries(unzipSync(docx)).map(([name, bytes]) => [name, strFromU8(bytes)]))
  const part = (name: string) => files[`word/${name}`] ?? ''
  const misses: Miss[] = []
  const need = (check: string, good: boolean, found: string) => {
    if (!good) misses.push({ check, found: found.slice(0, 200) })
  }
  const texts = Object.entries(files).filter(([name]) => /^word\/(document|footer\d+|header\d+)\.xml$/.test(name))
  const own = part('styles.xml').match(/<w:style [^>]*w:styleId="(Normal|Gw\w+)".*?<\/w:style>/gs) ?? []
  for (const [name, xml] of [...texts, ['own styles', own.join('')] as const]) {
    for (const fonts of xml.match(/<w:rFonts [^>]*>/g) ?? []) {
      const faces = NAMES.map((attribute) => new RegExp(`w:${attribute}="([^"]+)"`).exec(fonts)?.[1])
      need(
        'faces',
        new Set(faces).size === 1 && faces[0] !== undefined && fonts.includes('eastAsia"'),
        `${name} ${fonts}`,
      )
    }
    need('runs have faces', !/<w:rPr>(?!<w:rFonts)/.test(xml), name)
    need('no bold', !/<w:b\/>|<w:b w:val="(1|true)"/.test(xml), name)
  }
  for (const section of part('document.xml').match(/<w:sectPr.*?<\/w:sectPr>/gs) ?? []) {
    need('paper', /<w:pgSz [^>]*w:w="11906"/.test(section) && /<w:pgSz [^>]*w:h="16838"/.test(section), section)
    for (const [side, length] of [
      ['top', 2098],
      ['right', 1474],
      ['bottom', 1984],
      ['left', 1588],
      ['footer', 1417],
    ]) {
      need('margins', new RegExp(`<w:pgMar [^>]*w:${side}="${length}"`).test(section), `${side}: ${section}`)
    }
    const grid = /<w:docGrid [^>]*>/.exec(section)?.[0] ?? 'none'
    need('grid', /linesAndChars/.test(grid) && /linePitch="579"/.test(grid) && /charSpace="-849"/.test(grid), grid)
    need(
      'odd and even footers',
      /footerReference[^>]*"default"/.test(section) && /footerReference[^>]*"even"/.test(section),
      section,
    )
  }
  need('odd and even footers', part('settings.xml').includes('<w:evenAndOddHeaders'), 'settings')
  need('compatibility 15', /<w:compatSetting w:val="15"/.test(part('settings.xml')), 'settings')
  for (const [style, size] of [
    ['Normal', 32],
    ['GwBody', 32],
    ['GwHeading1', 32],
    ['GwTitle', 44],
    ['GwColophon', 28],
    ['GwPageNumber', 28],
  ]) {
    const xml = own.find((one) => one.includes(`w:styleId="${style}"`)) ?? ''
    need('sizes', xml.includes(`<w:sz w:val="${size}"/>`), `${style}: ${xml}`)
  }
  const text = part('document.xml').replace(/<[^>]+>/g, '')
  need('number form', /〔\d{4}〕([1-9]\d*|\u3000)号/.test(text), text.slice(0, 60))
  need('number form', !/[[（(]\d{4}[\])）]\d+号|〕0\d*号|〕第/.test(text), text.slice(0, 60))
  need('date form', /\d{4}年([1-9]\d?|\u3000)月([1-9]\d?|\u3000)日/.test(text), 'no date')
  return misses
}

/** The printed lines: the same characters a line, the same lines a page, as our own pages have. */
export function lineMisses(xml: string, layout: DocumentLayout): Miss[] {
  const printed = pdfLines(xml)
  // A blank side is not exported.
  const own = layout.pages.filter((page) => page.lines.length > 0).map(layoutLines)
  if (printed.length !== own.length)
    return [{ check: 'page count', found: `${printed.length} instead of ${own.length}` }]
  const misses: Miss[] = []
  for (const [at, lines] of own.entries()) {
    const theirs = printed[at] ?? []
    for (const [row, line] of lines.entries()) {
      const found = theirs[row]?.text ?? '(nothing)'
      if (found !== line) {
        misses.push({ check: 'same lines', found: `page ${at + 1} line ${row + 1}: ${found} instead of ${line}` })
        break
      }
    }
    if (layout.pages[at]?.lines.some((line) => line.part === 'table')) continue
    const body = theirs.filter((line) => line.y > 2098 && line.y < 2098 + 12756)
    const most = Math.floor(12756 / layout.plan.knobs.line)
    if (body.length > most) misses.push({ check: 'lines a page', found: String(body.length) })
    const longest = Math.max(...body.map((line) => cellsOf(line.text)))
    if (longest > 30) misses.push({ check: 'characters a line', found: String(longest) })
  }
  return misses
}

const DPI = 200
const DASH_ABOVE_BASELINE = 2

/** Ink on the first page, in millimetres. */
export async function inkMisses(office: Office, pdf: string): Promise<Miss[]> {
  const misses: Miss[] = []
  const near = (check: string, found: number | undefined, wanted: number, tolerance: number) => {
    if (found === undefined || Math.abs(found - wanted) > tolerance) {
      misses.push({ check, found: `${found?.toFixed(2)} instead of ${wanted} ± ${tolerance}` })
    }
  }
  const page = await office.pdfPixels(pdf, DPI, 1)
  const red = bands(page, DPI, 'red')
  const mark = red.filter((ink) => ink.bottom - ink.top > 5)[0]
  const line = red.filter((ink) => ink.bottom - ink.top < 1.2 && widthOf(ink) > 100).at(-1)
  near('mark 35 mm below the type area', mark && mark.top - 37, 35, 1)
  near('mark centred', mark && (mark.left + mark.right) / 2, 106, 1)
  near('red line 156 mm', line && widthOf(line), 156, 1)
  const above = bands(page, DPI, 'black')
    .filter((ink) => line && ink.bottom < line.top)
    .at(-1)
  near('red line 4 mm below the number', line && above && line.top - above.bottom, 4, 0.6)
  // The dash of 宋体 lies 2 mm above its baseline; stand-in faces draw it elsewhere, so the baseline is measured, at the digit.
  const foot = (from: number, to: number) => bands(page, DPI, 'black', { from, to }).findLast((ink) => ink.top > 262)
  const digit = foot(169, 172)
  near('page number 7 mm below the type area', digit && digit.bottom - 262 - DASH_ABOVE_BASELINE, 7, 0.5)
  const dash = foot(173, 185)
  near('page number one character in', dash && 184 - dash.right, 4.94, 0.6)
  return misses
}

/** 版记 on a page of its own. Under text, LibreOffice 7 does not put a floating table where the file says. */
export async function colophonMisses(office: Office, pdf: string, page: number): Promise<Miss[]> {
  const dots = 400
  const lines = bands(await office.pdfPixels(pdf, dots, page), dots, 'black').filter((ink) => widthOf(ink) > 150)
  const misses: Miss[] = []
  if (lines.length < 2) return [{ check: 'colophon lines', found: `${lines.length}` }]
  for (const ink of lines) {
    if (Math.abs(widthOf(ink) - 156) > 0.7) misses.push({ check: 'colophon width', found: widthOf(ink).toFixed(2) })
  }
  const last = lines.at(-1)
  if (!last || Math.abs(last.bottom - 262) > 0.7) misses.push({ check: 'colophon at 262 mm', found: `${last?.bottom}` })
  const thickness = lines.map((ink) => ink.bottom - ink.top)
  const inner = thickness.slice(1, -1)
  const outer = Math.min(thickness[0] ?? 0, thickness.at(-1) ?? 0)
  if (inner.some((one) => one >= outer))
    misses.push({ check: 'colophon thick, thin, thick', found: thickness.join(' ') })
  return misses
}

function widthOf(ink: Ink): number {
  return ink.right - ink.left
}
