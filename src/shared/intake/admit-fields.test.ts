import { describe, expect, it } from 'vitest'
import { admitFields } from './admit-fields'

const admitted = { fields: new Set(['orderNo', 'content', 'reporter.name']), extra: new Set(['派单备注']) }

describe('what a source has agreed to share', () => {
  it('is kept, everything else is taken out and named', () => {
    const order = {
      orderNo: 'A1',
      content: '罚款不给票',
      place: '解放路',
      reporter: { name: '李某', phone: '13800000000', isEnterprise: false },
      raw: { 派单备注: '急', 身份证号: '41170219800101001X' },
      话务员: '王某',
    }
    expect(admitFields(order, admitted)).toEqual({
      member: { orderNo: 'A1', content: '罚款不给票', reporter: { name: '李某' }, raw: { 派单备注: '急' } },
      left: ['reporter.phone', '身份证号', 'place', '话务员'],
    })
  })

  it('lets a heading beyond the standard through beside the fields as well as in raw', () => {
    expect(admitFields({ orderNo: 'A1', 派单备注: '急' }, admitted).member).toEqual({ orderNo: 'A1', 派单备注: '急' })
  })

  it('takes nothing for the reporter that hides under another name', () => {
    const order = { orderNo: 'A1', reporter: '李某 13800000000', 'reporter.phone': '13800000000' }
    expect(admitFields(order, admitted)).toEqual({ member: { orderNo: 'A1' }, left: ['reporter.phone'] })
  })
})
