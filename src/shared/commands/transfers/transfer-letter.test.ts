import { describe, expect, it } from 'vitest'
import { documentKindOf } from '../../documents/kinds/registry'
import { TRANSFER_LETTER } from '../../documents/kinds/transfer-letter'
import type { Transfer } from '../../domain/transfer'
import { caseId } from '../testing/spine-cases'
import type { TestDesk } from '../testing/test-desk'
import { testReference } from '../testing/test-reference'
import { approvedTransfer, transferId } from '../testing/transfers'
import { letterFacts } from './transfer-letter'

function draftOf(desk: TestDesk): Record<string, unknown> {
  const transfer: Transfer = desk.get('transfer', transferId)
  const found = desk.get('supervisionCase', caseId)
  const facts = letterFacts({ case: found, orders: [], transfer, ref: testReference, today: '2026-11-02' })
  const kind = documentKindOf(TRANSFER_LETTER)
  if (!kind) throw new Error(TRANSFER_LETTER)
  return kind.draft(facts)
}

function drafted(): TestDesk {
  const desk = approvedTransfer()
  desk.act('zhang', 'transfer.draftLetter', { transferId, content: draftOf(desk) })
  return desk
}

describe('移送函', () => {
  it('is drafted from what was proposed: to whom, of whom, what for and with which materials', () => {
    const content = draftOf(approvedTransfer())
    expect(content).toMatchObject({
      addressee: testReference.organ('urban')?.name,
      title: '关于移送队员甲有关问题线索的函',
      facts: '收受停车场经营者财物。',
      materials: [{ name: '转账凭证' }],
    })
  })

  it('is edited until its approver signs it under a number of its own series, and then it is sent', () => {
    const desk = drafted()
    desk.act('zhang', 'transfer.editLetter', { transferId, content: { reason: '上述问题涉嫌职务违法' } })
    expect(desk.refusal('zhang', 'transfer.issueLetter', { transferId, caseId })).toContain('审批人')
    expect(desk.refusal('zhang', 'transfer.send', { transferId, sentOn: '2026-11-02', receiver: '孙某' })).toContain(
      '移送函尚未签发',
    )
    desk.act('zhao', 'transfer.issueLetter', { transferId, caseId })
    expect(desk.get('transfer', transferId).letter).toMatchObject({
      number: expect.stringMatching(/移〔2026〕1号$/),
      issuedOn: '2026-11-02',
      signerId: 'zhao',
      content: { reason: '上述问题涉嫌职务违法' },
    })
    expect(desk.refusal('zhang', 'transfer.editLetter', { transferId, content: {} })).toContain('已经签发')
    desk.act('zhang', 'transfer.send', { transferId, sentOn: '2026-11-02', receiver: '孙某' })
    expect(desk.get('transfer', transferId).state).toBe('sent')
  })

  it('leaves no document and no entry beside its transfer; what two write differently is for its people alone', () => {
    const desk = approvedTransfer()
    const entries = desk.all('caseAction')
    const before = desk.get('supervisionCase', caseId)
    desk.act('zhang', 'transfer.draftLetter', { transferId, content: draftOf(desk) })
    const edit = (reason: string) => ({ transferId, content: { reason } })
    const seen = desk.look('li', 'transfer.editLetter', edit('李的说法'))
    desk.act('zhang', 'transfer.editLetter', edit('张的说法'))
    expect(desk.act('li', 'transfer.editLetter', edit('李的说法'), seen)).toBe('conflict')
    expect(desk.get('transfer', transferId).letter?.content.reason).toBe('张的说法')
    // The one step of the letter that names the case: it reads it for the legality check.
    desk.act('zhao', 'transfer.issueLetter', { transferId, caseId })
    expect(desk.get('transfer', transferId).letter?.number).toBeDefined()
    expect(desk.all('officialDocument')).toEqual([])
    expect(desk.all('conflict')).toMatchObject([{ theirs: '张的说法', mine: '李的说法', audience: 'transfer' }])
    expect(desk.all('conflict')[0]?.caseId).toBeUndefined()
    expect(desk.all('caseAction')).toEqual(entries)
    expect(desk.get('supervisionCase', caseId)).toEqual(before)
  })

  it('is not signed while its legality check has something left', () => {
    const desk = drafted()
    desk.act('zhang', 'transfer.editLetter', { transferId, content: { copiesTo: ['市直各单位'] } })
    expect(desk.refusal('zhao', 'transfer.issueLetter', { transferId, caseId })).toContain('市直各单位')
  })

  it('is no document of its case, whoever asks for it', () => {
    const draft = { documentId: 'd9', caseId, kind: TRANSFER_LETTER, title: '移送函', content: {} }
    expect(approvedTransfer().refusal('zhang', 'document.draft', draft)).toContain('不进入案件文书')
  })
})
