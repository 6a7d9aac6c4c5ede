import { describe, expect, it } from 'vitest'
import { identitiesIn, phonesIn, veilNumbers } from './private-numbers'

describe('numbers that tell a person', () => {
  it('are phones and identity numbers, not order numbers, dates or credit codes', () => {
    expect(phonesIn('13912345678、0396-1234567、工单20261391234567812、12345')).toEqual(['13912345678', '0396-1234567'])
    expect(identitiesIn('411702199001011234、20261008000123456789、91411700MA4512345X')).toEqual(['411702199001011234'])
  })

  it('are covered in a text that stays readable', () => {
    expect(veilNumbers('请回电13912345678，身份证411702199001011234，罚款50000元。')).toBe(
      '请回电139******78，身份证411*************34，罚款50000元。',
    )
  })
})
