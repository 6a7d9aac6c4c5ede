/**
 * Widths in the Chinese faces of official documents: a character is one em, ASCII is half of it. Quotes, dashes and dots
 * that Western fonts draw narrow are a full em, because the Word file asks for the Chinese font (`w:hint="eastAsia"`).
 */
export function isHalfWidth(character: string): boolean {
  const code = character.codePointAt(0) ?? 0
  return code < 0x80 || (code >= 0xff61 && code <= 0xffdc) || (code >= 0xa0 && code < 0x100 && !fullLatin1.has(code))
}

/** ¤ § ¨ ° ± · × ÷ are full-width in GB2312. */
const fullLatin1 = new Set([0xa4, 0xa7, 0xa8, 0xb0, 0xb1, 0xb7, 0xd7, 0xf7])

/** The advance in twips of one character at a font size, its spacing included. */
export function advance(character: string, size: number, spacing: number): number {
  if (isZeroWidth(character)) return 0
  return (isHalfWidth(character) ? size / 2 : size) + spacing
}

/** Combining marks, variation selectors and joiners are drawn onto the character before them. */
function isZeroWidth(character: string): boolean {
  const code = character.codePointAt(0) ?? 0
  return code >= 0x300 && /^[\p{Mn}\p{Me}\p{Cf}]$/u.test(character)
}

export function textWidth(text: string, size: number, spacing = 0): number {
  let width = 0
  for (const character of text) width += advance(character, size, spacing)
  return width
}
