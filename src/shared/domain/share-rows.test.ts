import { describe, expect, it } from 'vitest'
import { caseId, filedCase } from '../commands/testing/spine-cases'
import { testOrder } from '../commands/testing/test-order'
import { testReference } from '../commands/testing/test-reference'
import type { OutgoingShare } from './share-agreement'
import { pushFields } from './share-fields'
import { shareItems } from './share-rows'
import type { SupervisionCase } from './supervision-case'

const outgoing: OutgoingShare = {
  way: 'http',
  format: 'json',
  plans: [],
  fields: [...pushFields],
  masked: ['title', 'party'],
}
const found = (change: Partial<SupervisionCase> = {}): SupervisionCase => ({
  ...filedCase().get('supervisionCase', caseId),
  title: '罚款不给票，回电 13812345678',
  party: { name: '王小二' },
  ...change,
})
const order = (change: object = {}) => testOrder('o1', { appealType: 'complaint', ...change })
const reporter = { ...order().reporter, name: '李大嘴', phone: '13900001111', confidential: false, anonymous: false }
const rowOf = (change: Partial<SupervisionCase>, orders = [order({ reporter })]) =>
  shareItems({ found: found(change), orders }, 'accepted', outgoing, testReference)[0]?.row

describe('What is told of a case', () => {
  it('covers the reporter always, and what the agreement says may hold a name or number', () => {
    const row = JSON.stringify(rowOf({}))
    expect(row).toContain('李**')
    expect(row).toContain('王**')
    for (const clear of ['李大嘴', '13900001111', '王小二', '13812345678']) expect(row).not.toContain(clear)
  })

  it('leaves the reporter out wholly where he reported somebody or wants to stay unknown', () => {
    for (const secret of [{ appealType: 'report', reporter }, { reporter: { ...reporter, confidential: true } }])
      expect(rowOf({}, [order(secret)])).toMatchObject({ reporterName: '', reporterPhone: '' })
  })

  it('is nothing of a confidential case, one that lives on in another, or one that is another department’s', () => {
    expect(rowOf({ flags: { ...found().flags, confidential: true } })).toBeUndefined()
    expect(rowOf({ mergedInto: 'case-2' })).toBeUndefined()
    const elsewhere = shareItems(
      { found: found({ respondentOrganId: 'urban' }), orders: [] },
      'accepted',
      { ...outgoing, organId: 'health' },
      testReference,
    )
    expect(elsewhere).toEqual([])
  })

  it('comes when the stage is reached, with the fields of that stage', () => {
    const at = (stage: 'handling' | 'disposed' | 'rated', orders = [order({ reporter })]) =>
      shareItems({ found: found(), orders }, stage, outgoing, testReference)
    expect(at('handling')).toHaveLength(1)
    expect(at('disposed')).toEqual([])
    expect(at('rated')).toEqual([])
    const rated = at('rated', [order({ reporter, satisfaction: 'dissatisfied' })])
    expect(rated[0]?.row).toMatchObject({
      stage: 'rated',
      satisfaction: testReference.label('satisfaction', 'dissatisfied'),
    })
    expect(rated[0]?.row).not.toHaveProperty('closing')
  })

  it('comes at 反馈 with the answer that the reporter was given, and not where there was nobody to answer', () => {
    const answer = {
      text: '已责令退还，请回电 13812345678',
      via: 'hotline',
      at: '2026-11-20T01:00:00.000Z',
      by: 'zhang',
    } as const
    const fed = (change: Partial<SupervisionCase>) =>
      shareItems(
        { found: found(change), orders: [order({ reporter })] },
        'feedback',
        { ...outgoing, masked: ['reply'] },
        testReference,
      )
    expect(fed({})).toEqual([])
    expect(fed({ answer: { ...answer, via: 'none', noneReason: '匿名' } })).toEqual([])
    const [told] = fed({ answer })
    expect(told).toMatchObject({ at: answer.at, row: { stage: 'feedback', repliedAt: answer.at } })
    expect(told?.row.reply).toMatch(/已责令退还/)
    expect(told?.row.reply).not.toContain('13812345678')
    // Answered anew is another matter; of the closing and the judgement it says nothing.
    expect(fed({ answer: { ...answer, at: '2026-11-21T01:00:00.000Z' } })[0]?.itemId).not.toBe(told?.itemId)
    for (const later of ['closing', 'satisfaction']) expect(told?.row).not.toHaveProperty(later)
  })

  it('is the same matter until it is judged otherwise', () => {
    const idOf = (change: object) =>
      shareItems({ found: found(), orders: [order(change)] }, 'rated', outgoing, testReference)[0]?.itemId
    const dissatisfied = idOf({ satisfaction: 'dissatisfied' })
    expect(idOf({ satisfaction: 'dissatisfied', reply: '已答复', updatedAt: '2026-12-01T00:00:00.000Z' })).toBe(
      dissatisfied,
    )
    expect(idOf({ satisfaction: 'satisfied' })).not.toBe(dissatisfied)
  })
})
