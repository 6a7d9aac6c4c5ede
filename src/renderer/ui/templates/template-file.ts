import { MalformedFileError, type TemplateData, TemplateHandler, TemplateSyntaxError } from 'easy-template-x'
import { strFromU8, unzipSync } from 'fflate'
import type { DocumentKind } from '#shared/documents/kinds/kind'
import { archiveDirectory } from '#shared/security/archive-directory'
import { templateMessages as text } from './messages'
import { commonTags, knownTags, type TemplateValues, templateData } from './template-data'

export interface TemplateReport {
  readonly tags: readonly string[]
  /** In the template, of no field of the kind: they would print as nothing. */
  readonly unknown: readonly string[]
  /** Fields of the kind that the template leaves out. */
  readonly missing: readonly string[]
  /** Why the file cannot be used; empty where it can. */
  readonly problems: readonly string[]
}

/** A template with the bureau's seal as a picture has 200 KB; what is far larger is a mistake or an attack. */
const limits = { packed: 10 * 1024 * 1024, unpacked: 100 * 1024 * 1024, parts: 2000 }

const handler = new TemplateHandler({ delimiters: { tagStart: '{', tagEnd: '}' } })

/** Fills a template. Nothing in it is executed. */
export async function renderTemplate(file: Uint8Array, values: TemplateValues): Promise<Uint8Array> {
  const filled = await handler.process(new Blob([Uint8Array.from(file)]), values as unknown as TemplateData)
  return new Uint8Array(await filled.arrayBuffer())
}

/** Looks a template through: is it a Word file, which tags, are they known, and does a trial with the kind's example work. */
export async function checkTemplate(file: Uint8Array, kind: DocumentKind): Promise<TemplateReport> {
  try {
    if (isTooLarge(file)) return { tags: [], unknown: [], missing: [], problems: [text.tooLarge] }
    const parsed = await handler.parseTags(new Blob([Uint8Array.from(file)]))
    const tags = [...new Set([...parsed.map(({ name }) => name), ...edgeTags(file)])]
    const known = knownTags(kind)
    const needed = [...commonTags.filter((tag) => tag !== '文种'), '标题', '主送机关']
    const example = kind.example()
    const trial = await renderTemplate(file, templateData(kind, example, kind.toContent(example)))
    return {
      tags,
      unknown: tags.filter((tag) => !known.has(tag)),
      missing: needed.filter((tag) => known.has(tag) && !tags.includes(tag)),
      problems: brokenParts(trial),
    }
  } catch (error) {
    return { tags: [], unknown: [], missing: [], problems: [problemOf(error)] }
  }
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

/** Parts of the trial that are no longer XML, and places that were left standing. */
function brokenParts(file: Uint8Array): string[] {
  const parts = unzipSync(file, { filter: ({ name }) => /\.(xml|rels)$/.test(name) })
  if (!parts['word/document.xml']) return [text.noDocument]
  return Object.entries(parts).flatMap(([name, part]) => {
    const page = new DOMParser().parseFromString(strFromU8(part), 'text/xml')
    if (page.getElementsByTagName('parsererror').length > 0) return [text.brokenPart(name)]
    const left =
      /^word\/(document|header|footer)/.test(name) && /[{}].{0,20}/.exec(strFromU8(part).replace(/<[^>]+>/g, ''))
    return left ? [text.leftStanding(left[0])] : []
  })
}

function problemOf(error: unknown): string {
  if (error instanceof TemplateSyntaxError) return text.syntax(error.message)
  if (error instanceof MalformedFileError) return text.noWord
  return error instanceof Error && /zip|central directory|file type/i.test(error.message)
    ? text.noWord
    : text.failed(error instanceof Error ? error.message : String(error))
}
