import { type FocusDimension, UNKNOWN_PLACE } from '#shared/domain/focus'
import type { ReferenceData } from '#shared/domain/reference-data'
import { placeMessages as text } from './messages'

/** How a place of the focus board is called: a field, an organ (or what the hotline wrote), a region. */
export function placeName(dimension: FocusDimension, code: string | undefined, ref: ReferenceData): string {
  if (code === undefined) return ''
  if (code === UNKNOWN_PLACE) return dimension === 'field' ? text.noField : text.noOrgan
  switch (dimension) {
    case 'field':
      return ref.label('field', code)
    case 'organ':
      return ref.organ(code)?.name ?? code
    case 'region':
      return ref.label('region', code)
  }
}

interface Part {
  readonly field?: string | undefined
  readonly organ?: string | undefined
  readonly region?: string | undefined
}

/** 驿城区 · 驿城区城市管理局 · 城市管理; the whole where nothing is held fixed. */
export function partName(part: Part, ref: ReferenceData): string {
  const names = (['organ', 'field', 'region'] as const).flatMap((dimension) =>
    part[dimension] === undefined ? [] : [placeName(dimension, part[dimension], ref)],
  )
  return names.length > 0 ? names.join(' · ') : text.whole
}

/** `2026年9月至11月` */
export function monthsName({ from, to }: { readonly from: string; readonly to: string }): string {
  const [fromYear, fromMonth] = from.split('-').map(Number)
  const [toYear, toMonth] = to.split('-').map(Number)
  if (from === to) return text.month(fromYear ?? 0, fromMonth ?? 0)
  const end = fromYear === toYear ? text.monthOnly(toMonth ?? 0) : text.month(toYear ?? 0, toMonth ?? 0)
  return text.months(text.month(fromYear ?? 0, fromMonth ?? 0), end)
}

/** `62.5%`; a dash where there is nothing to divide by. */
export function percentText(rate: number | undefined): string {
  return rate === undefined ? '—' : `${(rate * 100).toFixed(1)}%`
}
