export interface TextPart {
  readonly text: string
  /** Index of the word that stands here; undefined for plain text. */
  readonly word?: number
}

/** Cuts a text into plain parts and occurrences of the words; where words overlap the longer one wins. */
export function highlightParts(text: string, words: readonly string[]): TextPart[] {
  const known = words
    .map((word, index) => ({ word: word.toLowerCase(), index }))
    .filter(({ word }) => word.length > 0)
    .sort((a, b) => b.word.length - a.word.length)
  if (known.length === 0) return text ? [{ text }] : []
  const lower = text.toLowerCase()
  const parts: TextPart[] = []
  let plainFrom = 0
  for (let at = 0; at < text.length; ) {
    const hit = known.find(({ word }) => lower.startsWith(word, at))
    if (!hit) {
      at += 1
      continue
    }
    if (at > plainFrom) parts.push({ text: text.slice(plainFrom, at) })
    parts.push({ text: text.slice(at, at + hit.word.length), word: hit.index })
    at += hit.word.length
    plainFrom = at
  }
  if (plainFrom < text.length) parts.push({ text: text.slice(plainFrom) })
  return parts
}
