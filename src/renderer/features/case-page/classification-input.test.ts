import { describe, expect, it } from 'vitest'
import { classificationInput } from './classification-input'

const shown = { field: 'urban', level: 'general', issues: ['a', 'b'], patterns: [], reason: '' }

describe('a classification', () => {
  it('sends only what the officer changed', () => {
    const input = classificationInput('c', shown, { ...shown, level: 'major', reason: '后果严重' })
    expect(JSON.parse(JSON.stringify(input))).toEqual({ caseId: 'c', level: 'major', reason: '后果严重' })
  })

  it('sends lists as what was added and what was taken out', () => {
    const input = classificationInput('c', shown, { ...shown, issues: ['b', 'd'], patterns: ['A'], reason: '理由' })
    expect(input.issues).toEqual({ add: ['d'], remove: ['a'] })
    expect(input.patterns).toEqual({ add: ['A'], remove: [] })
  })
})
