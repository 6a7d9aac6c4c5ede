import { chineseNumber } from '#shared/documents/blocks'

/** Elements that begin a line of their own. */
const blocks = new Set(['P', 'DIV', 'LI', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'TR', 'BLOCKQUOTE', 'PRE'])
/** Nothing of these is text: Word puts style sheets and bookmarks of its own between the paragraphs. */
const silent = new Set(['STYLE', 'SCRIPT', 'META', 'LINK', 'TITLE', 'XML', 'HEAD', 'IMG', 'SVG', 'O:P'])

/**
 * What is pasted from Word, WPS or a web page, as the paragraphs of an official document: no fonts, colours or empty lines;
 * automatic numbers as text, table cells one after another.
 */
export function cleanHtml(html: string): string[] {
  const lines: string[] = ['']
  const page = new DOMParser().parseFromString(html, 'text/html')
  collect(page.body, lines, [])
  return tidy(lines)
}

/** The same for plain text. */
export function cleanText(text: string): string[] {
  return tidy(text.split(/\r\n|[\r\n\v\f\u2028\u2029]/))
}

/** `counters` are the running numbers of the lists around a node. */
function collect(node: Node, lines: string[], counters: ListCounter[]): void {
  if (node.nodeType === Node.TEXT_NODE) {
    // Line breaks of the source are blanks, and between Chinese characters not even that.
    const text = (node.textContent ?? '').replace(/[\t\n\r ]+/g, ' ')
    append(lines, text)
    return
  }
  if (!(node instanceof Element) || silent.has(node.tagName.toUpperCase())) return
  const tag = node.tagName.toUpperCase()
  if (tag === 'BR') {
    lines.push('')
    return
  }
  const own = tag === 'OL' || tag === 'UL' ? [...counters, counterOf(node)] : counters
  const block = blocks.has(tag)
  if (block) lines.push('')
  if (tag === 'LI') append(lines, numberOf(own))
  for (const child of Array.from(node.childNodes)) collect(child, lines, own)
  if (tag === 'TD' || tag === 'TH') append(lines, '　')
  if (block) lines.push('')
}

interface ListCounter {
  next: number
  readonly chinese: boolean
}

function counterOf(list: Element): ListCounter {
  const kind = `${list.getAttribute('type') ?? ''} ${list.getAttribute('style') ?? ''}`
  return { next: Number(list.getAttribute('start') ?? 1) || 1, chinese: /cjk|chinese|ideographic/i.test(kind) }
}

/** 1. at the outer level and （1） inside: official documents have no bullets. */
function numberOf(counters: ListCounter[]): string {
  const counter = counters.at(-1)
  if (!counter) return ''
  const no = counter.next
  counter.next += 1
  if (counter.chinese) return counters.length === 1 ? `${chineseNumber(no)}、` : `（${chineseNumber(no)}）`
  return counters.length === 1 ? `${no}.` : `（${no}）`
}

function append(lines: string[], text: string): void {
  lines[lines.length - 1] += text
}

const wide = '[\\u3000-\\u303f\\u3400-\\u9fff\\uff00-\\uffef]'
const blankBetween = new RegExp(`(?<=${wide}) +(?=${wide})`, 'g')

/** Control characters, soft breaks and blanks for indents go; the engine indents by itself. */
function tidy(lines: readonly string[]): string[] {
  return lines
    .map((line) =>
      line
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
        .replace(/[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '')
        .replace(/[\u00a0\u2002-\u200a\t]/g, ' ')
        .replace(/^[\s\u3000]+|[\s\u3000]+$/g, '')
        .replace(blankBetween, ''),
    )
    .filter((line) => line !== '')
}
