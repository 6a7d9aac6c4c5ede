import { describe, expect, it } from 'vitest'
import { nearestFirst } from './nearest-organs'

const organs = [
  { name: '西平县交通运输局', region: '411721' },
  { name: '驻马店市交通运输局', region: '411700' },
  { name: '上蔡县交通运输局', region: '411722' },
  { name: '驻马店市公安局', region: '411700' },
]
const names = (region: string) => nearestFirst(organs, region).map(({ name }) => name)

describe('the organs an officer chooses from', () => {
  it('begin with those of the own region, in the order of the catalogue', () => {
    expect(names('411700')).toEqual(['驻马店市交通运输局', '驻马店市公安局', '西平县交通运输局', '上蔡县交通运输局'])
    expect(names('411722')[0]).toBe('上蔡县交通运输局')
  })

  it('are as the catalogue has them where none is of the region', () => {
    expect(names('110000')).toEqual(organs.map(({ name }) => name))
  })
})
