import { type FileChild, PatchType, patchDocument } from 'docx'
import { strFromU8, strToU8, unzipSync } from 'fflate'
import type { DocumentContent } from '../content'
import { annexPages, blocks } from '../flow/body'
import { type FlowItem, type FlowParagraph, usualFoot } from '../flow/flow'
import { squeezeSteps } from '../flow/knobs'
import { type FontPreset, fontFaces } from '../fonts'
import { loadDrawings } from './drawings'
import { type Faces, wordParagraph } from './paragraphs'
import { steadyIds } from './steady-ids'
import { steadyZip } from './steady-zip'
import { styleOf } from './styles'
import { wordTable } from './tables'
import { withOwnStyles } from './template-styles'

/** Where in a file text and annexes go, once everything else is filled in; nobody writes such brackets. */
export const placeOf = { body: '⟦body⟧', annexes: '⟦annexes⟧' } as const
export type TemplatePlace = keyof typeof placeOf

const delimiters = { start: '⟦', end: '⟧' } as const

/**
 * Puts text and annexes in their places of a bureau's own file: the same paragraphs, tables, pictures and charts as in our
 * own, each a paragraph of its own. They bring their styles, for the file's Normal may be anything.
 */
export async function fillPlaces(
  file: Uint8Array,
  content: Pick<DocumentContent, 'body' | 'annexes'>,
  fonts: FontPreset = 'gb',
): Promise<Uint8Array> {
  const faces = fontFaces[fonts]
  const [knobs] = squeezeSteps
  const body = await children(blocks(content.body, knobs), faces)
  const annexes = await children(annexPages(content.annexes, knobs), faces)
  const filled = await patchDocument({
    outputType: 'uint8array',
    data: file,
    placeholderDelimiters: delimiters,
    patches: {
      body: { type: PatchType.DOCUMENT, children: body },
      annexes: { type: PatchType.DOCUMENT, children: annexes },
    },
  })
  const parts = new Map<string, string | Uint8Array>(Object.entries(unzipSync(filled)))
  for (const [name, part] of parts)
    if (/\.(xml|rels)$/.test(name) && typeof part !== 'string') parts.set(name, strFromU8(part))
  withOwnStyles(parts, knobs, faces)
  steadyIds(parts)
  return steadyZip(
    Object.fromEntries(Array.from(parts, ([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part])),
  )
}

async function children(items: readonly FlowItem[], faces: Faces): Promise<FileChild[]> {
  const drawings = await loadDrawings({ items, colophon: [], colophonLines: false, foot: usualFoot }, faces)
  const made = items.map((item): FileChild => {
    if (item.type === 'table') return wordTable(item, faces)
    return item.type === 'figure' ? drawings.figure(item) : wordParagraph(ownStyle(item), faces)
  })
  // A place without content leaves an empty paragraph; a paragraph must follow a table.
  return items.at(-1)?.type === 'paragraph' ? made : [...made, wordParagraph(ownStyle(lastLine), faces)]
}

const lastLine: FlowParagraph = {
  type: 'paragraph',
  part: 'body',
  runs: [],
  size: 20,
  spacing: 0,
  line: 20,
  align: 'left',
  indent: { left: 0, right: 0, firstLine: 0 },
}

/** Paragraphs that rest on Normal in our own file rest on the text's style here; all their lengths are written out. */
function ownStyle(paragraph: FlowParagraph): FlowParagraph {
  return styleOf(paragraph) === 'Normal' ? { ...paragraph, part: 'body' } : paragraph
}
