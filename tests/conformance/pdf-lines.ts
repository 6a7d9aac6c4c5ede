import { lineText, type Page } from '#shared/documents/layout/page-model'

/** One line of a printed page. Lengths in twips from the upper left corner of the paper. */
export interface PrintedLine {
  readonly text: string
  readonly y: number
  readonly left: number
  readonly right: number
}

interface Word {
  readonly text: string
  readonly y: number
  readonly left: number
  readonly right: number
}

interface Band {
  readonly top: number
  readonly bottom: number
}

/**
 * What `pdftotext -bbox-layout` says of each page, words on one height put together and blanks left out. What stands in
 * one of `leftOut`, a list of bands for each page, does not count.
 */
export function pdfLines(xml: string, leftOut: readonly (readonly Band[])[] = []): PrintedLine[][] {
  return Array.from(xml.matchAll(/<page [^>]*>(.*?)<\/page>/gs), ([, page = '']) => page).map((page, at) => {
    const words = Array.from(
      page.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/g),
      ([, xMin, yMin, xMax, yMax, text = '']): Word => ({
        text: plain(text),
        y: ((Number(yMin) + Number(yMax)) / 2) * 20,
        left: Number(xMin) * 20,
        right: Number(xMax) * 20,
      }),
    )
    const bands = leftOut[at] ?? []
    return rows(words.filter((word) => !bands.some((band) => word.y > band.top && word.y < band.bottom)))
  })
}

/** The same of our own pages, but for the words of charts. */
export function layoutLines(page: Page): string[] {
  const words = page.lines
    .filter((line) => line.part !== 'chart')
    .map((line) => ({
      text: lineText(line).replace(/\s/g, ''),
      y: line.y + line.height / 2,
      left: line.runs[0]?.x[0] ?? 0,
      right: 0,
    }))
  return rows(words.filter((word) => word.text !== '')).map((line) => line.text)
}

const SAME_HEIGHT = 120

function rows(words: readonly Word[]): PrintedLine[] {
  const groups: Word[][] = []
  for (const word of [...words].sort((a, b) => a.y - b.y)) {
    const last = groups.at(-1)
    if (last && Math.abs((last[0]?.y ?? 0) - word.y) < SAME_HEIGHT) last.push(word)
    else groups.push([word])
  }
  return groups.map((group) => {
    const sorted = [...group].sort((a, b) => a.left - b.left)
    return {
      text: sorted
        .map((word) => word.text)
        .join('')
        .replace(/[\s\u200B]/g, ''),
      y: group[0]?.y ?? 0,
      left: Math.min(...group.map((word) => word.left)),
      right: Math.max(...group.map((word) => word.right)),
    }
  })
}

function plain(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
}
