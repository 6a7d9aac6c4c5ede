import { civilYearOf } from '../domain/civil-date'
import type { CommandContext, SeriesRequest } from './engine/command'

/** Series are yearly by Shanghai's calendar, for each organ and kind (sync.md §5). */
export function caseSeries(organId: string, ctx: CommandContext): SeriesRequest {
  return { key: `case/${organId}/${civilYearOf(ctx.now)}` }
}

export function documentSeries(organId: string, kind: string, year: number): SeriesRequest {
  return { key: `document/${organId}/${kind}/${year}` }
}

/** Not among those of documents: whoever may read their ledger must find nothing of a 移送. */
export function transferSeries(organId: string, year: number): SeriesRequest {
  return { key: `${TRANSFER_SERIES}${organId}/${year}` }
}

export const TRANSFER_SERIES = 'transfer/'

/** 驻司执监案〔2026〕12号: hexagonal brackets, full year, no leading zero (GB/T 9704-2012, 7.2.5). */
export function formatNumber(format: string, organShortName: string, year: number, no: number): string {
  return format.replaceAll('{org}', organShortName).replaceAll('{year}', String(year)).replaceAll('{no}', String(no))
}

export const CASE_NUMBER_FORMAT = '{org}执监案〔{year}〕{no}号'
