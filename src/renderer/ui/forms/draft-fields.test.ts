import { describe, expect, it } from 'vitest'
import { changedMeanwhile, touchedDraft } from './draft-fields'

const shown = { level: 'general', issues: ['a'], reason: '' }

describe('an unsent form', () => {
  it('is no draft while every field says what it said', () => {
    expect(touchedDraft({ level: 'general', issues: ['a'], reason: undefined }, shown, undefined)).toBeUndefined()
  })

  it('keeps only what was touched, with what stood there', () => {
    expect(touchedDraft({ ...shown, level: 'major' }, shown, undefined)).toEqual({
      values: { level: 'major' },
      base: { level: 'general' },
    })
  })

  it('knows when a colleague changed a field under it, and still remembers what the officer saw', () => {
    const draft = touchedDraft({ ...shown, level: 'major', reason: '理由' }, shown, undefined)
    if (!draft) throw new Error('no draft')
    const now = { ...shown, level: 'sensitive' }
    expect(changedMeanwhile(draft, now)).toEqual(['level'])
    const typedOn = touchedDraft({ ...now, level: 'major', reason: '理由充分' }, now, draft)
    expect(typedOn?.base.level).toBe('general')
  })

  it('follows the rest: a list changed elsewhere is not the officer’s', () => {
    const draft = touchedDraft({ ...shown, level: 'major' }, shown, undefined)
    expect(draft && changedMeanwhile(draft, { ...shown, issues: ['a', 'b'] })).toEqual([])
  })
})
