import { describe, expect, it } from 'vitest'
import { exampleFacts as facts } from './example-facts'
import { basisName, caseMatter, sourceSentence } from './wording'

describe('the name of a basis', () => {
  it.each([
    ['行政处罚法', '《行政处罚法》第五条'],
    ['《行政处罚法》', '《行政处罚法》第五条'],
    ['《合作机制实施方案》（驻政〔2024〕1号）', '《合作机制实施方案》（驻政〔2024〕1号）第五条'],
  ])('stands in one pair of marks: %s', (law, name) => {
    expect(basisName({ law, article: '第五条' })).toBe(name)
  })
})

describe('what a case is about, between marks', () => {
  it.each([
    ['三轮车被拖走不给手续案', '三轮车被拖走不给手续'],
    ['夜市油烟扰民', '夜市油烟扰民'],
    ['要求公开拆迁补偿方案', '要求公开拆迁补偿方案'],
    ['报警后派出所不予立案。', '报警后派出所不予立案'],
  ])('is its title without the 案 that the sentence says: %s', (title, matter) => {
    expect(caseMatter(title)).toBe(matter)
  })
})

describe('how the matter reached the bureau', () => {
  const order = { orderNo: '126289', receivedOn: '2026-10-08', title: '', content: '' }
  const told = (...channels: string[]) =>
    sourceSentence({ ...facts, orders: channels.map((channel) => ({ ...order, channel })) }, '我局')

  it('names the channel, and 等 only where there are others', () => {
    expect(told('网络问政')).toContain('我局收到网络问政渠道转来的工单（编号：126289）')
    expect(told('网络问政', '网络问政')).toContain('我局先后收到网络问政渠道转来的工单2件')
    expect(told('网络问政', '12345电话')).toContain('我局先后收到网络问政等渠道转来的工单2件')
    expect(told('', '12345电话')).toContain('我局先后收到12345电话等渠道转来的工单2件')
  })

  it('names none where none is known', () => {
    expect(told('')).toContain('我局收到转办的工单（编号：126289），反映')
    expect(told('', '')).toContain('我局先后收到转办的工单2件')
  })
})
