import { describe, expect, it } from 'vitest'
import { TestDesk } from '#shared/commands/testing/test-desk'
import { testOrder } from '#shared/commands/testing/test-order'
import type { OfficialDocument } from '#shared/domain/official-document'
import { checklistTopics, type SupervisionCase } from '#shared/domain/supervision-case'
import { askedCommands } from './case-commands'
import { nextSteps, type Offered } from './next-steps'

const caseId = 'case-1'
const everything: Offered = Object.fromEntries(askedCommands.map((type) => [type, null]))

function triagedCase(): SupervisionCase {
  const desk = new TestDesk()
  desk.seed('workOrder', testOrder('o1'))
  desk.act('zhang', 'case.accept', { caseId, orderIds: ['o1'], title: '案' })
  return desk.get('supervisionCase', caseId)
}

function words(found: SupervisionCase, offered = everything, documents: OfficialDocument[] = []): string[] {
  return nextSteps(found, documents, offered, ['officer']).map((step) =>
    step.kind === 'command' ? step.command : step.kind === 'draft' ? `draft ${step.documentKind}` : `open ${step.act}`,
  )
}

const notForOfficers: Offered = {
  ...everything,
  'case.file': { code: 'cases.filingNotProposed' },
  'case.returnFiling': { code: 'cases.filingNotProposed' },
  'case.recordLegalReview': { code: 'cases.roleNeeded', args: { roles: '审核人' } },
}

const finding = {
  f: {
    id: 'f',
    issue: 'x',
    topic: 'fact',
    fact: '',
    evidence: [],
    basisIds: [],
    nature: 'unlawful' as const,
    correction: '',
  },
}

describe('what to do next', () => {
  it('begins with the classification, and goes on to filing once it is there', () => {
    const found = triagedCase()
    expect(words(found, notForOfficers)[0]).toBe('case.classify')
    const unnamed = { ...found, respondentOrganId: undefined }
    expect(nextSteps(unnamed, [], notForOfficers, ['officer'])[0]).not.toHaveProperty('forWant')
    const judged = { ...unnamed, field: 'urban', level: 'general' as const }
    expect(nextSteps(judged, [], notForOfficers, ['officer'])[0]).toMatchObject({ forWant: 'respondent' })
    expect(words({ ...found, field: 'urban', level: 'general' }, notForOfficers)[0]).toBe('case.proposeFiling')
  })

  it('leads its officer nowhere else while the filing lies with the reviewer', () => {
    const filing = { proposedBy: 'zhang', proposedAt: '2026-11-02T00:00:00Z', reason: '', noInterest: true }
    const found: SupervisionCase = { ...triagedCase(), filing: { ...filing, state: 'proposed' } }
    expect(words(found, notForOfficers)).toEqual([])
    expect(words(found)).toEqual(['case.file', 'case.returnFiling'])
  })

  it('never offers what a guard refuses', () => {
    const refused: Offered = {
      ...notForOfficers,
      'case.classify': { code: 'cases.notHandler', args: { names: '李娜' } },
    }
    expect(words(triagedCase(), refused)).toEqual(['case.forward'])
  })

  it('asks for the checklist first, then for the hearing, then for the opinion', () => {
    const found: SupervisionCase = { ...triagedCase(), stage: 'review' }
    expect(words(found, notForOfficers)[0]).toBe('case.check')
    expect(words({ ...found, findings: finding }, notForOfficers)[0]).toBe('case.inviteStatement')
    const heard = { method: '', invitedAt: '2026-11-02T00:00:00Z', text: '无异议' }
    expect(words({ ...found, findings: finding, statement: heard }, notForOfficers)[0]).toBe('draft opinion')
    expect(words({ ...found, findings: finding, statement: heard, level: 'major' }, notForOfficers)[0]).toBe(
      'case.recordPanel',
    )
  })

  it('leads its officer to ask for the legal review anew once one has failed', () => {
    const found: SupervisionCase = {
      ...triagedCase(),
      stage: 'review',
      findings: finding,
      statement: { method: '', invitedAt: '2026-11-02T00:00:00Z', text: '无异议' },
      legalReview: { by: 'wang', at: '2026-11-03T00:00:00Z', passed: false, opinion: '证据不足' },
    }
    expect(words(found, notForOfficers)[0]).toBe('case.requestLegalReview')
  })

  it('leads to the answer and the close where nothing wrong was found', () => {
    const checklist = Object.fromEntries(checklistTopics.map((topic) => [topic, { result: 'ok' as const, note: '' }]))
    expect(words({ ...triagedCase(), stage: 'review', checklist }, notForOfficers).slice(0, 2)).toEqual([
      'case.reply',
      'case.close',
    ])
  })

  it('leads from a refusal to the request, and from a report to the close', () => {
    const at = '2026-11-02T00:00:00Z'
    const found: SupervisionCase = { ...triagedCase(), stage: 'verifying', opinionId: 'd1' }
    const refusal = { ...found, verification: { ground: 'refusal' as const, text: '', at, by: 'zhang' } }
    const blocked: Offered = { ...notForOfficers, 'case.escalate': { code: 'cases.requestNotIssued' } }
    expect(words(refusal, blocked)).toEqual(['case.recordPanel', 'draft request', 'case.resumeReview'])
    expect(words({ ...refusal, verification: { ...refusal.verification, ground: 'report' } }, blocked)[0]).toBe(
      'case.reply',
    )
  })

  it('lets the reviewer at a decision while the government has yet to number it', () => {
    const at = '2026-11-02T00:00:00Z'
    const approval = { instruction: '同意', signer: '市长', on: '2026-11-02', scan: '', by: 'sun', at }
    const found = { ...triagedCase(), stage: 'escalating', approval } as SupervisionCase
    const decision = { id: 'd2', kind: 'decision', numbering: 'external', status: 'inReview' } as OfficialDocument
    const first = (roles: Parameters<typeof nextSteps>[3]) => nextSteps(found, [decision], {}, roles)[0]
    expect(first(['reviewer'])).toMatchObject({ kind: 'open', act: 'review' })
    expect(first(['government'])).toMatchObject({ kind: 'open', act: 'recordExternal' })
  })
})
