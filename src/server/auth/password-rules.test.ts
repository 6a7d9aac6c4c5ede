import { describe, expect, it } from 'vitest'
import { assertPasswordGood } from './password-rules'

const refusalOf = (password: string, login = 'zhangwei'): string => {
  try {
    assertPasswordGood(password, login)
    return ''
  } catch (error) {
    return String((error as Error).message)
  }
}

describe('a new password', () => {
  it.each([
    'Brand-new-2027',
    'correct horse battery staple',
    '今天下午三点去南环路现场查看1A',
    `${'Lang und gut, '.repeat(9)}X`,
  ])('may be %s', (password) => expect(refusalOf(password)).toBe(''))

  it.each([
    ['Short-2026', '12 至 128 个字符'],
    ['A1    a     b', '12 至 128 个字符'],
    [`Aa1-${'lang '.repeat(30)}`, '12 至 128 个字符'],
    ['alllowercase1', '三种'],
    ['Brand----new1', '连续'],
    ['Zhangwei-2027', '不能包含用户名'],
    ['Password-2026', '过于常见'],
    ['P@ssw0rd1234', '过于常见'],
    ['Qwerty123456!', '过于常见'],
    ['Aa123456789!', '过于常见'],
    ['passwordpasswordpassword', '过于常见'],
  ])('is not %s: %s', (password, why) => expect(refusalOf(password)).toContain(why))
})
