import { decodeHTMLStrict } from 'entities'

/** Tags that web forms and editors leave in text. A bare `<…>` with anything else is a title in brackets and stays. */
const blockTag = /<\/?(?:p|div|br|tr|li|ul|ol|table|tbody|h[1-6]|blockquote|section)(?:\s[^<>]*)?\s*\/?>/gi
const inlineTag =
  /<\/?(?:a|b|i|u|s|em|strong|span|font|img|td|th|sup|sub|center|o:p|input|label|wbr)(?:\s[^<>]*)?\s*\/?>/gi
const hiddenPart = /<(script|style)\b[^>]*>[\s\S]*?<\/\1>|<!--[\s\S]*?-->/gi

/** Entities that old web forms cut off before their semicolon. */
const cutEntity = /&(nbsp|lt|gt|amp|quot|ensp|emsp)(?![\w;=])/g

/** C0 and C1 controls but tab and line feed, bidi and zero-width marks, BOM, soft hyphen, interlinear marks, U+FFFE/FFFF. */
const invisible =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out here
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\uFFFE\uFFFF]/g

/** Half a character, left where a text was cut by bytes; databases refuse it. */
const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

const lineEnd = /\r\n?|[\v\f\u0085\u2028\u2029]/g

/** Two full-width blanks after a finished sentence are a paragraph whose line break was lost on the way. */
const lostParagraph = /([。！？；：…”）!?:;])[ \t\u00A0]*\u3000[\u3000 \t\u00A0]+(?=\S)/g
const blanks = /[ \t\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]+/g

/** `&amp;amp;lt;` of texts escaped again and again: one round is enough for all of them. */
const repeatedAmp = /&(?:amp;)+/g

/** Two or three are the rule; the bound only keeps a hostile text from running for ever. */
const maxRounds = 100

/**
 * Text as a person wrote it, without what machines put into it on the way: entities decoded, tags and invisible characters
 * gone, runs of blanks one blank, no blanks at the ends of lines, at most one empty line between two lines. Line breaks stay.
 * Cleaning cleaned text changes nothing (texts are escaped twice by some platforms, so it runs until nothing changes).
 */
export function cleanText(text: string): string {
  let before = text
  for (let round = 0; round < maxRounds; round += 1) {
    const after = cleanOnce(before)
    if (after === before) return after
    before = after
  }
  return before
}

/** For titles, names and addresses: the same, in one line. */
export function cleanLine(text: string): string {
  return cleanText(cleanText(text).replace(/\n+/g, ' '))
}

function cleanOnce(text: string): string {
  return decoded(text)
    .replace(lineEnd, '\n')
    .replace(invisible, '')
    .replace(lostParagraph, '$1\n')
    .replace(blanks, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .replace(loneSurrogate, '\uFFFD')
    .normalize('NFC')
}

function decoded(text: string): string {
  const plain = text.includes('&')
    ? decodeHTMLStrict(text.replace(cutEntity, '&$1;').replace(repeatedAmp, '&amp;'))
    : text
  if (!plain.includes('<')) return plain
  return plain.replace(hiddenPart, '').replace(blockTag, '\n').replace(inlineTag, '')
}
