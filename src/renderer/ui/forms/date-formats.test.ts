import dayjs from 'dayjs'
import customParseFormat from 'dayjs/plugin/customParseFormat'
import { describe, expect, it } from 'vitest'
import { dateFormats } from './date-formats'

dayjs.extend(customParseFormat)

describe('A typed date', () => {
  it.each([
    '2027-01-06',
    '2027-1-6',
    '2027.01.06',
    '2027/1/6',
    '2027/01/06',
    '20270106',
    '2027年1月6日',
    '2027年01月06日',
  ])('is taken as people write it: %s', (typed) => {
    const read = dateFormats.map((format) => dayjs(typed, format, true)).find((day) => day.isValid())
    expect(read?.format('YYYY-MM-DD')).toBe('2027-01-06')
  })
})
