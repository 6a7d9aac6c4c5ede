import { describe, expect, it } from 'vitest'
import { fitColumns, type GridColumn, gridTemplate } from './fit-columns'

const column = (key: string, width: number, rank: number, grow?: number): GridColumn<object> => ({
  key,
  title: key,
  width,
  rank,
  ...(grow ? { grow } : {}),
  render: () => null,
})
const columns = [column('number', 130, 0), column('title', 240, 0, 2), column('region', 90, 2), column('day', 120, 1)]

describe('columns of a list', () => {
  it('all stay where there is room', () => {
    expect(fitColumns(columns, 600).map(({ key }) => key)).toEqual(['number', 'title', 'region', 'day'])
  })

  it('leave in the order of their rank where it gets narrow', () => {
    expect(fitColumns(columns, 560).map(({ key }) => key)).toEqual(['number', 'title', 'day'])
    expect(fitColumns(columns, 400).map(({ key }) => key)).toEqual(['number', 'title'])
  })

  it('never lose what names the row', () => {
    expect(fitColumns(columns, 50).map(({ key }) => key)).toEqual(['number', 'title'])
  })

  it('share out what is left', () => {
    expect(gridTemplate(columns.slice(0, 2))).toBe('130px minmax(240px, 2fr)')
  })
})
