import { strToU8 } from 'fflate'
import { alternativeFaces, type FontRole } from '../fonts'
import { ANCHOR_LINE, GRID } from '../measures'
import type { PackageParts } from './package-parts'
import type { Faces } from './paragraphs'
import { steadyIds } from './steady-ids'
import { steadyZip } from './steady-zip'

/**
 * What the docx library has no option for, put in by text. Every pattern must match: a new version of the library that
 * writes something else is an error here, not a document that silently lost its rules.
 */
export function patchPackage(parts: PackageParts, faces: Faces, createdAt: string): Uint8Array {
  const patched = new Map(parts)
  edit(patched, 'word/styles.xml', (xml) => paragraphRules(xml))
  edit(patched, 'word/document.xml', thinSectionBreaks)
  edit(patched, 'word/settings.xml', settings)
  edit(patched, 'word/fontTable.xml', (xml) => fontTable(xml, faces))
  edit(patched, 'docProps/core.xml', (xml) => dates(xml, createdAt))
  steadyIds(patched)
  const files = Object.fromEntries(
    Array.from(patched, ([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
  )
  return steadyZip(files)
}

function edit(parts: Map<string, string | Uint8Array>, name: string, change: (xml: string) => string): void {
  const part = parts.get(name)
  if (typeof part !== 'string') throw new Error(`the docx library wrote no ${name}`)
  parts.set(name, change(part))
}

function replaceOnce(xml: string, pattern: RegExp, replacement: string): string {
  if (!pattern.test(xml)) throw new Error(`the docx library wrote nothing like ${pattern}`)
  return xml.replace(pattern, replacement)
}

/**
 * Line rules of the whole document, in the order of CT_PPr: kinsoku on, no hanging punctuation, no automatic space
 * between Chinese and Latin, no widow control (a page has 22 lines), the grid off because every line is explicit.
 */
export const LINE_RULES =
  '<w:kinsoku/><w:overflowPunct w:val="0"/><w:topLinePunct w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>' +
  '<w:adjustRightInd w:val="0"/><w:snapToGrid w:val="0"/>'

/** Puts the line rules into the style that all others rest on. */
export function paragraphRules(xml: string, base = 'Normal'): string {
  return replaceOnce(
    xml,
    new RegExp(`(<w:style [^>]*w:styleId="${base}"[^>]*>.*?<w:pPr>)(<w:spacing )`, 's'),
    `$1<w:widowControl w:val="0"/>${LINE_RULES}$2`,
  )
}

/** The library ends a section with an empty paragraph of its own, which would cost a line. */
function thinSectionBreaks(xml: string): string {
  return xml.replaceAll(
    '<w:p><w:pPr><w:sectPr',
    `<w:p><w:pPr><w:spacing w:after="0" w:before="0" w:line="${ANCHOR_LINE}" w:lineRule="exact"/><w:sectPr`,
  )
}

function settings(xml: string): string {
  const grid = `<w:drawingGridVerticalSpacing w:val="${GRID.linePitch}"/><w:characterSpacingControl w:val="doNotCompress"/>`
  const spaced = replaceOnce(xml, /<w:evenAndOddHeaders\s*\/>/, `<w:evenAndOddHeaders/>${grid}`)
  return replaceOnce(spaced, /<\/w:compat>/, '</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>')
}

const families: Readonly<Record<FontRole, string>> = {
  fangsong: '<w:panose1 w:val="02010609030101010101"/><w:charset w:val="86"/><w:family w:val="modern"/>',
  kaiti: '<w:panose1 w:val="02010609030101010101"/><w:charset w:val="86"/><w:family w:val="modern"/>',
  heiti: '<w:panose1 w:val="02010609060101010101"/><w:charset w:val="86"/><w:family w:val="modern"/>',
  xiaobiaosong: '<w:panose1 w:val="02010601030101010101"/><w:charset w:val="86"/><w:family w:val="auto"/>',
  songti: '<w:panose1 w:val="02010600030101010101"/><w:charset w:val="86"/><w:family w:val="auto"/>',
}

/** Other names of each face, for machines that lack the first (ECMA-376, 17.8.3.1). */
function fontTable(xml: string, faces: Faces): string {
  const fonts = (Object.keys(families) as FontRole[]).map((role) => {
    const others = alternativeFaces[role].filter((name) => name !== faces[role]).join(',')
    return `<w:font w:name="${faces[role]}"><w:altName w:val="${others}"/>${families[role]}<w:pitch w:val="${role === 'xiaobiaosong' || role === 'songti' ? 'variable' : 'fixed'}"/></w:font>`
  })
  return replaceOnce(xml, /<w:fonts([^>]*?)\s*\/>/, `<w:fonts$1>${fonts.join('')}</w:fonts>`)
}

function dates(xml: string, at: string): string {
  return xml.replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${at}`)
}
