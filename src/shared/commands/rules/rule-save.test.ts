import { describe, expect, it } from 'vitest'
import { referenceData } from '../../domain/reference-data'
import { TestDesk } from '../testing/test-desk'
import { testRows } from '../testing/test-reference'

const rule = {
  ruleId: 'rule-1',
  kind: 'opinion',
  issuer: 'bureau',
  prerequisites: ['finding'],
  basisIds: ['b1'],
  limit: { n: 20, unit: 'calendarDay', legal: false },
  numberFormat: '{org}执监意〔{year}〕{no}号',
  validFrom: '2026-12-01',
}

describe('the rule of a kind of document', () => {
  it('is set by an administrator, for a day to come', () => {
    const desk = new TestDesk()
    expect(desk.refusal('zhang', 'documentRule.save', rule)).toContain('系统管理员')
    expect(desk.refusal('root', 'documentRule.save', { ...rule, validFrom: '2026-11-01' })).toContain('不能早于今天')
    desk.act('root', 'documentRule.save', rule)
    expect(desk.get('documentRule', 'rule-1')).toMatchObject({ kind: 'opinion', validFrom: '2026-12-01' })
  })

  it('can be changed until its day, an emptied part too', () => {
    const desk = new TestDesk()
    desk.act('root', 'documentRule.save', { ...rule, objectionDays: 10 })
    desk.act('root', 'documentRule.save', { ...rule, limit: undefined })
    const saved = desk.get('documentRule', 'rule-1')
    expect(saved.limit).toBeUndefined()
    expect(saved.objectionDays).toBeUndefined()
    desk.now = new Date('2026-12-01T01:00:00Z')
    expect(desk.refusal('root', 'documentRule.save', { ...rule, validFrom: '2026-12-05' })).toContain('已经生效')
  })

  it.each(['{org}执监意{no}号', '{org}执监意〔{year}〕号', ''])(
    'numbers every document of a year: “%s” does not',
    (numberFormat) => {
      expect(new TestDesk().refusal('root', 'documentRule.save', { ...rule, numberFormat })).toContain('年份和序号')
    },
  )

  it('of two for the same day counts as it was saved last', () => {
    const [first] = testRows.documentRule
    if (!first) throw new Error('no rule')
    const later = { ...first, id: 'a', objectionDays: 7, updatedAt: '2026-11-02T01:00:00.000Z' }
    const ref = referenceData({ ...testRows, documentRule: [first, later] })
    expect(ref.rule(first.kind, '2026-11-03')?.objectionDays).toBe(7)
  })
})
