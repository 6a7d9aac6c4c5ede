import { describe, expect, it } from 'vitest'
import { guideMessages } from './guide-messages'
import { guideOf } from './guide-of'

describe('the guide for a first start', () => {
  it('speaks to each role of its own work, in five steps', () => {
    expect(guideOf(['reviewer'])).toBe('reviewer')
    expect(guideOf(['issuer', 'reviewer', 'officer'])).toBe('officer')
    const lines = Object.values(guideMessages.guides).map((steps) => {
      expect(steps).toHaveLength(5)
      return steps[0].line
    })
    expect(new Set(lines).size).toBe(lines.length)
  })

  it('is there for nobody whose work is a single list', () => {
    expect(guideOf(['station'])).toBeUndefined()
    expect(guideOf([])).toBeUndefined()
  })
})
