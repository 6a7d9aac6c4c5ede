import { describe, expect, it } from 'vitest'
import { testRows } from '../commands/testing/test-reference'
import { referenceData } from './reference-data'

const [pattern] = testRows.organ
if (!pattern) throw new Error('no organ to take as a pattern')

describe('the organs of the reference data', () => {
  it('begin with the city, and go place by place and by name, however the store keeps them', () => {
    const organ = [
      ['411721', '西平县公安局'],
      ['411702', '驿城区民政局'],
      ['411700', '驻马店市商务局'],
      ['411702', '驿城区城市管理局'],
      ['411700', '驻马店市教育局'],
    ].map(([region, name], at) => ({ ...pattern, id: `o${at}`, region: region ?? '', name: name ?? '' }))
    const names = referenceData({ ...testRows, organ })
      .organs()
      .map(({ name }) => name)
    expect(names).toEqual(['驻马店市教育局', '驻马店市商务局', '驿城区城市管理局', '驿城区民政局', '西平县公安局'])
  })
})
