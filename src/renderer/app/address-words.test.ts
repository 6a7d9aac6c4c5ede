import { describe, expect, it } from 'vitest'
import { AddressWords } from './address-words'

describe('words typed into a search', () => {
  it('are not in the address, and come back from it while the page lives', () => {
    const words = new AddressWords()
    const address = words.stringify({ view: 'all', q: '张三 13800001111' })
    expect(decodeURIComponent(address)).not.toMatch(/张三|1380/)
    expect(address).toContain('view=all')
    expect(words.parse(address)).toEqual({ view: 'all', q: '张三 13800001111' })
    // The same words have the same address, so that nothing looks like another page.
    expect(words.stringify({ view: 'all', q: '张三 13800001111' })).toBe(address)
  })

  it('are forgotten with the page, and the rest of the address still holds', () => {
    const address = new AddressWords().stringify({ view: 'mine', q: '李四' })
    expect(new AddressWords().parse(address)).toEqual({ view: 'mine' })
  })

  it('are not taken from an address that somebody wrote', () => {
    expect(new AddressWords().parse('?view=all&q=王五')).toEqual({ view: 'all' })
  })
})
