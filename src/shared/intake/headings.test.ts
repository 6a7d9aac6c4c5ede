import { describe, expect, it } from 'vitest'
import { mapHeadings, missingColumns, plainHeading } from './headings'
import { importProfile } from './profile'

const profileOf = (value: object) => importProfile.parse({ name: 'test', title: '测试', ...value })

describe('recognising headings', () => {
  it('knows the usual names of hotlines and petition offices', () => {
    const map = mapHeadings(['留言编号', '留言用户', '留言主题', '留言时间', '留言详情', '答复意见', '答复时间'])
    expect([...map.fields]).toEqual([
      ['orderNo', 0],
      ['reporter.name', 1],
      ['title', 2],
      ['receivedAt', 3],
      ['content', 4],
      ['reply', 5],
      ['repliedAt', 6],
    ])
    expect(map.raw.size).toBe(0)
    expect(missingColumns(map)).toEqual([])
  })

  it('sees through marks, blanks, notes and full-width letters', () => {
    expect(plainHeading(' *工单编号（必填）： ')).toBe('工单编号')
    const map = mapHeadings(['* 工单 编号 (必填)', '标题：', '受理\n时间', '工单ＩＤ'])
    expect([...map.fields.keys()]).toEqual(['orderNo', 'title', 'receivedAt'])
    expect([...map.raw.keys()]).toEqual(['工单ＩＤ'])
  })

  it('keeps what it does not know for raw, also twice the same heading', () => {
    const map = mapHeadings(['编号', '办理科室', '备注', '备注', ''])
    expect([...map.raw]).toEqual([
      ['办理科室', 1],
      ['备注', 2],
      ['备注（第4列）', 3],
    ])
  })

  it('lets the profile decide, and leaves out what it says to leave out', () => {
    const profile = profileOf({ columns: { title: ['不存在', '事由'], place: '地址' }, ignore: ['身份证号'] })
    const map = mapHeadings(['编号', '标题', '事由', '身份证号', '地址'], profile)
    expect(map.fields.get('title')).toBe(2)
    expect([...map.raw.keys()]).toEqual(['标题'])
  })

  it('names the columns that are missing, with other names they may have', () => {
    expect(missingColumns(mapHeadings(['姓名', '电话']))).toEqual([
      '工单编号（也可写作编号、工单号、工单流水号等）',
      '受理时间（也可写作时间、留言时间、来电时间等）',
      '诉求内容（也可写作内容、详情、留言详情等）',
    ])
  })

  it('refuses a profile that maps a field that does not exist', () => {
    expect(importProfile.safeParse({ name: 'x', title: 'x', columns: { nonsense: 'a' } }).success).toBe(false)
  })
})
