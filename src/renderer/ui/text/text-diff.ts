export interface DiffPart {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

/** Above it the table of a character diff costs too much; sentences are compared instead. */
const MAX_CHARACTER_CELLS = 1_000_000

/**
 * What turns one text into another, for reading side by side: by character where that is affordable, by sentence
 * in long texts. Chinese has no spaces, so words are no unit.
 */
export function diffText(from: string, to: string): DiffPart[] {
  const byCharacter = withoutCommonEnds(characters(from), characters(to))
  const affordable = byCharacter.a.length * byCharacter.b.length <= MAX_CHARACTER_CELLS
  const { head, a, b, tail } = affordable ? byCharacter : withoutCommonEnds(sentences(from), sentences(to))
  return joinParts([{ kind: 'same', text: head.join('') }, ...diffUnits(a, b), { kind: 'same', text: tail.join('') }])
}

function withoutCommonEnds(from: readonly string[], to: readonly string[]) {
  const shorter = Math.min(from.length, to.length)
  let head = 0
  while (head < shorter && from[head] === to[head]) head += 1
  let tail = 0
  while (tail < shorter - head && from[from.length - 1 - tail] === to[to.length - 1 - tail]) tail += 1
  return {
    head: from.slice(0, head),
    a: from.slice(head, from.length - tail),
    b: to.slice(head, to.length - tail),
    tail: from.slice(from.length - tail),
  }
}

function characters(text: string): string[] {
  return Array.from(text)
}

function sentences(text: string): string[] {
  return text.split(/(?<=[。！？；\n])/)
}

/** Longest common subsequence; the rows are kept because the texts compared are short. */
function diffUnits(a: readonly string[], b: readonly string[]): DiffPart[] {
  const width = b.length + 1
  const table = new Uint32Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      table[i * width + j] =
        a[i] === b[j]
          ? cell(table, (i + 1) * width + j + 1) + 1
          : Math.max(cell(table, (i + 1) * width + j), cell(table, i * width + j + 1))
  const parts: DiffPart[] = []
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      parts.push({ kind: 'same', text: a[i] ?? '' })
      i += 1
      j += 1
    } else if (i < a.length && (j >= b.length || cell(table, (i + 1) * width + j) >= cell(table, i * width + j + 1))) {
      parts.push({ kind: 'removed', text: a[i] ?? '' })
      i += 1
    } else {
      parts.push({ kind: 'added', text: b[j] ?? '' })
      j += 1
    }
  }
  return parts
}

function cell(table: Uint32Array, at: number): number {
  return table[at] ?? 0
}

function joinParts(parts: readonly DiffPart[]): DiffPart[] {
  const joined: DiffPart[] = []
  for (const part of parts) {
    if (!part.text) continue
    const last = joined.at(-1)
    if (last?.kind === part.kind) joined[joined.length - 1] = { kind: part.kind, text: last.text + part.text }
    else joined.push(part)
  }
  return joined
}
