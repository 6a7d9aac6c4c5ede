import { describe, expect, it } from 'vitest'
import { modulesFor } from './modules'

describe('The menu', () => {
  it('offers 效能评价 to those who hold the grades of their region, and to no auditor', () => {
    const keys = (role: 'officer' | 'auditor') => modulesFor([role]).map(({ key }) => key)
    expect(keys('officer')).toContain('evaluation')
    expect(keys('auditor')).not.toContain('evaluation')
  })
})
