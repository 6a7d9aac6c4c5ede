import { beforeEach, describe, expect, it } from 'vitest'
import { governmentRequests } from '../../domain/government-request'
import { projected } from '../../sync/projections'
import { type ScopeWorld, scopesOf } from '../../sync/scopes'
import { draftedContent } from '../testing/drafted-content'
import { escalatedCase } from '../testing/escalated-case'
import { opinionId } from '../testing/issued-opinion'
import { caseId } from '../testing/spine-cases'
import type { TestDesk } from '../testing/test-desk'

const world: ScopeWorld = {
  regionChain: (region) => [region],
  governmentsOf: () => ['gov'],
  watches: () => false,
  complainedOf: () => ({ organIds: [], userIds: [] }),
}
const file = { sha256: 'a'.repeat(64), name: '批示.pdf', mime: 'application/pdf', size: 9 }
const approval = { caseId, instruction: '同意', signer: '市长', on: '2026-11-18' }

describe('The government’s office', () => {
  let desk: TestDesk
  beforeEach(() => {
    desk = escalatedCase()
  })
  const attach = (owner = 'request-1') =>
    desk.act('gov1', 'attachment.add', {
      attachmentId: 'scan',
      owner: { type: 'officialDocument', id: owner },
      caseId,
      ...file,
    })
  const arrived = (content: string) =>
    desk.act('system', 'attachment.stored', { attachmentIds: ['scan'], at: '2026-11-18T01:00:00.000Z', content })
  const seesAs = (type: 'supervisionCase' | 'officialDocument' | 'attachment' | 'caseAction', id: string) =>
    scopesOf(type, desk.get(type, id) as never, world).find(({ scope }) => scope === 'organ:gov')?.projection

  it('has the request and the opinion it speaks of before it, and of the case only where it stands', () => {
    expect(['request-1', opinionId].map((id) => seesAs('officialDocument', id))).toEqual(['addressee', 'addressee'])
    const seen = projected('supervisionCase', desk.get('supervisionCase', caseId), 'addressee')
    expect(seen).toMatchObject({
      stage: 'escalating',
      requestId: 'request-1',
      findings: {},
      orderIds: [],
      handlerIds: [],
    })
    for (const inside of ['panel', 'legalReview', 'party', 'acts', 'checklist', 'statement'])
      expect(JSON.stringify((seen as Record<string, unknown>)[inside] ?? {})).toBe('{}')
    const action = desk.all('caseAction')[0]
    expect(action && seesAs('caseAction', action.id)).toBeUndefined()
  })

  it('is contradicted by nobody: whoever entered its answer corrects it', () => {
    const refused = { caseId, reason: '事实尚不清楚', on: '2026-11-18', next: 'close' }
    desk.act('gov1', 'case.approvalRefused', refused)
    expect(desk.refusal('zhang', 'case.recordApproval', approval)).toContain('不同意')
    desk.act('gov1', 'case.recordApproval', approval)
    expect(desk.get('supervisionCase', caseId)).toMatchObject({ approval: { by: 'gov1' } })
    expect(desk.get('supervisionCase', caseId).refusal).toBeUndefined()
    expect(desk.refusal('zhang', 'case.recordApproval', { ...approval, instruction: '另行研究' })).toContain('已经批示')
    expect(desk.refusal('gov1', 'case.approvalRefused', refused)).toContain('已经批示')
  })

  it('records the instruction with a scan that is one by its bytes', () => {
    attach()
    const withScan = { ...approval, scanId: 'scan' }
    expect(desk.refusal('gov1', 'case.recordApproval', withScan)).toContain('还在上传')
    arrived('pdf')
    desk.act('gov1', 'case.recordApproval', withScan)
    expect(desk.get('supervisionCase', caseId).approval).toMatchObject({ signer: '市长', scanFile: file })
    expect(seesAs('attachment', 'scan')).toBe('full')
  })

  it('is told when a scan is neither a picture nor a PDF, whatever its name says', () => {
    attach()
    arrived('other')
    expect(desk.refusal('gov1', 'case.recordApproval', { ...approval, scanId: 'scan' })).toContain(
      '不是图片，也不是 PDF',
    )
  })

  it('takes no scan of another case, and adds none to any other document', () => {
    expect(desk.refusal('gov1', 'case.recordApproval', { ...approval, scanId: 'nothing' })).toContain('不属于这件来文')
    const owner = { type: 'officialDocument', id: opinionId }
    expect(desk.refusal('gov1', 'attachment.add', { attachmentId: 'x', owner, caseId, ...file })).toBeTruthy()
  })

  it('records its decision with number and scan of the signed paper; a number that begins with a zero is none', () => {
    desk.act('gov1', 'case.recordApproval', approval)
    const drafted = { documentId: 'decision-1', caseId, kind: 'decision', title: '决定书', addresseeOrganId: 'urban' }
    desk.act('zhang', 'document.draft', { ...drafted, content: draftedContent(desk, caseId, 'decision') })
    const signed = { documentId: 'decision-1', caseId, signer: '市长', on: '2026-11-18' }
    for (const number of ['驻政监决〔2026〕03号', '驻政监决〔2026〕0号', '驻政监决[2026]3号'])
      expect(() => desk.act('gov1', 'document.recordExternal', { ...signed, number })).toThrow('序号不编虚位')
    const number = '驻政监决〔2026〕3号'
    attach('decision-1')
    expect(desk.refusal('gov1', 'document.recordExternal', { ...signed, number, scanId: 'scan' })).toContain('还在上传')
    arrived('pdf')
    desk.act('gov1', 'document.recordExternal', { ...signed, number, scan: '机要室', scanId: 'scan' })
    expect(desk.get('officialDocument', 'decision-1')).toMatchObject({
      number,
      status: 'issued',
      external: { number, signer: '市长', on: '2026-11-18', scan: '机要室', scanFile: file },
    })
  })

  it('has its requests in one list: to be decided, to be issued, issued, sent back', () => {
    const states = () =>
      governmentRequests(desk.all('supervisionCase'), desk.all('officialDocument')).map(({ state }) => state)
    expect(states()).toEqual(['toApprove'])
    desk.act('gov1', 'case.recordApproval', approval)
    expect(states()).toEqual(['toIssue'])
    const drafted = { documentId: 'decision-1', caseId, kind: 'decision', title: '决定书', addresseeOrganId: 'urban' }
    desk.act('zhang', 'document.draft', { ...drafted, content: draftedContent(desk, caseId, 'decision') })
    const external = {
      documentId: 'decision-1',
      caseId,
      number: '驻政监决〔2026〕3号',
      signer: '市长',
      on: '2026-11-18',
    }
    desk.act('gov1', 'document.recordExternal', external)
    expect(states()).toEqual(['issued'])
    expect(desk.get('supervisionCase', caseId).stage).toBe('decided')
    const back = escalatedCase()
    back.act('gov1', 'case.approvalReturned', { caseId, reason: '补充证据', signer: '', on: '2026-11-18' })
    expect(governmentRequests(back.all('supervisionCase'), back.all('officialDocument'))[0]?.state).toBe('returned')
  })
})
