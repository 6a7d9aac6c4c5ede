import { type HeadingLevel, headingNumber } from '#shared/documents/blocks'
import { recognised } from '#shared/documents/recognise-headings'

export const headingLevels: readonly HeadingLevel[] = [1, 2, 3, 4]

/** The level at which a line will print as a heading, or begin with one; undefined for a plain paragraph. */
export function headingOf(line: string): { readonly level: HeadingLevel; readonly length: number } | undefined {
  const block = recognised(line)
  if (block.type === 'heading') return { level: block.level, length: line.length }
  return block.lead
}

/** What stands before the words of a heading: 一、（一）1.（1） however it was typed. */
const start =
  /^(?:[一二三四五六七八九十]{1,3}、|[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)][、.\s]*|\d{1,2}(?:[、．)）]|[.](?!\d))\s*)/

/** The line as a heading of a level, or as plain text; its number is put right by `renumbered`. */
export function withLevel(line: string, level: HeadingLevel | undefined): string {
  const words = line.replace(start, '')
  return level ? `${headingNumber(level, 0)}${words}` : words
}

/** Counts the headings anew: each level from one under its own heading, as the standard does (7.3.3). */
export function renumbered(lines: readonly string[]): string[] {
  const counts: Record<HeadingLevel, number> = { 1: 0, 2: 0, 3: 0, 4: 0 }
  return lines.map((line) => {
    const level = headingOf(line)?.level
    if (!level) return line
    for (const deeper of headingLevels) if (deeper > level) counts[deeper] = 0
    const numbered = `${headingNumber(level, counts[level])}${line.replace(start, '')}`
    counts[level] += 1
    return numbered
  })
}
