import { describe, expect, it } from 'vitest'
import type { DataReturn } from '#shared/domain/data-return'
import { returnsByYear } from './standing-years'

const now = new Date('2026-11-20T02:00:00Z')
const asked = (period: string, rest: Partial<DataReturn>) =>
  ({ period, dueAt: '2026-11-10T15:59:59.999Z', state: 'due', ...rest }) as DataReturn

describe('a department’s returns by year', () => {
  it('tell those in time, late, still owed and running', () => {
    const counted = returnsByYear(
      [
        asked('2026-07', { state: 'adopted', submittedAt: '2026-11-10T10:00:00.000Z' }),
        asked('2026-08', { state: 'submitted', submittedAt: '2026-11-11T01:00:00.000Z' }),
        asked('2026Q3', {}),
        asked('2026-10', { dueAt: '2026-12-10T15:59:59.999Z' }),
        // Sent back before its day has passed: to be sent again, not yet late.
        asked('2025', {
          state: 'returned',
          submittedAt: '2026-11-01T01:00:00.000Z',
          dueAt: '2026-12-01T15:59:59.999Z',
        }),
      ],
      now,
    )
    expect(counted).toEqual([
      ['2026', { asked: 4, inTime: 1, late: 1, overdue: 1, open: 1 }],
      ['2025', { asked: 1, inTime: 0, late: 0, overdue: 0, open: 1 }],
    ])
  })
})
