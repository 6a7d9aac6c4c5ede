import { describe, expect, it } from 'vitest'
import { type ReferenceRows, referenceData } from '../../domain/reference-data'
import { upcastInput, upcastReads } from '../engine/upcast'
import { WorkingSet } from '../engine/working-set'
import { commandRegistry } from '../registry'
import { deliveredOpinion, opinionId } from '../testing/issued-opinion'
import { caseId } from '../testing/spine-cases'
import { TestDesk } from '../testing/test-desk'
import { testRows } from '../testing/test-reference'

const dates = (desk: TestDesk) => ({
  case: desk.get('supervisionCase', caseId).limits.rectify?.dueAt,
  paper: desk.get('officialDocument', opinionId).replyDueAt,
})
/** The opinion was served; then the city's reference data changed. */
function inCity(change: Partial<ReferenceRows>): TestDesk {
  const desk = deliveredOpinion()
  const changed = new TestDesk(referenceData({ ...testRows, ...change }))
  changed.seed('supervisionCase', desk.get('supervisionCase', caseId))
  changed.seed('officialDocument', desk.get('officialDocument', opinionId))
  return changed
}

const both = (dueAt: string) => ({ case: dueAt, paper: dueAt })
const extend = { caseId, documentId: opinionId, kind: 'rectify', dueOn: '2026-11-30', reason: '须等待法院判决' }

describe('the last day of the correction, in the case and on its paper', () => {
  it('moves with an extension, and an answer within it is in time', () => {
    const desk = deliveredOpinion()
    expect(dates(desk)).toEqual(both('2026-11-17T15:59:59.999Z'))
    desk.act('wang', 'case.extend', extend)
    expect(dates(desk)).toEqual(both('2026-11-30T15:59:59.999Z'))
    expect(desk.get('supervisionCase', caseId).limits.rectify?.extension).toMatchObject({
      by: 'wang',
      before: '2026-11-17T15:59:59.999Z',
    })
    desk.now = new Date('2026-11-25T01:00:00Z')
    const reply = { replyId: 'r1', receivedOn: '2026-11-25', outcome: 'report', text: '已返还车辆并退款' }
    desk.act('zhang', 'document.recordReply', { documentId: opinionId, caseId, ...reply })
    expect(desk.get('officialDocument', opinionId).replies).toMatchObject([{ late: false }])
  })

  it('moves on when a suspended case is resumed', () => {
    const suspendGround = { id: 'suspendGround', title: '中止理由', items: [{ code: 'flood', label: '不可抗力' }] }
    const desk = inCity({ dictionary: [...testRows.dictionary, suspendGround] })
    desk.act('wang', 'case.suspend', { caseId, ground: 'flood', reason: '洪水' })
    desk.now = new Date('2026-11-12T01:00:00Z')
    desk.act('wang', 'case.resume', { caseId, documentId: opinionId, reason: '水已退' })
    expect(dates(desk)).toEqual(both('2026-11-27T15:59:59.999Z'))
  })

  it('moves when the calendar makes its last day a day off', () => {
    const off = [{ date: '2026-11-17', name: '临时放假' }]
    const changed = inCity({ holidayYear: testRows.holidayYear.map((year) => ({ ...year, off })) })
    changed.act('system', 'case.recountLimits', { caseId, documentId: opinionId })
    expect(dates(changed)).toEqual(both('2026-11-18T15:59:59.999Z'))
  })

  it('leaves the paper alone where another limit is extended', () => {
    const desk = deliveredOpinion()
    desk.seed('supervisionCase', {
      ...desk.get('supervisionCase', caseId),
      limits: {
        ...desk.get('supervisionCase', caseId).limits,
        reply: { kind: 'reply', from: desk.now.toISOString(), dueAt: '2026-11-09T15:59:59.999Z', legal: false },
      },
    })
    desk.act('wang', 'case.extend', { ...extend, kind: 'reply' })
    expect(dates(desk)).toEqual(both('2026-11-17T15:59:59.999Z'))
  })

  it('stays on an opinion that serves the group: that is the day of its own case', () => {
    const desk = deliveredOpinion()
    desk.seed('supervisionCase', {
      ...desk.get('supervisionCase', caseId),
      sharedOpinion: { caseId: 'lead', at: desk.now.toISOString(), by: 'zhang' },
    })
    desk.act('wang', 'case.extend', extend)
    expect(dates(desk)).toEqual({ case: '2026-11-30T15:59:59.999Z', paper: '2026-11-17T15:59:59.999Z' })
  })
})

describe('the command of a client that does not name the paper', () => {
  it('moves the case all the same', () => {
    const desk = deliveredOpinion()
    const { documentId: _paper, ...unnamed } = extend
    desk.act('wang', 'case.extend', unnamed)
    expect(dates(desk).case).toBe('2026-11-30T15:59:59.999Z')
  })

  it.each([
    ['case.extend', { caseId, kind: 'rectify', dueOn: '2026-11-30', reason: '理由' }],
    ['case.resume', { caseId, reason: '理由' }],
  ])('%s of version 1 is completed from the case', (type, input) => {
    const command = commandRegistry.get(type)
    if (!command) throw new Error(type)
    const desk = deliveredOpinion()
    const reads = upcastReads(command, 1, input, new WorkingSet([]))
    expect(reads).toEqual([{ type: 'supervisionCase', id: caseId }])
    const rows = new WorkingSet(reads.map((ref) => ({ ...ref, rev: 1, marks: {}, doc: desk.get(ref.type, ref.id) })))
    expect(upcastInput(command, 1, input, rows)).toEqual({ input: { ...input, documentId: opinionId } })
    expect(upcastInput(command, 1, input, new WorkingSet([]))).toEqual({ input })
  })
})
