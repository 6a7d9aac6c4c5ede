import { describe, expect, it } from 'vitest'
import { TestDesk } from '../testing/test-desk'

const leaf = (name: string, more: object = {}) => ({
  path: ['城建', name],
  isEnforcement: 'no',
  confirmed: false,
  ...more,
})
const start = { mapId: 'm1', title: '诉求分类', leaves: [leaf('路灯'), leaf('城管执法')] }

describe('分类对照表', () => {
  it('keeps what was confirmed for a path when the next version of the sheet is read', () => {
    const desk = new TestDesk()
    desk.act('zhou', 'taxonomy.import', start)
    desk.act('zhou', 'taxonomy.setLeaves', { mapId: 'm1', changes: { c2: { isEnforcement: 'yes', field: 'urban' } } })
    desk.act('zhou', 'taxonomy.import', { ...start, leaves: [leaf('城管执法'), leaf('公园')], note: '2027版' })
    const map = desk.get('taxonomyMap', 'm1')
    expect(map.version).toBe(3)
    expect(map.leaves).toEqual({
      c2: { path: ['城建', '城管执法'], isEnforcement: 'yes', field: 'urban', confirmed: true },
      c3: leaf('公园'),
    })
    expect(map.history.map(({ version, leaves }) => [version, leaves])).toEqual([
      [1, 2],
      [2, 1],
      [3, 2],
    ])
  })

  it('is the hotline’s, and takes no code or category that there is not', () => {
    const desk = new TestDesk()
    expect(desk.refusal('zhang', 'taxonomy.import', start)).toContain('热线人员')
    expect(desk.refusal('zhou', 'taxonomy.import', { ...start, leaves: [leaf('x', { field: 'moon' })] })).toContain(
      'moon',
    )
    desk.act('zhou', 'taxonomy.import', start)
    const unknown = { mapId: 'm1', changes: { c9: { isEnforcement: 'no' } } }
    expect(desk.refusal('zhou', 'taxonomy.setLeaves', unknown)).toContain('没有要修改的分类')
    desk.act('zhou', 'taxonomy.retire', { mapId: 'm1' })
    expect(desk.refusal('zhou', 'taxonomy.import', start)).toContain('已经停用')
  })
})

describe('导入方案', () => {
  it('is saved for the next file with the same headings, not without a column', () => {
    const desk = new TestDesk()
    const profile = { name: 'hotline', title: '平台导出', columns: { orderNo: '单子' }, onlyNamed: true }
    const save = { profileId: 'p1', title: '平台导出', headings: ['单子', '说了什么'], profile }
    expect(desk.refusal('zhou', 'sheetProfile.save', { ...save, profile: { ...profile, columns: {} } })).toContain(
      '没有指定',
    )
    desk.act('zhou', 'sheetProfile.save', save)
    expect(desk.get('sheetProfile', 'p1')).toMatchObject({ state: 'inUse', profile: { columns: { orderNo: '单子' } } })
    desk.act('zhou', 'sheetProfile.retire', { profileId: 'p1' })
    expect(desk.get('sheetProfile', 'p1').state).toBe('retired')
  })
})
