import { expect, it } from 'vitest'
import { rareCharacters } from './rare-characters'

it('finds the characters that GB 2312 lacks', () => {
  expect(rareCharacters('驻马店市司法局，赵镕堃、喆赟，𠮷野，第12号（A）“一”')).toEqual(['镕', '堃', '喆', '赟', '𠮷'])
})

it('knows 6 763 characters', () => {
  let known = 0
  for (let code = 0x4e00; code <= 0x9fa5; code += 1) {
    if (rareCharacters(String.fromCodePoint(code)).length === 0) known += 1
  }
  expect(known).toBe(6763)
})
