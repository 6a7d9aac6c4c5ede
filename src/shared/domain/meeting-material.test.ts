import { describe, expect, it } from 'vitest'
import type { Consultation } from './consultation'
import { materialLines, materialLists, materialPeriod, meetingMaterial } from './meeting-material'

const now = new Date('2026-11-27T02:00:00Z')
const stamps = { createdAt: '', createdBy: '', updatedAt: '', updatedBy: '' }
const meeting: Consultation = {
  id: 'm3',
  region: '411700',
  kind: 'biweekly',
  status: 'convened',
  hostOrganIds: ['bureau'],
  reason: 'other',
  topic: '第三次双周会商',
  caseId: 'c1',
  caseIds: ['c1'],
  scheduledOn: '2026-11-27',
  time: '',
  place: '',
  chair: '',
  participants: {},
  discussion: '',
  resolutions: {},
  signOffs: {},
  result: '',
  ...stamps,
}
const focus = {
  lead: true,
  declineGround: '',
  appealType: 'complaint',
  resolved: '',
  actionable: true,
  verified: '',
  satisfaction: '',
  repeatOf: '',
  dueAt: '',
  repliedAt: '',
  process: '',
}
const order = (id: string, change = {}) => ({
  id,
  orderNo: id,
  title: '三轮车被拖走',
  receivedAt: '2026-11-20T01:00:00Z',
  leadState: '',
  dispute: '' as const,
  focus,
  secret: false,
  ...change,
})
const sources = { orders: [], cases: [], supervisionOrders: [], consultations: [] }

describe('the period of a 双周会商', () => {
  it('begins after the last one that took place', () => {
    const last = { ...meeting, id: 'm1', status: 'closed' as const, heldOn: '2026-11-16' }
    const cancelled = { ...meeting, id: 'm2', status: 'cancelled' as const, scheduledOn: '2026-11-20' }
    expect(materialPeriod(meeting, [last, cancelled, meeting])).toEqual({ from: '2026-11-17', to: '2026-11-27' })
  })

  it('is two weeks for the first', () => {
    expect(materialPeriod(meeting, [meeting])).toEqual({ from: '2026-11-14', to: '2026-11-27' })
  })
})

describe('its list of materials', () => {
  const period = { from: '2026-11-14', to: '2026-11-27' }

  it('names the orders of the period that came again or left somebody discontent, and whatever still waits', () => {
    const orders = [
      order('lead', { leadState: 'open', receivedAt: '2026-09-13T15:59:59Z' }),
      order('again before', { focus: { ...focus, repeatOf: 'lead' }, receivedAt: '2026-11-13T15:59:59Z' }),
      order('again', { focus: { ...focus, repeatOf: 'lead' }, receivedAt: '2026-11-13T16:00:00Z' }),
      order('discontent', { focus: { ...focus, satisfaction: 'dissatisfied' } }),
      order('disputed', { dispute: 'open', receivedAt: '2026-09-01T01:00:00Z' }),
    ]
    const found = meetingMaterial({ ...sources, orders }, period, now)
    expect(found.map(({ kind, items }) => [kind, items.map(({ id }) => id)])).toEqual([
      ['openLeads', ['lead']],
      ['disputes', ['disputed']],
      ['repeated', ['again']],
      ['dissatisfied', ['discontent']],
    ])
  })

  it('names open cases past their limit and what a meeting settled and nobody did', () => {
    const cases = [
      { id: 'late', caseNo: '1号', title: '甲案', stage: 'review', dueAt: '2026-11-26T15:59:59Z', marks: [] },
      { id: 'in time', caseNo: '2号', title: '乙案', stage: 'review', dueAt: '2026-12-01T15:59:59Z', marks: [] },
      { id: 'over', caseNo: '3号', title: '丙案', stage: 'closed', dueAt: '2026-11-01T15:59:59Z', marks: [] },
    ]
    const resolution = {
      kind: 'duty' as const,
      content: '',
      organId: 'urban',
      decidedBy: 'agreed' as const,
      result: '',
    }
    const resolutions = {
      a: { id: 'a', title: '联合检查', dueOn: '2026-11-20', state: 'open' as const, ...resolution },
      b: { id: 'b', title: '已经办了', dueOn: '2026-11-20', state: 'done' as const, ...resolution },
    }
    const found = meetingMaterial({ ...sources, cases, consultations: [{ ...meeting, resolutions }] }, period, now)
    expect(found.map(({ kind, items }) => [kind, items.map(({ title }) => title)])).toEqual([
      ['overdueCases', ['甲案']],
      ['openResolutions', ['联合检查']],
    ])
    expect(materialLines(found)).toEqual(['超过时限的案件（1件）清单。', '到期未落实的议定事项（1件）清单。'])
  })

  it('gives everybody at the table no words of a secret reporter and none of a confidential case', () => {
    const orders = [
      order('open', { leadState: 'open', title: '三轮车被拖走，电话13800000000' }),
      order('secret', {
        leadState: 'open',
        title: '我是某店店员，举报本店',
        secret: true,
        receivedAt: '2026-11-21T01:00:00Z',
      }),
    ]
    const late = { stage: 'review', dueAt: '2026-11-26T15:59:59Z', marks: ['confidential'] }
    const cases = [{ id: 'c', caseNo: '1号', title: '张三被罚案', ...late }]
    const lists = materialLists(meetingMaterial({ ...sources, orders, cases }, period, now))
    expect(lists.map(({ rows }) => rows.map(({ no, title }) => [no, title]))).toEqual([
      [
        ['open', '三轮车被拖走，电话138******00'],
        ['', '反映人要求保密的诉求'],
      ],
      [['', '保密案件']],
    ])
  })
})
