import { describe, expect, it } from 'vitest'
import { isStorable, storable } from './storable'

describe('a command that no database could keep', () => {
  it('is known by NUL and by halves of surrogate pairs, in values and in names', () => {
    for (const odd of ['a\u0000b', '\ud800', '\udfff!']) {
      expect(isStorable({ input: [odd] })).toBe(false)
      expect(isStorable({ [odd]: 1 })).toBe(false)
    }
    for (const good of ['𠮷野家', '😀', 'C:\\u0000', '\\ud800', '\t\n']) expect(isStorable({ input: good })).toBe(true)
  })

  it('is kept with a visible mark in their place and nothing else changed', () => {
    expect(storable({ a: '三\u0000轮', b: 'C:\\u0000', c: '😀' })).toEqual({ a: '三\ufffd轮', b: 'C:\\u0000', c: '😀' })
  })
})
