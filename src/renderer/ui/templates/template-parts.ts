import { type Tag, TagDisposition } from 'easy-template-x'
import { strFromU8, unzipSync } from 'fflate'
import { TEXT_WIDTH } from '#shared/documents/measures'
import { templateMessages as text } from './messages'
import { wholeTags } from './template-data'

const MAIN = 'word/document.xml'
const EDGES = /^word\/(header|footer)\d*\.xml$/
/** A rounding of the author's program, in twips. */
const SLACK = 20

/** {正文} and {附件} become many paragraphs: they need one of their own, in the text, that does not end a section. */
export function placeProblems(file: Uint8Array): string[] {
  return Object.entries(partsOf(file, (name) => name === MAIN || EDGES.test(name))).flatMap(([name, xml]) =>
    Array.from(parse(xml).getElementsByTagName('w:p')).flatMap((paragraph) => {
      const words = ownWords(paragraph)
      const tag = Object.keys(wholeTags).find((each) => words.includes(`{${each}}`))
      if (tag === undefined) return []
      if (EDGES.test(name)) return [text.placeInEdge(tag)]
      if (words.trim() !== `{${tag}}`) return [text.placeNotAlone(tag)]
      return paragraph.getElementsByTagName('w:sectPr').length > 0 ? [text.placeEndsSection(tag)] : []
    }),
  )
}

/** Parts that a file names and does not have. */
export function partsMissing(file: Uint8Array): string[] {
  const parts = partsOf(file, () => true)
  if (!parts[MAIN]) return [text.noDocument]
  return Object.entries(parts).flatMap(([name, xml]) =>
    name.endsWith('.rels') ? missingTargets(name, parse(xml), parts) : [],
  )
}

/** What is broken in a file that was filled in: XML, and tags left standing. */
export function partProblems(file: Uint8Array): string[] {
  return Object.entries(partsOf(file, (name) => /\.(xml|rels)$/.test(name))).flatMap(([name, xml]) => {
    if (parse(xml).getElementsByTagName('parsererror').length > 0) return [text.brokenPart(name)]
    const left = (name === MAIN || EDGES.test(name)) && /[{}⟦⟧].{0,20}/.exec(xml.replace(/<[^>]+>/g, ''))
    return left ? [text.leftStanding(left[0])] : []
  })
}

/** The text is printed as words only: its tables, pictures and headings are not as they were written. */
export function isBodyOnlyText(tags: readonly Tag[]): boolean {
  return tags.some(({ name, disposition }) => name in wholeTags && disposition === TagDisposition.Open)
}

/** Tables and charts are as wide as the standard's type area. */
export function isNarrow(file: Uint8Array): boolean {
  const xml = partsOf(file, (name) => name === MAIN)[MAIN] ?? ''
  return (xml.match(/<w:sectPr.*?<\/w:sectPr>/gs) ?? []).some((section) => {
    const length = (element: string, side: string) =>
      Number(new RegExp(`<w:${element} [^>]*w:${side}="(\\d+)"`).exec(section)?.[1])
    const room = length('pgSz', 'w') - length('pgMar', 'left') - length('pgMar', 'right')
    return Number.isFinite(room) && room < TEXT_WIDTH - SLACK
  })
}

/** The words of a paragraph without those of a text box in it. */
function ownWords(paragraph: Element): string {
  return Array.from(paragraph.getElementsByTagName('w:t'))
    .filter((words) => holder(words) === paragraph)
    .map((words) => words.textContent ?? '')
    .join('')
}

function holder(element: Element): Element | undefined {
  for (let at = element.parentElement; at; at = at.parentElement) if (at.tagName === 'w:p') return at
  return undefined
}

function missingTargets(name: string, page: Document, parts: Readonly<Record<string, string>>): string[] {
  const base = new URL(name.replace(/_rels\/[^/]+$/, ''), 'file:///')
  return Array.from(page.getElementsByTagName('Relationship'))
    .filter((one) => one.getAttribute('TargetMode') !== 'External')
    .map((one) => decodeURI(new URL(one.getAttribute('Target') ?? '', base).pathname.slice(1)))
    .filter((target) => parts[target] === undefined)
    .map((target) => text.missingPart(target))
}

function partsOf(file: Uint8Array, wanted: (name: string) => boolean): Readonly<Record<string, string>> {
  const parts = unzipSync(file, { filter: ({ name }) => wanted(name) })
  const isText = (name: string) => /\.(xml|rels)$/.test(name)
  return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, isText(name) ? strFromU8(part) : '']))
}

function parse(xml: string): Document {
  return new DOMParser().parseFromString(xml, 'text/xml')
}
