import { describe, expect, it } from 'vitest'
import { testReference } from '#shared/commands/testing/test-reference'
import { monthsName, partName, percentText, placeName } from './place-names'

describe('Places of the focus board', () => {
  it('are named by the dictionaries, and by the hotline where no organ is known', () => {
    expect(placeName('organ', 'urban', testReference)).toBe('驻马店市城市管理局')
    expect(placeName('organ', '某镇政府', testReference)).toBe('某镇政府')
    expect(placeName('field', 'unknown', testReference)).toBe('未归类')
    expect(partName({ organ: 'urban', field: 'urban' }, testReference)).toBe('驻马店市城市管理局 · urban')
    expect(partName({}, testReference)).toBe('全部')
  })

  it('say their months as people do', () => {
    expect(monthsName({ from: '2026-09', to: '2026-11' })).toBe('2026年9月至11月')
    expect(monthsName({ from: '2025-12', to: '2026-01' })).toBe('2025年12月至2026年1月')
    expect(monthsName({ from: '2026-11', to: '2026-11' })).toBe('2026年11月')
  })

  it('show no rate of nothing', () => {
    expect([percentText(undefined), percentText(0), percentText(0.625)]).toEqual(['—', '0.0%', '62.5%'])
  })
})
