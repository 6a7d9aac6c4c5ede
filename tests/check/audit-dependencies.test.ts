import { describe, expect, it } from 'vitest'
// @ts-expect-error a script without types
import { judge } from '../../scripts/audit-dependencies.mjs'

const report = (vulnerabilities: object) => JSON.stringify({ auditReportVersion: 2, vulnerabilities })
const weak = (severity: string, via: unknown[]) => ({ name: 'parser', severity, range: '<1.2.3', via })

describe('the check of dependencies', () => {
  it('fails on what is high or critical, and names it', () => {
    const answer = judge(report({ parser: weak('high', [{ title: 'Prototype pollution' }, 'other']) }))
    expect(answer).toEqual({ verdict: 'weak', lines: ['high: parser <1.2.3 (Prototype pollution)'] })
    expect(judge(report({ parser: weak('critical', ['other']) })).verdict).toBe('weak')
  })

  it('lets what is less than that pass', () => {
    expect(judge(report({ parser: weak('moderate', []) }))).toEqual({ verdict: 'clean', lines: [] })
    expect(judge(report({})).verdict).toBe('clean')
  })

  it('never takes a registry that does not answer for a clean bill', () => {
    const refused = { message: '405 Method Not Allowed - POST https://registry.example/x', error: { summary: '' } }
    for (const text of [JSON.stringify(refused), '', 'ENOTFOUND', '{"vulnerabilities":{}}'])
      expect(judge(text).verdict, text).toBe('unknown')
    expect(judge(JSON.stringify(refused)).lines.join()).not.toContain('registry.example')
  })
})
