import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import {
  applyUpdate,
  ContentString,
  ContentType,
  Doc,
  decodeUpdate,
  Item,
  type XmlElement,
  type XmlFragment,
  XmlText,
} from 'yjs'

/** The part of the shared document that holds the text; editor and server name it alike. */
export const MINUTES_FIELD = 'content'

export interface MinutesState {
  /** Of the text with its structure: what a signature stands for. */
  readonly hash: string
  /** Paragraph by paragraph, without structure: for documents and search. */
  readonly text: string
}

/** What all updates together make of the minutes; their order is no matter. */
export function minutesState(updates: Iterable<Uint8Array>): MinutesState {
  const doc = new Doc()
  doc.transact(() => {
    for (const update of updates) applyUpdate(doc, update)
  })
  const state = stateOfDoc(doc)
  doc.destroy()
  return state
}

export function stateOfDoc(doc: Doc): MinutesState {
  const content = doc.getXmlFragment(MINUTES_FIELD)
  // Yjs writes attributes and formats sorted, so that the same text always gives the same string.
  return { hash: bytesToHex(sha256(utf8ToBytes(content.toString()))), text: linesOf(content).join('\n') }
}

/** Whether bytes are an update at all; anybody can send some. */
export function isUpdate(bytes: Uint8Array): boolean {
  const doc = new Doc()
  try {
    applyUpdate(doc, bytes)
    return true
  } catch {
    return false
  } finally {
    doc.destroy()
  }
}

/** The words that an update brings, also where the text is missing that it builds on; none where it is no update. */
export function wordsOf(update: Uint8Array): string {
  const lines: string[] = []
  let line = ''
  const structs = isUpdate(update) ? decodeUpdate(update).structs : []
  for (const struct of structs) {
    if (!(struct instanceof Item)) continue
    if (struct.content instanceof ContentString) line += struct.content.str
    // A paragraph begins.
    else if (struct.content instanceof ContentType && line) {
      lines.push(line)
      line = ''
    }
  }
  return [...lines, line].filter(Boolean).join('\n')
}

function linesOf(parent: XmlFragment | XmlElement): string[] {
  const lines: string[] = []
  let line = ''
  for (const node of parent.toArray()) {
    if (node instanceof XmlText) line += plainText(node)
    else lines.push(...linesOf(node as XmlElement))
  }
  return line ? [line, ...lines] : lines
}

function plainText(node: XmlText): string {
  const parts = node.toDelta() as readonly { readonly insert?: unknown }[]
  return parts.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('')
}
