import { describe, expect, it } from 'vitest'
import type { Campaign } from '#shared/domain/campaign'
import type { Consultation } from '#shared/domain/consultation'
import type { WarningView } from '../../data/desk-worker-api'
import { arrangeSupervision } from './arrange-supervision'

const now = new Date('2026-11-23T02:00:00Z')
const zhang = { userId: 'zhang', roles: ['officer'], organId: 'bureau' } as const
const wang = { userId: 'wang', roles: ['reviewer'], organId: 'bureau' } as const
const none = { warnings: [], consultations: [], campaigns: [] }

const warning = (id: string, change: Partial<WarningView>) =>
  ({ id, kind: 'surge', state: 'open', severity: 'amber', handlerIds: [], ...change }) as WarningView
const task = (id: string, dueOn: string, ownerId?: string) => ({
  id,
  title: id,
  organId: ownerId ? 'bureau' : 'urban',
  ownerId,
  dueOn,
  state: 'open' as const,
  result: '',
})
const campaign = (change: Partial<Campaign>) =>
  ({
    id: 'c',
    organId: 'bureau',
    status: 'running',
    leaderId: 'zhang',
    createdBy: 'zhang',
    returned: '',
    tasks: {},
    ...change,
  }) as Campaign

describe('The workbench beyond cases', () => {
  it('shows what is urgent of the warnings today, the others this week, and no limit of a case twice', () => {
    const warnings = [
      warning('red', { severity: 'red' }),
      warning('amber', {}),
      warning('done', { state: 'closed' }),
      warning('limit', { kind: 'caseLimit', handlerIds: ['zhang'] }),
    ]
    const { today, week } = arrangeSupervision({ ...none, warnings }, zhang, now)
    expect([today.warnings, week.warnings].map((list) => list.map(({ id }) => id))).toEqual([['red'], ['amber']])
  })

  it('reminds of the meetings of today and of this week', () => {
    const meeting = (id: string, scheduledOn: string, status = 'convened') =>
      ({ id, scheduledOn, status, hostOrganIds: [], resolutions: {} }) as unknown as Consultation
    const consultations = [
      meeting('now', '2026-11-23'),
      meeting('soon', '2026-11-27'),
      meeting('later', '2026-12-20'),
      meeting('held', '2026-11-23', 'held'),
    ]
    const { today, week } = arrangeSupervision({ ...none, consultations }, zhang, now)
    expect([today.consultations, week.consultations].map((list) => list.map(({ id }) => id))).toEqual([
      ['now'],
      ['soon'],
    ])
  })

  it('reminds the organ that called a meeting of what was settled there and is not carried out', () => {
    const resolution = (id: string, dueOn?: string, state = 'open') => ({ id, dueOn, state })
    const resolutions = {
      r1: resolution('r1', '2026-11-27'),
      r2: resolution('r2', '2026-11-20'),
      r3: resolution('r3', '2026-11-20', 'done'),
      r4: resolution('r4'),
    }
    const held = { id: 'm', status: 'held', hostOrganIds: ['bureau'], resolutions } as unknown as Consultation
    const { today, week } = arrangeSupervision({ ...none, consultations: [held] }, zhang, now)
    expect([today.resolutions, week.resolutions].map((list) => list.map((one) => one.resolution.id))).toEqual([
      ['r2'],
      ['r1'],
    ])
    const elsewhere = { ...zhang, organId: 'urban' }
    expect(arrangeSupervision({ ...none, consultations: [held] }, elsewhere, now).today.resolutions).toEqual([])
  })

  it('gives each task of a campaign to who owes it, and its leader what others owe', () => {
    const tasks = {
      mine: task('mine', '2026-11-20', 'zhang'),
      soon: task('soon', '2026-11-26', 'zhang'),
      li: task('li', '2026-11-20', 'li'),
      organ: task('organ', '2026-11-20'),
    }
    const { today, week, others } = arrangeSupervision({ ...none, campaigns: [campaign({ tasks })] }, zhang, now)
    const ids = (list: readonly { task: { id: string } }[]) => list.map((each) => each.task.id).sort()
    expect([ids(today.tasks), ids(week.tasks), ids(others.tasks)]).toEqual([['mine'], ['soon'], ['li', 'organ']])
  })

  it('lays a plan before the reviewer, and tells its author that it waits', () => {
    const planned = campaign({ status: 'planned', tasks: { a: task('a', '2026-12-01') } })
    const empty = campaign({ status: 'planned' })
    const returned = campaign({ status: 'planned', returned: '目标不清', tasks: planned.tasks })
    const of = (user: typeof zhang | typeof wang) =>
      arrangeSupervision({ ...none, campaigns: [planned, empty, returned] }, user, now)
    expect(of(wang).today.campaigns).toEqual([planned])
    expect(of(zhang).today.campaigns).toEqual([])
    expect(of(zhang).others.campaigns).toEqual([planned])
  })
})
