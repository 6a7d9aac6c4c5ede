import { describe, expect, it } from 'vitest'
import { losesUnsentWork } from './unsent-work'

describe('closing the window', () => {
  it('loses commands and files that wait, where the store is in memory only', () => {
    expect(losesUnsentWork({ enrolled: false, pending: 1, uploads: 0 })).toBe(true)
    expect(losesUnsentWork({ enrolled: false, pending: 0, uploads: 2 })).toBe(true)
  })

  it('loses nothing once all is sent, nor on an enrolled machine', () => {
    expect(losesUnsentWork({ enrolled: false, pending: 0, uploads: 0 })).toBe(false)
    expect(losesUnsentWork({ enrolled: true, pending: 3, uploads: 2 })).toBe(false)
  })
})
