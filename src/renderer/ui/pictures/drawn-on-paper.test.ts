import { describe, expect, it } from 'vitest'
import { scaledSize } from './drawn-on-paper'

describe('a picture for a document', () => {
  it('keeps its shape, and is no larger than paper shows', () => {
    expect(scaledSize({ width: 4000, height: 3000 }, 1600)).toEqual({ width: 1600, height: 1200 })
    expect(scaledSize({ width: 800, height: 600 }, 1600)).toEqual({ width: 800, height: 600 })
    expect(scaledSize({ width: 20_000, height: 3 }, 1600)).toEqual({ width: 1600, height: 1 })
  })
})
