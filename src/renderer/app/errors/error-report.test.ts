import { describe, expect, it } from 'vitest'
import { errorReport, reportFileName } from './error-report'

const surroundings = {
  at: new Date('2026-11-23T02:03:04Z'),
  hash: '#/leads?q=张三&view=open',
  userAgent: 'Chrome/126',
}

describe('the report of a bug', () => {
  it('says where it broke', () => {
    const report = errorReport(new TypeError('x is not a function'), surroundings)
    expect(report).toMatchObject({ page: '#/leads', name: 'TypeError', message: 'x is not a function' })
    expect(report.report).toMatch(/^261123-020304-[0-9A-Z]{3}$/)
    expect(reportFileName(report)).toBe(`诊断-${report.report}.json`)
  })

  it('carries no words of a case', () => {
    const problem = new Error('cannot render 张三反映城管扣车，电话 13800000000。 in row 3')
    const written = JSON.stringify(errorReport(problem, surroundings))
    expect(written).not.toMatch(/张三|城管|13800000000/)
    expect(written).toContain('in row 3')
  })

  it('takes whatever was thrown', () => {
    expect(errorReport('boom', surroundings).message).toBe('boom')
  })
})
