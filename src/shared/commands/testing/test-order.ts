import type { WorkOrder } from '../../domain/work-order'

/** A flagged order: a tricycle towed away without papers. For tests only. */
export function testOrder(id: string, change: Partial<WorkOrder> = {}): WorkOrder {
  const at = '2026-11-01T02:00:00.000Z'
  return {
    id,
    source: 'test',
    orderNo: `GD-${id}`,
    channel: 'phone12345',
    title: '三轮车被拖走没有手续',
    content: '城管把我的三轮车拖走三个月，没有给任何单子，取车还要交六百元停车费。',
    reporter: {
      name: '张三',
      phone: '13800000000',
      address: '',
      isEnterprise: false,
      creditCode: '',
      confidential: false,
      anonymous: false,
    },
    region: '411702',
    place: '解放路',
    receivedAt: at,
    handlingOrganId: 'urban',
    handlingOrganName: '',
    process: 'accepted',
    lead: { flaggedBy: 'rules', state: 'open', reasons: [{ topic: '行政强制', words: ['拖走'] }] },
    reply: '',
    raw: {},
    createdAt: at,
    createdBy: 'intake',
    updatedAt: at,
    updatedBy: 'intake',
    ...change,
  }
}
