import { describe, expect, it } from 'vitest'
import { TestDesk } from '../testing/test-desk'
import { testOrder } from '../testing/test-order'

const caseId = 'case-1'

function deskWithCase(): TestDesk {
  const desk = new TestDesk()
  desk.seed('workOrder', testOrder('o1'))
  desk.act('zhang', 'case.accept', { caseId, orderIds: ['o1'], title: '案' })
  return desk
}

const classify = (change: object) => ({ caseId, reason: '研判', ...change })

describe('two officers on one case', () => {
  it('keeps the legal fact of the first and opens a conflict with both values for the second', () => {
    const desk = deskWithCase()
    desk.act('zhang', 'case.classify', classify({ field: 'urban' }))
    const offline = desk.look('li', 'case.classify', classify({ field: 'traffic' }))
    desk.act('zhang', 'case.classify', classify({ field: 'market' }))
    expect(desk.act('li', 'case.classify', classify({ field: 'traffic' }), offline)).toBe('conflict')
    expect(desk.get('supervisionCase', caseId).field).toBe('market')
    const [conflict] = desk.all('conflict')
    expect(conflict).toMatchObject({
      path: 'field',
      base: 'urban',
      theirs: 'market',
      mine: 'traffic',
      theirsBy: 'zhang',
      mineBy: 'li',
      state: 'open',
    })
    expect(desk.get('supervisionCase', caseId).openConflictIds).toEqual([conflict?.id])
    // What they do not agree about is settled before the case goes anywhere.
    const guide = { caseId, orderIds: ['o1'], route: 'litigation', text: '可以起诉' }
    expect(desk.refusal('zhang', 'case.guide', guide)).toContain('冲突')
  })

  it('sees no conflict where both set the same value', () => {
    const desk = deskWithCase()
    const offline = desk.look('li', 'case.classify', classify({ level: 'major' }))
    desk.act('zhang', 'case.classify', classify({ level: 'major' }))
    expect(desk.act('li', 'case.classify', classify({ level: 'major' }), offline)).not.toBe('conflict')
    expect(desk.all('conflict')).toEqual([])
  })

  it('merges lists: both additions stay', () => {
    const desk = deskWithCase()
    const offline = desk.look('li', 'case.classify', classify({ issues: { add: ['overcharge'] } }))
    desk.act('zhang', 'case.classify', classify({ issues: { add: ['procedure'] } }))
    desk.act('li', 'case.classify', classify({ issues: { add: ['overcharge'] } }), offline)
    expect(desk.get('supervisionCase', caseId).issues).toEqual(['procedure', 'overcharge'])
  })

  it('lets an addition made meanwhile win over a removal', () => {
    const desk = deskWithCase()
    desk.act('zhang', 'case.classify', classify({ issues: { add: ['procedure'] } }))
    const offline = desk.look('li', 'case.classify', classify({ issues: { remove: ['procedure'] } }))
    desk.act('zhang', 'case.classify', classify({ issues: { add: ['procedure'] } }))
    expect(desk.act('li', 'case.classify', classify({ issues: { remove: ['procedure'] } }), offline)).toBe('merged')
    expect(desk.get('supervisionCase', caseId).issues).toEqual(['procedure'])
  })

  it('applies a note over another and records it as made in parallel', () => {
    const desk = deskWithCase()
    const input = { caseId, changes: [{ path: 'notes', to: '李的备注' }] }
    const offline = desk.look('li', 'fields.set', input)
    desk.act('zhang', 'fields.set', { caseId, changes: [{ path: 'notes', to: '张的备注' }] })
    expect(desk.act('li', 'fields.set', input, offline)).toBe('merged')
    expect(desk.get('supervisionCase', caseId).notes).toBe('李的备注')
    expect(desk.all('caseAction').at(-1)).toMatchObject({ parallel: ['notes'] })
  })

  it('settles the conflict by choice with a reason, and frees the case', () => {
    const desk = deskWithCase()
    desk.act('zhang', 'case.classify', classify({ field: 'urban' }))
    const offline = desk.look('li', 'case.classify', classify({ field: 'traffic' }))
    desk.act('zhang', 'case.classify', classify({ field: 'market' }))
    desk.act('li', 'case.classify', classify({ field: 'traffic' }), offline)
    const [conflict] = desk.all('conflict')
    const resolve = {
      conflictId: conflict?.id,
      caseId,
      entity: { type: 'supervisionCase', id: caseId },
      choice: 'mine',
      reason: '以现场为准',
    }
    desk.act('li', 'conflict.resolve', resolve)
    expect(desk.get('supervisionCase', caseId)).toMatchObject({ field: 'traffic', openConflictIds: [] })
    expect(desk.all('conflict')[0]).toMatchObject({
      state: 'resolved',
      theirs: 'market',
      resolution: { choice: 'mine', reason: '以现场为准' },
    })
  })
})
