/**
 * Reads the dates that sheets and other platforms write, always as Shanghai wall clock, into instants. A form that can be
 * read in two ways is refused with its reason: a wrong day moves a legal limit.
 */
export type DateReading = { readonly instant: string } | { readonly refused: DateRefusal }

/** Why a date was not read; `dateRefusalTexts` says it to a person. */
export type DateRefusal =
  | 'unreadable'
  | 'twoDigitYear'
  | 'yearLast'
  | 'noYear'
  | 'noSuchDay'
  | 'noSuchTime'
  | 'morningTwelve'
  | 'outOfRange'

export const dateRefusalTexts: Readonly<Record<DateRefusal, string>> = {
  unreadable: '不是能识别的日期，请写成 2026-01-05 或 2026-01-05 09:03',
  twoDigitYear: '年份只有两位，请写全四位年份，如 2026-01-05',
  yearLast: '年份写在最后，月和日的先后无法确定，请写成 2026-01-05',
  noYear: '没有年份，请写成 2026-01-05',
  noSuchDay: '没有这一天，请核对月和日',
  noSuchTime: '没有这个时刻，请核对时、分、秒',
  morningTwelve: '“上午12时”可以是零时，也可以是中午，请改写为 24 小时制',
  outOfRange: '年份不在 1992 至 2099 之间，请核对',
}

export interface DateOptions {
  /** The workbook counts its days from 1904 (old Excel for Mac). */
  readonly date1904?: boolean
}

const SHANGHAI = '+08:00'
const DAY_MS = 86_400_000
/** Day 0 of both counts of Excel, as a UTC day. Excel takes 1900 for a leap year, so its day 0 is 1899-12-30 from March 1900 on. */
const SERIAL_ZERO = { from1900: Date.UTC(1899, 11, 30), from1904: Date.UTC(1904, 0, 1) } as const
/** China had summer time until 1991; before 1992 the offset is not always +8 (see civil-date.ts). */
const FIRST_YEAR = 1992
const LAST_YEAR = 2099

/**
 * @param value text in any usual Chinese, ISO or digit form; a number is an Excel serial day, or digits such as 20260105;
 *   a Date is a cell's wall clock held in its UTC fields, as spreadsheet readers give it.
 */
export function readDate(value: string | number | Date, options: DateOptions = {}): DateReading {
  if (value instanceof Date) return fromWallClock(value.getTime())
  if (typeof value === 'number') return fromNumber(value, options)
  return fromText(halfWidth(value).trim(), options)
}

function fromNumber(value: number, options: DateOptions): DateReading {
  if (!Number.isFinite(value) || value <= 0) return { refused: 'unreadable' }
  if (Number.isInteger(value) && value >= 10_000_000) return fromDigits(String(value))
  const zero = options.date1904 ? SERIAL_ZERO.from1904 : SERIAL_ZERO.from1900
  return fromWallClock(zero + value * DAY_MS)
}

/** Rounded to the second: a serial such as 43563.35925 is a second held in a binary fraction. */
function fromWallClock(ms: number): DateReading {
  if (Number.isNaN(ms)) return { refused: 'unreadable' }
  const wall = new Date(Math.round(ms / 1000) * 1000)
  if (!inRange(wall.getUTCFullYear())) return { refused: 'outOfRange' }
  return { instant: new Date(`${wall.toISOString().slice(0, 19)}${SHANGHAI}`).toISOString() }
}

const DATE = String.raw`(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})(?:日|号)?`
const CLOCK = String.raw`(凌晨|早上|上午|中午|下午|晚上|AM|PM)?\s*(\d{1,2})(?:[:时点])(?:(\d{1,2})(?:[:分])?)?(?:(\d{1,2})(?:\.\d{1,9})?秒?)?\s*(AM|PM)?`
const dateAndTime = new RegExp(
  String.raw`^${DATE}(?:\s*[,，]?\s*(?:星期[一二三四五六日天]|周[一二三四五六日天])?\s*[T ]?\s*${CLOCK})?\s*(Z|[+-]\d{2}:?\d{2})?$`,
  'i',
)

function fromText(text: string, options: DateOptions): DateReading {
  if (/^\d+$/.test(text) && text.length >= 8) return fromDigits(text)
  if (/^\d{4,6}(\.\d+)?$/.test(text)) return fromNumber(Number(text), options)
  const match = dateAndTime.exec(text)
  if (!match) return { refused: refusalOf(text) }
  const [, year, month, day, half, hour, minute, second, halfAfter, zone] = match
  if (half === '上午' && hour === '12') return { refused: 'morningTwelve' }
  return wallTime(
    { year: Number(year), month: Number(month), day: Number(day) },
    {
      hour: inHalfOfDay(Number(hour ?? 0), (half ?? halfAfter)?.toUpperCase()),
      minute: Number(minute ?? 0),
      second: Number(second ?? 0),
    },
    zone,
  )
}

function refusalOf(text: string): DateRefusal {
  if (/^\d{1,2}[-/.年]\d{1,2}[-/.月]\d{1,2}\b/.test(text)) return 'twoDigitYear'
  if (/^\d{1,2}[-/.]\d{1,2}[-/.]\d{4}/.test(text)) return 'yearLast'
  if (/^\d{1,2}([-/.]\d{1,2}$|月\d{1,2})/.test(text)) return 'noYear'
  return 'unreadable'
}

/** 20260105, 202601050903, 20260105090311, or a Unix time in milliseconds (13 digits, no civil form has that many). */
function fromDigits(digits: string): DateReading {
  const part = (from: number, to: number) => Number(digits.slice(from, to))
  switch (digits.length) {
    case 13: {
      const at = new Date(Number(digits))
      return inRange(at.getUTCFullYear()) ? { instant: at.toISOString() } : { refused: 'outOfRange' }
    }
    case 8:
    case 12:
    case 14:
      return wallTime(
        { year: part(0, 4), month: part(4, 6), day: part(6, 8) },
        { hour: part(8, 10), minute: part(10, 12), second: part(12, 14) },
      )
    default:
      return { refused: 'unreadable' }
  }
}

interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}
interface Clock {
  readonly hour: number
  readonly minute: number
  readonly second: number
}

function wallTime({ year, month, day }: Day, { hour, minute, second }: Clock, zone?: string): DateReading {
  if (!inRange(year)) return { refused: 'outOfRange' }
  const midnight = new Date(Date.UTC(year, month - 1, day))
  if (midnight.getUTCMonth() !== month - 1 || midnight.getUTCDate() !== day) return { refused: 'noSuchDay' }
  const endOfDay = hour === 24 && minute === 0 && second === 0
  if ((hour > 23 && !endOfDay) || minute > 59 || second > 59) return { refused: 'noSuchTime' }
  const utc = Date.UTC(year, month - 1, day, hour, minute, second)
  return { instant: new Date(utc - offsetMs(zone ?? SHANGHAI)).toISOString() }
}

function offsetMs(zone: string): number {
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(zone)
  if (!match) return 0
  const minutes = Number(match[2]) * 60 + Number(match[3])
  return (match[1] === '-' ? -minutes : minutes) * 60_000
}

/** 中午 is noon as 12 and the hour after it as 1; 凌晨 12 点 is midnight. Hours past 12 already say which half they mean. */
function inHalfOfDay(hour: number, half: string | undefined): number {
  switch (half) {
    case '下午':
    case '晚上':
    case 'PM':
      return hour < 12 ? hour + 12 : hour
    case '中午':
      return hour < 3 ? hour + 12 : hour
    case '凌晨':
    case 'AM':
      return hour === 12 ? 0 : hour
    default:
      return hour
  }
}

function inRange(year: number): boolean {
  return year >= FIRST_YEAR && year <= LAST_YEAR
}

/** Full-width digits and signs as Chinese input methods write them, to ASCII. */
function halfWidth(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[\u00A0\u3000]/g, ' ')
}
