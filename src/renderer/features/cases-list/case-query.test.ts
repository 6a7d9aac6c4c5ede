import { describe, expect, it } from 'vitest'
import { allCount, caseQuery, isFiltered, openCount } from './case-query'
import { caseSearch } from './case-search'

describe('the list of cases and its address', () => {
  it('shows what is somebody’s work first, and never what is closed', () => {
    const { stage } = caseQuery({}, 'wang')
    expect(stage).toContain('triage')
    expect(stage).not.toContain('closed')
    expect(caseQuery({ view: 'nonsense' }, 'wang').stage).toEqual(stage)
  })

  it('knows my cases, what is overdue, and each stage', () => {
    expect(caseQuery({ view: 'mine' }, 'wang')).toMatchObject({ handlerId: 'wang' })
    expect(caseQuery({ view: 'overdue' }, 'wang')).toMatchObject({ overdueOnly: true })
    expect(caseQuery({ view: 'closed' }, 'wang')).toEqual({ stage: ['closed'] })
    expect(caseQuery({ view: 'all', level: 'major' }, 'wang')).toEqual({ level: 'major' })
  })

  it('lets a chosen handler win over mine', () => {
    expect(caseQuery({ view: 'mine', handler: 'li' }, 'wang').handlerId).toBe('li')
  })

  it('counts', () => {
    const counts = { triage: 3, review: 2, closed: 10 }
    expect(openCount(counts)).toBe(5)
    expect(allCount(counts)).toBe(15)
    expect(isFiltered(caseSearch.parse({ view: 'mine' }))).toBe(false)
  })
})
