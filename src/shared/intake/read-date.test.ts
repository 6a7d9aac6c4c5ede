import { describe, expect, it } from 'vitest'
import { dateRefusalTexts, readDate } from './read-date'

const instantOf = (value: Parameters<typeof readDate>[0], options = {}) => {
  const reading = readDate(value, options)
  return 'instant' in reading ? reading.instant : reading.refused
}

describe('reading dates of sheets and platforms', () => {
  it.each([
    ['2020/1/5 9:03:11', '2020-01-05T01:03:11.000Z'],
    ['2020-01-05 09:03', '2020-01-05T01:03:00.000Z'],
    ['2020/12/25', '2020-12-24T16:00:00.000Z'],
    ['2020.1.5 23:59:59', '2020-01-05T15:59:59.000Z'],
    ['2020年1月5日', '2020-01-04T16:00:00.000Z'],
    ['2020年1月5日 9时3分', '2020-01-05T01:03:00.000Z'],
    ['2020年1月5日9时', '2020-01-05T01:00:00.000Z'],
    ['2020年01月05日 星期日 下午 3:20', '2020-01-05T07:20:00.000Z'],
    ['2020/1/5 上午 9:05', '2020-01-05T01:05:00.000Z'],
    ['2020/1/5 12:05 AM', '2020-01-04T16:05:00.000Z'],
    ['2020/1/5 中午1点', '2020-01-05T05:00:00.000Z'],
    ['2020/1/5 3:20:00 PM', '2020-01-05T07:20:00.000Z'],
    ['20200105', '2020-01-04T16:00:00.000Z'],
    ['202001050903', '2020-01-05T01:03:00.000Z'],
    ['20200105090311', '2020-01-05T01:03:11.000Z'],
    ['1578186191000', '2020-01-05T01:03:11.000Z'],
    ['2020-01-05T09:03:11Z', '2020-01-05T09:03:11.000Z'],
    ['2020-01-05T09:03:11.250+09:00', '2020-01-05T00:03:11.000Z'],
    ['2020-01-05T09:03:11', '2020-01-05T01:03:11.000Z'],
    ['　２０２０／１／５　９：０３：１１ ', '2020-01-05T01:03:11.000Z'],
    ['2020-02-29 24:00', '2020-02-29T16:00:00.000Z'],
  ])('reads %s as Shanghai time', (text, instant) => {
    expect(instantOf(text)).toBe(instant)
  })

  it('reads Excel serial days, also as text, and rounds their binary fraction to the second', () => {
    expect(instantOf(43563.3592592593)).toBe('2019-04-08T00:37:20.000Z')
    expect(instantOf('43563.3592592593')).toBe('2019-04-08T00:37:20.000Z')
    expect(instantOf(42101.3592592593, { date1904: true })).toBe('2019-04-08T00:37:20.000Z')
    expect(instantOf(20200105)).toBe('2020-01-04T16:00:00.000Z')
  })

  it('takes the wall clock of a date cell, whatever zone the machine is in', () => {
    expect(instantOf(new Date('2019-04-08T08:37:19.999Z'))).toBe('2019-04-08T00:37:20.000Z')
  })

  it.each([
    ['20/1/5', 'twoDigitYear'],
    ['1/5/20', 'twoDigitYear'],
    ['5/1/2020', 'yearLast'],
    ['1月5日', 'noYear'],
    ['2020-02-30', 'noSuchDay'],
    ['2020/13/1', 'noSuchDay'],
    ['2020-01-05 25:00', 'noSuchTime'],
    ['2020-01-05 09:61', 'noSuchTime'],
    ['2020/1/5 上午 12:05', 'morningTwelve'],
    ['1899-12-30', 'outOfRange'],
    ['9999-12-31', 'outOfRange'],
    ['1578186191', 'unreadable'],
    ['尽快', 'unreadable'],
    ['', 'unreadable'],
    ['#N/A', 'unreadable'],
  ])('refuses %s and says why', (text, refused) => {
    expect(instantOf(text)).toBe(refused)
    expect(dateRefusalTexts[refused as keyof typeof dateRefusalTexts]).toMatch(/请/)
  })

  it.each([Number.NaN, 0, -3, 1e300])('refuses the number %s', (value) => {
    expect(readDate(value)).toHaveProperty('refused')
  })
})
