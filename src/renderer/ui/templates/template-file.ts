import {
  MalformedFileError,
  ScopeData,
  type ScopeDataArgs,
  TagDisposition,
  type TemplateData,
  TemplateHandler,
  TemplateSyntaxError,
} from 'easy-template-x'
import { strFromU8, unzipSync } from 'fflate'
import type { DocumentContent } from '#shared/documents/content'
import { placeOf } from '#shared/documents/docx/template-places'
import type { DocumentKind } from '#shared/documents/kinds/kind'
import { archiveDirectory } from '#shared/security/archive-directory'
import { templateMessages as text } from './messages'
import { commonTags, knownTags, templateData, wholeTags } from './template-data'
import { isBodyOnlyText, isNarrow, partProblems, partsMissing, placeProblems } from './template-parts'

export interface TemplateReport {
  readonly tags: readonly string[]
  /** In the template, of no field of the kind: they would print as nothing. */
  readonly unknown: readonly string[]
  /** Fields of the kind that the template leaves out. */
  readonly missing: readonly string[]
  /** Why the file cannot be used; empty where it can. */
  readonly problems: readonly string[]
  /** What its author should know of how it prints. */
  readonly advice: readonly string[]
}

/** Puts text and annexes in their places; the library for it is large and runs elsewhere in the desk. */
export type FillPlaces = (file: Uint8Array, content: Pick<DocumentContent, 'body' | 'annexes'>) => Promise<Uint8Array>

/** A template with the bureau's seal as a picture has 200 KB; what is far larger is a mistake or an attack. */
const limits = { packed: 10 * 1024 * 1024, unpacked: 100 * 1024 * 1024, parts: 2000 }

const handler = new TemplateHandler({ delimiters: { tagStart: '{', tagEnd: '}' }, scopeDataResolver: valueAt })

/** {正文} by itself keeps its place for the whole of the text; as a loop it has the lines. */
function valueAt(args: ScopeDataArgs) {
  const tag = args.path.at(-1)
  const place =
    typeof tag === 'object' && tag.disposition === TagDisposition.SelfClosed ? wholeTags[tag.name] : undefined
  return place ? placeOf[place] : ScopeData.defaultResolver(args)
}

/** A template filled with a document. Nothing in it is executed. */
export async function renderTemplate(
  file: Uint8Array,
  kind: DocumentKind,
  content: object,
  printable: DocumentContent,
  fillPlaces: FillPlaces,
): Promise<Uint8Array> {
  const values = templateData(kind, content, printable) as unknown as TemplateData
  const filled = await handler.process(Uint8Array.from(file).buffer, values)
  return fillPlaces(new Uint8Array(filled), printable)
}

/** Looks a template through: is it a Word file, which tags, are they known, and does a trial with the kind's example work. */
export async function checkTemplate(
  file: Uint8Array,
  kind: DocumentKind,
  fillPlaces: FillPlaces,
): Promise<TemplateReport> {
  try {
    if (isTooLarge(file)) return refused(text.tooLarge)
    const missing = partsMissing(file)
    if (missing.length > 0) return refused(...missing)
    const parsed = await handler.parseTags(Uint8Array.from(file).buffer)
    const misplaced = placeProblems(file)
    if (misplaced.length > 0) return refused(...misplaced)
    const tags = [...new Set([...parsed.map(({ name }) => name), ...edgeTags(file)])]
    const known = knownTags(kind)
    const example = kind.example()
    const printable = kind.toContent(example)
    const needed = [...commonTags, '标题', '主送机关'].filter(
      (tag) => tag !== '文种' && (tag !== '附件' || printable.annexes.length > 0),
    )
    return {
      tags,
      unknown: tags.filter((tag) => !known.has(tag)),
      missing: needed.filter((tag) => known.has(tag) && !tags.includes(tag)),
      problems: partProblems(await renderTemplate(file, kind, example, printable, fillPlaces)),
      advice: [...(isBodyOnlyText(parsed) ? [text.onlyText] : []), ...(isNarrow(file) ? [text.narrow] : [])],
    }
  } catch (error) {
    return refused(problemOf(error))
  }
}

function refused(...problems: string[]): TemplateReport {
  return { tags: [], unknown: [], missing: [], problems, advice: [] }
}

/** Judged by the directory, before anything is unpacked. */
function isTooLarge(file: Uint8Array): boolean {
  if (file.length > limits.packed) return true
  const { parts, unpacked } = archiveDirectory(file)
  return parts > limits.parts || unpacked > limits.unpacked
}

/** Tags of headers and footers, which the main part does not list. */
function edgeTags(file: Uint8Array): string[] {
  const parts = unzipSync(file, { filter: ({ name }) => /^word\/(header|footer)\d*\.xml$/.test(name) })
  return Object.values(parts).flatMap((part) => {
    const words = strFromU8(part).replace(/<[^>]+>/g, '')
    return [...words.matchAll(/\{[#/]?([^{}]+)\}/g)].map(([, tag = '']) => tag)
  })
}

function problemOf(error: unknown): string {
  if (error instanceof TemplateSyntaxError) return text.syntax(error.message)
  if (error instanceof MalformedFileError) return text.noWord
  return error instanceof Error && /zip|central directory|file type/i.test(error.message)
    ? text.noWord
    : text.failed(error instanceof Error ? error.message : String(error))
}
