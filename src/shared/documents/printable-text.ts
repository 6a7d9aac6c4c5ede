/** What XML cannot hold or no page can show: control characters, lone surrogates, non-characters. */
const unprintable =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u2064\uFEFF\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

/** The text as it prints: without what would break the file, and one kind of line end. */
export function printableText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(unprintable, '')
}

/** Control characters and the like in a text; blanks and line ends are none. */
export function unprintableIn(text: string): string[] {
  return [...new Set(text.replace(/\r\n?/g, '\n').match(unprintable) ?? [])]
}

/** Emoji and other pictographs, which no face of official documents has. */
export function pictographsIn(text: string): string[] {
  return [...new Set(text.match(/\p{Extended_Pictographic}(?<![\d#*©®™〰㊗㊙])/gu) ?? [])]
}
