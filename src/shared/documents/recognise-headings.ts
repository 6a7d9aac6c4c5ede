import type { HeadingBlock, HeadingLevel, ParagraphBlock } from './blocks'

/** What begins a heading of each level (GB/T 9704-2012, 7.3.3), as people type it. */
const starts: readonly [HeadingLevel, RegExp][] = [
  [1, /^[一二三四五六七八九十]{1,3}、/],
  [2, /^（[一二三四五六七八九十]{1,3}）/],
  [3, /^\d{1,2}\.(?!\d)/],
  [4, /^（\d{1,2}）/],
]

/** Longer than this it is a sentence that happens to be numbered. */
const HEADING_MOST = 40
const LEAD_MOST = 30

/** A line of text as heading, as paragraph that begins with a heading, or as plain paragraph. */
export function recognised(line: string): HeadingBlock | ParagraphBlock {
  const text = normalised(line)
  const level = starts.find(([, start]) => start.test(text))?.[0]
  if (!level) return { type: 'paragraph', text }
  if (text.length <= HEADING_MOST && !/[。；：！？，;:,]/.test(text)) return { type: 'heading', level, text }
  const lead = text.indexOf('。') + 1
  return lead > 0 && lead <= LEAD_MOST && lead < text.length && !/[，；：]/.test(text.slice(0, lead))
    ? { type: 'paragraph', text, lead: { level, length: lead } }
    : { type: 'paragraph', text }
}

/** （一） typed with narrow brackets, 1、 for 1., 1) for （1）. */
function normalised(line: string): string {
  return line
    .replace(/^\(([一二三四五六七八九十]{1,3}|\d{1,2})\)[、.\s]*/, '（$1）')
    .replace(/^（([一二三四五六七八九十]{1,3}|\d{1,2})）[、.\s]+/, '（$1）')
    .replace(/^(\d{1,2})[)）]\s*/, '（$1）')
    .replace(/^(\d{1,2})(?:、|[.．]\s+|．)/, '$1.')
}

const bullet = /^[-*•●▪◦‣·]\s+(?=\S)/

/** Official documents have no bullets: a list of them becomes 1. 2. 3. */
export function numberedLists(lines: readonly string[]): string[] {
  let count = 0
  return lines.map((line) => {
    count = bullet.test(line) ? count + 1 : 0
    return count > 0 ? line.replace(bullet, `${count}.`) : line
  })
}
