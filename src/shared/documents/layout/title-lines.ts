import { TITLE_CHARACTERS } from '../measures'
import { isHalfWidth } from './char-width'

/** Words of the field that the general dictionary splits. */
const terms = [
  '行政执法监督',
  '行政执法',
  '执法监督',
  '监督意见书',
  '监督决定书',
  '意见书',
  '决定书',
  '通知书',
  '裁量权',
  '涉企',
  '等问题的',
  '有关问题',
  '人民政府',
  '代拟稿',
  '异常增长',
  '问题线索',
  '违纪违法',
  '专项监督',
  '执法指导意见',
  '会商纪要',
  '督办函',
]

/**
 * Breaks a title by meaning into lines that make a trapezoid or a diamond (GB/T 9704-2012, 7.3.1): no word or name is
 * cut, the lines differ, and the middle is not the narrowest. A `\n` in the title overrides everything.
 */
export function titleLines(title: string, names: readonly string[] = []): string[] {
  if (title.includes('\n')) return title.split('\n').map((line) => line.trim())
  if (cellsOf(title) <= TITLE_CHARACTERS) return [title]
  const words = titleWords(title, names)
  for (const count of [2, 3, 4]) {
    const best = bestSplit(words, count)
    if (best) return best
  }
  return hardSplit(title)
}

export function cellsOf(text: string): number {
  let cells = 0
  for (const character of text) cells += isHalfWidth(character) ? 0.5 : 1
  return cells
}

function titleWords(title: string, names: readonly string[]): string[] {
  const whole = [...names, ...terms].filter((name) => name.length > 1 && cellsOf(name) <= TITLE_CHARACTERS)
  const words: string[] = []
  let rest = title
  let plain = ''
  const flush = () => {
    words.push(...joinSmallWords(segments(plain)))
    plain = ''
  }
  while (rest !== '') {
    const name = whole.filter((candidate) => rest.startsWith(candidate)).sort((a, b) => b.length - a.length)[0]
    if (name) flush()
    const piece = name ?? Array.from(rest)[0] ?? ''
    if (name) words.push(name)
    else plain += piece
    rest = rest.slice(piece.length)
  }
  flush()
  return joinBrackets(words)
}

function segments(text: string): string[] {
  return Array.from(new Intl.Segmenter('zh', { granularity: 'word' }).segment(text), (part) => part.segment)
}

const suffixes = new Set([
  '市',
  '县',
  '区',
  '局',
  '委',
  '厅',
  '办',
  '书',
  '权',
  '案',
  '的',
  '等',
  '性',
  '费',
  '制',
  '度',
])

/** The dictionary leaves unknown names as single characters; a run of them is one word, and a suffix ends it. */
function joinSmallWords(parts: readonly string[]): string[] {
  const words: string[] = []
  let open = false
  for (const part of parts) {
    const single = Array.from(part).length === 1
    const counted = /\d$/.test(words.at(-1) ?? '') && counters.test(part)
    const joins = words.length > 0 && (counted || (single && open && !standsAlone.has(part)) || suffixes.has(part))
    if (joins) words[words.length - 1] += part
    else words.push(part)
    open = single && !standsAlone.has(part) && !suffixes.has(part)
  }
  return words
}

/** What a number counts goes with it: 2026年度, 12号. */
const counters = /^[年月日号件家季]/

const standsAlone = new Set(['和', '与', '及', '对', '在', '将', '为', '向', '由', '从', '、', '，'])

/** An opening mark goes with what follows, a closing one with what precedes. */
function joinBrackets(parts: readonly string[]): string[] {
  const words: string[] = []
  let opening = ''
  for (const part of parts) {
    if (/^[《〈（“‘〔【]$/.test(part)) opening += part
    else if (words.length > 0 && opening === '' && /^[》〉）”’〕】、，：]/.test(part)) words[words.length - 1] += part
    else {
      words.push(opening + part)
      opening = ''
    }
  }
  return opening ? [...words, opening] : words
}

function bestSplit(words: readonly string[], count: number): string[] | undefined {
  let best: { lines: string[]; cost: number } | undefined
  const visit = (from: number, lines: readonly string[]) => {
    if (lines.length === count - 1) {
      const all = [...lines, words.slice(from).join('')]
      const cost = splitCost(all)
      if (cost < (best?.cost ?? Number.POSITIVE_INFINITY)) best = { lines: all, cost }
      return
    }
    for (let to = from + 1; to <= words.length - (count - 1 - lines.length); to += 1) {
      const line = words.slice(from, to).join('')
      if (cellsOf(line) > TITLE_CHARACTERS) break
      visit(to, [...lines, line])
    }
  }
  visit(0, [])
  return best?.lines
}

/** Smaller is better; infinite where a line is too long. */
function splitCost(lines: readonly string[]): number {
  const widths = lines.map(cellsOf)
  if (widths.some((width) => width > TITLE_CHARACTERS || width === 0)) return Number.POSITIVE_INFINITY
  const longest = Math.max(...widths)
  const shortest = Math.min(...widths)
  const unbalanced = Math.max(0, longest - shortest - 6) * 2 + (longest - shortest) * 0.3
  return shapeCost(widths) + unbalanced + wordingCost(lines)
}

function shapeCost(widths: readonly number[]): number {
  // Two equal lines make a block instead of a trapezoid.
  if (widths.length === 2) return widths[0] === widths[1] ? 3 : 0
  const first = widths[0] ?? 0
  const last = widths.at(-1) ?? 0
  const inner = widths.slice(1, -1)
  const hourglass = inner.some((width) => width < first && width < last)
  const block = new Set(widths).size === 1
  return (hourglass ? 20 : 0) + (block ? 5 : 0)
}

/** A line does not begin with a particle, nor end with a preposition that belongs to what follows. */
function wordingCost(lines: readonly string[]): number {
  let cost = 0
  for (const [at, line] of lines.entries()) {
    if (at > 0 && /^(的|和|与|及|等|、)/.test(line)) cost += 12
    if (at < lines.length - 1) {
      if (/(的|和|与|及|关于)$/.test(line)) cost -= 1.5
      if (/(对|在|将|为|向|由|从|不|未|涉)$/.test(line)) cost += 6
    }
  }
  return cost
}

function hardSplit(title: string): string[] {
  const characters = Array.from(title)
  const lines: string[] = []
  for (let at = 0; at < characters.length; at += TITLE_CHARACTERS) {
    lines.push(characters.slice(at, at + TITLE_CHARACTERS).join(''))
  }
  return lines
}
