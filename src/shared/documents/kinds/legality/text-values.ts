export interface TextAmount {
  readonly text: string
  readonly yuan: number
}

export interface TextDate {
  readonly text: string
  /** `2026-11-23`; absent where the calendar has no such day. */
  readonly on?: string
}

const multiples: Readonly<Record<string, number>> = { 百: 100, 千: 1000, 万: 10_000, 亿: 100_000_000 }

/** Amounts of money in a text: 50000元, 50,000.00元, 5万元, 五万元. */
export function amountsIn(text: string): TextAmount[] {
  const found: TextAmount[] = []
  for (const match of text.matchAll(/(\d[\d,，]*(?:\.\d+)?)\s*(百|千|万|亿)?余?元/g)) {
    const value = Number((match[1] ?? '').replace(/[,，]/g, ''))
    found.push({ text: match[0], yuan: round(value * (multiples[match[2] ?? ''] ?? 1)) })
  }
  for (const match of text.matchAll(/([零〇一二两三四五六七八九十百千万亿]+)余?元/g)) {
    const value = chineseValue(match[1] ?? '')
    if (value > 0) found.push({ text: match[0], yuan: value })
  }
  return found
}

/** Full dates in a text, 2026年11月23日; months without a day are no dates. */
export function datesIn(text: string): TextDate[] {
  return Array.from(text.matchAll(/(\d{4})年(\d{1,2})月(\d{1,2})日/g), (match) => {
    const on = `${match[1]}-${(match[2] ?? '').padStart(2, '0')}-${(match[3] ?? '').padStart(2, '0')}`
    return { text: match[0], on: isCivilDate(on) ? on : undefined }
  })
}

/** Sentences and clauses between which a number and what it belongs to do not reach. */
export function sentencesOf(text: string): string[] {
  return text.split(/[。；;\n]/)
}

function isCivilDate(on: string): boolean {
  const [year = 0, month = 0, day = 0] = on.split('-').map(Number)
  const real = new Date(Date.UTC(year, month - 1, day))
  return real.getUTCFullYear() === year && real.getUTCMonth() === month - 1 && real.getUTCDate() === day
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}

const numerals = '零一二三四五六七八九'

/** 三十五万六千 → 356000. */
function chineseValue(text: string): number {
  let total = 0
  let section = 0
  let digit = 0
  for (const character of text.replaceAll('〇', '零').replaceAll('两', '二')) {
    const value = numerals.indexOf(character)
    if (value >= 0) digit = value
    else if (character === '十') {
      section += (digit || 1) * 10
      digit = 0
    } else if (character === '万' || character === '亿') {
      total = (total + section + digit) * (multiples[character] ?? 1)
      section = 0
      digit = 0
    } else {
      section += digit * (multiples[character] ?? 1)
      digit = 0
    }
  }
  return total + section + digit
}
