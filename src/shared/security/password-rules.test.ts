import { describe, expect, it } from 'vitest'
import { passwordRules, passwordStrength } from './password-rules'

describe('the rules of a new password', () => {
  it('are shown one by one while it is typed', () => {
    const kept = (password: string) => passwordRules(password).map((rule) => rule.kept)
    expect(kept('Ab1')).toEqual([false, true, true])
    expect(kept('only small letters')).toEqual([true, false, true])
    expect(kept('only small letters, many')).toEqual([true, true, true])
    expect(kept('AAAAbbbb1111')).toEqual([true, true, false])
    expect(kept('督'.repeat(3).concat('办案件南环路现场笔录二'))).toEqual([true, false, true])
  })

  it('make it weak, not enough, usable or good', () => {
    expect(['', 'Ab1', 'only small letters', 'Brand-new-27', 'Brand-new-word-27'].map(passwordStrength)).toEqual([
      0, 1, 2, 3, 4,
    ])
  })
})
