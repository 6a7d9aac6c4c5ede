import { describe, expect, it } from 'vitest'
import { getPath, withPath } from './field-path'

describe('a field path', () => {
  it('reads and sets a part of a finding without touching its neighbours', () => {
    const before = { findings: { f1: { fact: '甲', nature: 'unclear' }, f2: { fact: '乙' } } }
    const after = withPath(before, 'findings.f1.fact', '丙')
    expect(getPath(after, 'findings.f1.fact')).toBe('丙')
    expect(after.findings.f2).toBe(before.findings.f2)
    expect(before.findings.f1.fact).toBe('甲')
  })

  it('removes a finding that is set to nothing', () => {
    expect(withPath({ findings: { f1: {}, f2: {} } }, 'findings.f1', undefined)).toEqual({ findings: { f2: {} } })
  })

  it('reads nothing where nothing is, and never reaches into a prototype', () => {
    expect(getPath({ level: 'major' }, 'level.x.y')).toBeUndefined()
    const value = withPath({}, '__proto__.polluted', true)
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
    expect(value).toEqual({})
  })
})
