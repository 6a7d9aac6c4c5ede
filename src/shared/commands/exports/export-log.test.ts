import { describe, expect, it } from 'vitest'
import { TestDesk } from '../testing/test-desk'

const log = { exportId: 'e1', what: '编号台账', rows: 100, purpose: '年度归档' }

describe('a list that leaves the desk', () => {
  it('is logged with its size and purpose', () => {
    const desk = new TestDesk()
    desk.act('zhang', 'export.log', log)
    expect(desk.get('exportRecord', 'e1')).toMatchObject({ rows: 100, purpose: '年度归档', createdBy: 'zhang' })
    expect(desk.refusal('zhang', 'export.log', log)).toContain('已经登记')
  })

  it('of more than a hundred rows needs a reviewer', () => {
    const desk = new TestDesk()
    expect(desk.refusal('zhang', 'export.log', { ...log, rows: 101 })).toContain('审核人')
    desk.act('wang', 'export.log', { ...log, rows: 101 })
  })

  it('with personal data uncovered needs one too, however short', () => {
    const desk = new TestDesk()
    expect(desk.refusal('zhang', 'export.log', { ...log, rows: 1, unmasked: true })).toContain('由审核人或签发人导出')
    desk.act('wang', 'export.log', { ...log, rows: 1, unmasked: true })
    expect(desk.get('exportRecord', 'e1')).toMatchObject({ unmasked: true })
  })
})
