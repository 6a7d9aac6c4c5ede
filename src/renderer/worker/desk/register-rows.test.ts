import { describe, expect, it } from 'vitest'
import { type OfficialDocument, officialDocument } from '#shared/domain/official-document'
import { registerRows } from './register-rows'

const at = '2026-11-02T01:00:00.000Z'
const today = '2026-11-20'

function issued(id: string, change: Partial<OfficialDocument> = {}): OfficialDocument {
  return officialDocument.parse({
    id,
    kind: 'opinion',
    caseId: 'c',
    region: '411702',
    organId: 'bureau',
    numbering: 'own',
    title: `意见书 ${id}`,
    content: {},
    status: 'issued',
    issuedOn: '2026-11-02',
    createdAt: at,
    createdBy: 'zhang',
    updatedAt: at,
    updatedBy: 'zhang',
    ...change,
  })
}

describe('the ledger of numbers', () => {
  it('tells of every number of a series what became of it, the newest first', () => {
    const rows = registerRows(
      'numbers',
      [
        issued('a', { number: '驻司执监意〔2026〕1号', status: 'delivered' }),
        issued('b', {
          number: '驻司执监意〔2026〕3号',
          status: 'recalled',
          voided: { reason: '主送机关写错', by: 'zhao', at },
        }),
        issued('c', { number: '驻司执监意〔2025〕9号'.replace('9', '1') }),
      ],
      today,
    )
    expect(rows.map(({ number, status, facts }) => [number, status, facts.reason])).toEqual([
      ['驻司执监意〔2026〕3号', 'recalled', '主送机关写错'],
      ['驻司执监意〔2026〕2号', '', undefined],
      ['驻司执监意〔2026〕1号', 'delivered', undefined],
      ['驻司执监意〔2025〕1号', 'issued', undefined],
    ])
  })

  it('counts minutes by their issues', () => {
    const minutes = issued('m', { kind: 'minutes', number: '第2期' })
    expect(registerRows('numbers', [minutes], today).map(({ number }) => number)).toEqual(['第2期', '第1期'])
  })

  it('asks no gap of a series that the government counts', () => {
    const decision = issued('d', { kind: 'decision', numbering: 'external', number: '驻政监决〔2026〕7号' })
    expect(registerRows('numbers', [decision], today)).toHaveLength(1)
  })
})

describe('the register of deliveries', () => {
  const delivery = {
    id: 'x',
    method: 'direct' as const,
    servedOn: '2026-11-04',
    receiver: '李四',
    proof: '',
    receipt: '',
    receiptFiles: [],
  }

  it('lists what was served and what waits for it', () => {
    const rows = registerRows(
      'deliveries',
      [issued('a', { deliveries: [delivery], status: 'delivered' }), issued('b')],
      today,
    )
    expect(rows.map(({ documentId, facts }) => [documentId, facts.open ?? facts.receiver])).toEqual([
      ['a', '李四'],
      ['b', true],
    ])
  })
})

describe('the register of replies', () => {
  it('lists those received and those owed, late ones marked', () => {
    const replyDueAt = '2026-11-17T15:59:59.999Z'
    const reply = {
      id: 'r',
      receivedOn: '2026-11-10',
      outcome: 'report' as const,
      number: '',
      text: '已改正',
      files: [],
      late: false,
      by: 'zhang',
      at,
    }
    const rows = registerRows(
      'replies',
      [
        issued('a', { status: 'replied', replyDueAt, replies: [reply] }),
        issued('b', { status: 'delivered', replyDueAt }),
        issued('c', { status: 'delivered' }),
      ],
      today,
    )
    expect(rows.map(({ documentId, facts }) => [documentId, facts.owed ?? false, facts.late])).toEqual([
      ['b', true, true],
      ['a', false, false],
    ])
  })
})
