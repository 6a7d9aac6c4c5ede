import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { highlightParts } from './highlight'
import { diffText } from './text-diff'

describe('highlighting the words of a lead', () => {
  it('marks every occurrence and keeps the text whole', () => {
    const parts = highlightParts('城管扣车不给单子，城管还罚款', ['城管', '罚款'])
    expect(parts).toEqual([
      { text: '城管', word: 0 },
      { text: '扣车不给单子，' },
      { text: '城管', word: 0 },
      { text: '还' },
      { text: '罚款', word: 1 },
    ])
  })

  it('prefers the longer of overlapping words', () => {
    expect(highlightParts('乱罚款', ['罚款', '乱罚款'])).toEqual([{ text: '乱罚款', word: 1 }])
  })

  it('leaves a text without words alone', () => {
    expect(highlightParts('路灯不亮', [''])).toEqual([{ text: '路灯不亮' }])
    expect(highlightParts('', ['罚款'])).toEqual([])
  })
})

describe('differences of two texts', () => {
  it('shows what was taken out and put in', () => {
    expect(diffText('罚款五万元，明显不当', '罚款三万元，不当')).toEqual([
      { kind: 'same', text: '罚款' },
      { kind: 'removed', text: '五' },
      { kind: 'added', text: '三' },
      { kind: 'same', text: '万元，' },
      { kind: 'removed', text: '明显' },
      { kind: 'same', text: '不当' },
    ])
  })

  it('gives back both texts whatever they are', () => {
    const text = fc.string({ unit: fc.constantFrom('罚', '款', '。', '不', '当', '\n'), maxLength: 60 })
    fc.assert(
      fc.property(text, text, (from, to) => {
        const parts = diffText(from, to)
        const without = (kind: 'added' | 'removed') =>
          parts
            .filter((part) => part.kind !== kind)
            .map((part) => part.text)
            .join('')
        expect(without('added')).toBe(from)
        expect(without('removed')).toBe(to)
      }),
    )
  })

  it('compares long texts by sentence', () => {
    const sentence = (n: number) => `第${n}句讲的是同一件事情的另一个方面。`
    const from = Array.from({ length: 200 }, (_, n) => sentence(n)).join('')
    const to = from.replace(sentence(3), '').replace(sentence(190), '换成了别的话。')
    expect(diffText(from, to).filter((part) => part.kind !== 'same')).toEqual([
      { kind: 'removed', text: sentence(3) },
      { kind: 'removed', text: sentence(190) },
      { kind: 'added', text: '换成了别的话。' },
    ])
  })
})
