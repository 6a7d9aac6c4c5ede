import { describe, expect, it } from 'vitest'
import { basisName } from './wording'

describe('the name of a basis', () => {
  it.each([
    ['行政处罚法', '《行政处罚法》第五条'],
    ['《行政处罚法》', '《行政处罚法》第五条'],
    ['《合作机制实施方案》（驻政〔2024〕1号）', '《合作机制实施方案》（驻政〔2024〕1号）第五条'],
  ])('stands in one pair of marks: %s', (law, name) => {
    expect(basisName({ law, article: '第五条' })).toBe(name)
  })
})
