import { describe, expect, it } from 'vitest'
import { historyOf, inboxItems } from './department-inbox'
import type { OfficialDocument } from './official-document'
import type { SupervisionOrder } from './supervision-order'
import { workCalendar } from './work-calendar'

const calendar = workCalendar([])
const stamps = {
  createdAt: '2026-11-02T01:00:00.000Z',
  createdBy: 'zhang',
  updatedAt: '2026-11-02T01:00:00.000Z',
  updatedBy: 'zhang',
}

// Only what the inbox reads; the rest of a document is of no account here.
const opinion = {
  id: 'd1',
  kind: 'opinion',
  status: 'issued',
  issuedOn: '2026-11-02',
  deliveries: [],
  replies: [],
  ...stamps,
} as unknown as OfficialDocument
const served = {
  ...opinion,
  status: 'delivered',
  deliveries: [{ servedOn: '2026-11-03' }],
  replyDueAt: '2026-11-17T15:59:59.999Z',
} as unknown as OfficialDocument
const order = {
  id: 'o1',
  kind: 'onSite',
  status: 'sent',
  sentAt: '2026-11-02T01:00:00.000Z',
  dueAt: '2026-11-11T15:59:59.999Z',
  replies: [],
  reminders: [],
  checks: [],
  ...stamps,
} as unknown as SupervisionOrder

const only = (rows: { documents?: OfficialDocument[]; orders?: SupervisionOrder[] }) => {
  const [item, ...more] = inboxItems({ documents: [], orders: [], submissions: [], ...rows }, calendar)
  expect(more).toEqual([])
  return item
}

describe('the inbox of a department', () => {
  it('asks for a signature first, within a working day of the issue', () => {
    const item = only({ documents: [opinion] })
    expect(item).toMatchObject({
      state: 'toAcknowledge',
      clocks: { acknowledge: { dueAt: '2026-11-03T15:59:59.999Z' } },
    })
    expect(item?.clocks.rectify).toBeUndefined()
  })

  it('shows what a meeting sends to all at its table for information: nothing is signed for, no clock runs', () => {
    const notice = { ...opinion, kind: 'meeting-notice', guestOrganIds: ['urban', 'police'] } as OfficialDocument
    expect(only({ documents: [notice] })).toMatchObject({ state: 'forInformation', clocks: {} })
    const replacedBy = { documentId: 'd2', mode: 'correct' as const, on: '2026-11-20' }
    expect(only({ documents: [{ ...notice, status: 'corrected', replacedBy }] })).toMatchObject({ state: 'over' })
  })

  it('counts the correction of an opinion from its service', () => {
    const item = only({ documents: [served] })
    expect(item).toMatchObject({ state: 'toAnswer', clocks: { rectify: { dueAt: served.replyDueAt } } })
    expect(item?.clocks.answer).toBeUndefined()
  })

  it('shows an order and the paper that carries it as one thing', () => {
    const letter = { ...served, kind: 'supervision-letter' } as OfficialDocument
    const carried = { ...order, paperId: 'd1', acknowledgement: { by: 'wu', name: '吴刚', at: stamps.createdAt } }
    const item = only({ documents: [letter], orders: [carried] })
    expect(item).toMatchObject({
      id: 'd1',
      state: 'toAnswer',
      order: { id: 'o1' },
      clocks: { answer: { dueAt: order.dueAt } },
    })
  })

  it('is owed an answer anew when it was not enough', () => {
    const again = {
      ...order,
      acknowledgement: { by: 'wu', name: '吴刚', at: stamps.createdAt },
      repliedAt: '2026-11-05T01:00:00.000Z',
    }
    expect(only({ orders: [{ ...again, status: 'replied' }] })?.state).toBe('answered')
    const item = only({ orders: [again] })
    expect(item?.state).toBe('toAnswer')
    expect(item?.clocks.answer?.doneAt).toBeUndefined()
  })

  it('knows a document that only informs', () => {
    const { replyDueAt: _due, ...informs } = served
    expect(only({ documents: [informs as OfficialDocument] })?.state).toBe('forInformation')
  })

  it('counts what was answered in time, late, and not at all', () => {
    const done = (id: string, at: string) =>
      ({ ...order, id, status: 'closed', repliedAt: at, endedAt: at }) as SupervisionOrder
    const orders = [done('a', '2026-11-05T01:00:00.000Z'), done('b', '2026-11-13T01:00:00.000Z'), { ...order, id: 'c' }]
    const items = inboxItems({ documents: [], orders, submissions: [] }, calendar)
    expect(historyOf(items, new Date('2026-11-20T00:00:00Z'))).toEqual({
      received: 3,
      inTime: 1,
      late: 1,
      overdue: 1,
      open: 0,
    })
  })
})
