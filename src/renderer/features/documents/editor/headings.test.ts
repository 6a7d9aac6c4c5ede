import { describe, expect, it } from 'vitest'
import { headingOf, renumbered, withLevel } from './headings'

describe('headings in a running text', () => {
  it('are known by how they begin', () => {
    const lines = ['一、基本情况', '（一）来件', '1.经过', '（1）细节', '2026年11月，我局收到来件。']
    expect(lines.map((line) => headingOf(line)?.level)).toEqual([1, 2, 3, 4, undefined])
  })

  it.each([
    ['基本情况', 1, '一、基本情况'],
    ['（三）基本情况', 3, '1.基本情况'],
    ['2、基本情况', 2, '（一）基本情况'],
    ['（1）基本情况', undefined, '基本情况'],
    ['2026年的情况', 1, '一、2026年的情况'],
  ] as const)('“%s” made level %s reads “%s”', (line, level, made) => {
    expect(withLevel(line, level)).toBe(made)
  })

  it('are counted anew, each level under its own heading; plain paragraphs stay as they are', () => {
    expect(renumbered(['一、甲', '（三）乙', '正文。', '（三）丙', '一、丁', '（九）戊', '5.己', '5.庚'])).toEqual([
      '一、甲',
      '（一）乙',
      '正文。',
      '（二）丙',
      '二、丁',
      '（一）戊',
      '1.己',
      '2.庚',
    ])
  })
})
