import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { configureZod, fieldTitle, issueTexts } from './zod-chinese'

const input = z.object({
  title: z.string().trim().min(1).max(5).meta({ title: '案件名称' }),
  region: z.string().min(1).optional().meta({ title: '所属区域' }),
  on: z.iso.date().meta({ title: '成文日期' }),
  handlers: z.array(z.string()).min(2).meta({ title: '承办人' }),
  nature: z.enum(['违法', '不当']).default('违法').meta({ title: '性质' }),
  amount: z.number().nonnegative().optional().meta({ title: '金额' }),
  urgent: z.string().min(1, '请写明理由').optional(),
  rows: z
    .array(z.object({ fact: z.string().min(1).meta({ title: '事实' }) }))
    .default([])
    .meta({ title: '问题' }),
})

function textsOf(value: unknown): string[] {
  const parsed = input.safeParse(value)
  return parsed.success ? [] : issueTexts(input, parsed.error)
}

const good = { title: '案件', on: '2026-11-23', handlers: ['a', 'b'] }

describe('explaining rejected input', () => {
  beforeAll(() => configureZod())
  afterAll(() => {
    z.config({ customError: undefined })
  })

  it('names the field and what is expected', () => {
    expect(textsOf({ ...good, title: ' ' })).toEqual(['案件名称：不能为空'])
    expect(textsOf({ ...good, title: '超过五个字了' })).toEqual(['案件名称：不能超过 5 个字'])
    expect(textsOf({ ...good, on: '2026/11/23' })).toEqual(['成文日期：应为日期，如 2026-11-23'])
    expect(textsOf({ ...good, handlers: ['a'] })).toEqual(['承办人：至少要有 2 项'])
    expect(textsOf({ ...good, nature: '合法' })).toEqual(['性质：只能是以下之一：违法、不当'])
    expect(textsOf({ ...good, amount: -1 })).toEqual(['金额：不能小于 0'])
    expect(textsOf({ ...good, amount: '一万' })).toEqual(['金额：应为数字'])
  })

  it('says that a missing field must be filled in', () => {
    expect(textsOf({ title: '案件', on: '2026-11-23' })).toEqual(['承办人：不能为空'])
  })

  it('keeps a sentence the schema brings itself', () => {
    expect(textsOf({ ...good, urgent: '' })).toEqual(['urgent：请写明理由'])
  })

  it('finds titles behind optional and inside lists', () => {
    expect(textsOf({ ...good, region: '' })).toEqual(['所属区域：不能为空'])
    expect(textsOf({ ...good, rows: [{ fact: '有' }, { fact: '' }] })).toEqual(['事实：不能为空'])
    expect(fieldTitle(input, ['handlers', 1])).toBe('承办人第 2 项')
  })

  it('accepts good input without a word', () => {
    expect(textsOf(good)).toEqual([])
  })
})
