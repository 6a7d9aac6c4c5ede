/** Rows that share one filter: few enough that most blocks can be passed over, many enough that filters stay small. */
export const FILTER_ROWS = 256
const BITS = 1 << 16
const WORDS_OF_BITS = BITS / 32

/**
 * For each block of rows which pairs of neighbouring characters, and which single ones, occur in their texts (a Bloom
 * filter with one hash). A search reads only the texts of blocks that may hold all its pairs; 8 KB a block, 3 MB for
 * 100 000 rows. It lies in memory beside the texts it is made of, and nowhere else. A text that has left keeps its bits,
 * which costs a look and never a hit.
 */
export class TextFilter {
  private readonly blocks: (Uint32Array | undefined)[] = []

  add(slot: number, text: string): void {
    const at = Math.floor(slot / FILTER_ROWS)
    let bits = this.blocks[at]
    if (!bits) {
      bits = new Uint32Array(WORDS_OF_BITS)
      this.blocks[at] = bits
    }
    let before = -1
    for (let index = 0; index < text.length; index += 1) {
      const char = text.charCodeAt(index)
      const single = hashOf(char, 0)
      bits[single >>> 5] = (bits[single >>> 5] ?? 0) | (1 << (single & 31))
      if (before >= 0) {
        const pair = hashOf(before, char)
        bits[pair >>> 5] = (bits[pair >>> 5] ?? 0) | (1 << (pair & 31))
      }
      before = char
    }
  }

  /** For each block whether a text in it may have the word; undefined where nothing is known of it. */
  blocksWith(word: string): (block: number) => boolean {
    const hashes = hashesOf(word)
    return (block) => {
      const bits = this.blocks[block]
      return bits !== undefined && hashes.every((hash) => ((bits[hash >>> 5] ?? 0) & (1 << (hash & 31))) !== 0)
    }
  }

  clear(): void {
    this.blocks.length = 0
  }
}

function hashesOf(word: string): number[] {
  if (word.length === 1) return [hashOf(word.charCodeAt(0), 0)]
  return Array.from({ length: word.length - 1 }, (_, at) => hashOf(word.charCodeAt(at), word.charCodeAt(at + 1)))
}

function hashOf(first: number, second: number): number {
  const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second + 1, 0x85ebca6b)
  return (mixed ^ (mixed >>> 15)) & (BITS - 1)
}
