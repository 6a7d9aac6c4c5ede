import { describe, expect, it } from 'vitest'
import regions from '../../../resources/dictionaries/region.json' with { type: 'json' }
import organRows from '../../../resources/organs.json' with { type: 'json' }
import { organ } from '../domain/reference'
import { organNames } from './organ-names'

const organs = organRows.map((row) => organ.parse(row))
const names = organNames(organs, regions.items)
const nameOf = (text: string, region?: string) => names.find(text, region)?.name

describe('finding a department by what people call it', () => {
  it.each([
    ['驻马店市城市管理局', undefined, '驻马店市城市管理局'],
    ['ZMD-URBAN', undefined, '驻马店市城市管理局'],
    ['市城管局', undefined, '驻马店市城市管理局'],
    ['城管局', '411702', '驿城区城市管理局'],
    ['城管局', '411700', '驻马店市城市管理局'],
    ['驿城区城管局', '411721', '驿城区城市管理局'],
    ['驻马店市驿城区 城市管理局', undefined, '驿城区城市管理局'],
    ['河南省驻马店市西平县市场监管局', undefined, '西平县市场监督管理局'],
    ['市场监管局', undefined, '驻马店市市场监督管理局'],
    ['市政府', undefined, '驻马店市人民政府'],
    ['西平县政府办', undefined, '西平县人民政府办公室'],
    ['环保局', '411722', '驻马店市生态环境局上蔡分局'],
    ['西平县环保局', undefined, '驻马店市生态环境局西平分局'],
    ['交警支队', undefined, '驻马店市公安局交通警察支队'],
    ['西平县税务局', undefined, '国家税务总局西平县税务局'],
    ['示范区城管局', undefined, '驻马店市城乡一体化示范区城市管理局'],
    ['国土局', '411725', '确山县自然资源局'],
  ])('%s (order of %s) is %s', (text, region, name) => {
    expect(nameOf(text, region)).toBe(name)
  })

  it.each(['', '某物业公司', '外星局', '局'])('%j is none of ours', (text) => {
    expect(nameOf(text)).toBeUndefined()
  })

  it('finds every organ by its official name, and each name once', () => {
    expect(organs.filter((entry) => names.find(entry.name) !== entry)).toEqual([])
    expect(new Set(organs.map(({ id }) => id)).size).toBe(organs.length)
    const ids = new Set(organs.map(({ id }) => id))
    expect(
      organs.filter(({ parentId, governmentId }) => [parentId, governmentId].some((id) => id && !ids.has(id))),
    ).toEqual([])
  })
})
