import { describe, expect, it } from 'vitest'
import { emptyReferenceRows, referenceData } from '#shared/domain/reference-data'
import { draftLines } from './draft-lines'

const reference = referenceData({
  ...emptyReferenceRows,
  dictionary: [{ id: 'level', title: '等级', items: [{ code: 'major', label: '重大' }] }],
})

describe('the draft of a command that was not accepted', () => {
  it('shows what was filled in by the titles of the form', () => {
    const input = { caseId: 'c1', level: 'major', reason: '群众反映强烈' }
    expect(draftLines('case.classify', input, reference)).toEqual([
      { label: '等级', text: '重大' },
      { label: '研判理由', text: '群众反映强烈' },
    ])
  })

  it('is empty for a command this version does not know', () => {
    expect(draftLines('case.unheardOf', { text: '甲' }, reference)).toEqual([])
  })
})
