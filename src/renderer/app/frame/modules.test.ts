import { describe, expect, it } from 'vitest'
import { isPageOf, modulesFor } from './modules'

describe('The menu', () => {
  it('offers 效能评价 to those who hold the grades of their region, and to no auditor', () => {
    const keys = (role: 'officer' | 'auditor') => modulesFor([role]).map(({ key }) => key)
    expect(keys('officer')).toContain('evaluation')
    expect(keys('auditor')).not.toContain('evaluation')
  })

  it('marks the module of a page that stands beside its list', () => {
    const at = (pathname: string) =>
      modulesFor(['reviewer', 'officer'])
        .filter((module) => isPageOf(module, pathname))
        .map(({ key }) => key)
    expect([at('/warnings'), at('/sharing'), at('/pushes/p1'), at('/transfers/t1/panel')]).toEqual([
      ['focus'],
      ['sharing'],
      ['sharing'],
      ['cases'],
    ])
    expect(at('/warningsigns')).toEqual([])
  })
})
