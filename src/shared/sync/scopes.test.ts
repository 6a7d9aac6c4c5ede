import { describe, expect, it } from 'vitest'
import { issuedOpinion, opinionId } from '../commands/testing/issued-opinion'
import { caseId, filedCase } from '../commands/testing/spine-cases'
import { TestDesk } from '../commands/testing/test-desk'
import { testOrder } from '../commands/testing/test-order'
import { testReference } from '../commands/testing/test-reference'
import { complainedOf, watchingOrgans } from '../domain/complaint'
import { projected } from './projections'
import { type ScopeWorld, scopesOf } from './scopes'

const world: ScopeWorld = {
  regionChain: (region) => (region === '411700' ? [region] : [region, '411700']),
  governmentsOf: (organId) => (organId === 'bureau' ? ['gov'] : []),
  watches: (organId) => organId === 'bureau',
  complainedOf: (order) => complainedOf(order, watchingOrgans(testReference)),
}

describe('who gets which row', () => {
  it('leaves an order that tells of no enforcement with the hotline', () => {
    const order = testOrder('o1', { lead: undefined })
    expect(scopesOf('workOrder', order, world).map((entry) => entry.scope)).toEqual(['asked:hotline'])
  })

  it('shows a lead to county and city without the reporter’s phone', () => {
    const order = testOrder('o1')
    expect(scopesOf('workOrder', order, world)).toContainEqual({ scope: 'region:411700', projection: 'region' })
    const shown = projected('workOrder', order, 'region')
    expect(JSON.stringify(shown)).not.toContain('13800000000')
    expect(shown).toMatchObject({ reporter: { name: '张三', phone: '' } })
  })

  it('hides even the name of a reporter who asked for secrecy, but not from the case’s handlers', () => {
    const order = testOrder('o1')
    const secret = { ...order, reporter: { ...order.reporter, confidential: true } }
    expect(JSON.stringify(projected('workOrder', secret, 'region'))).not.toContain('张三')
    expect(JSON.stringify(projected('workOrder', secret, 'full'))).toContain('张三')
  })

  it('tells the region of a confidential case that somebody was questioned, not who and what he said', () => {
    const order = testOrder('o1')
    const desk = new TestDesk()
    desk.seed('workOrder', { ...order, reporter: { ...order.reporter, confidential: true } })
    desk.act('zhang', 'case.accept', { caseId, orderIds: ['o1'], title: '拖移三轮车案' })
    desk.act('zhang', 'case.classify', {
      ...{ caseId, field: 'urban', enforcementType: 'coercion', level: 'general', reason: '没有文书' },
      issues: { add: ['procedure'] },
    })
    desk.act('zhang', 'case.proposeFiling', {
      caseId,
      handlerIds: ['zhang', 'li'],
      reason: '涉嫌违法',
      noInterest: true,
    })
    desk.act('wang', 'case.file', { caseId, opinion: '同意立案' })
    desk.act('li', 'case.recordInterview', {
      ...{ caseId, interviewId: 'i1', kind: 'questioning', person: '张三', identity: '车主，身份证尾号4321' },
      ...{ on: '2026-11-02', place: '张三家中', askedBy: ['zhang', 'li'], told: true, signed: false },
      ...{ answers: [{ question: '车在哪里？', answer: '我就是举报人。' }], refusal: '张三拒绝签字，社区见证' },
    })
    const found = desk.get('supervisionCase', caseId)
    const seen = scopesOf('supervisionCase', found, world).map(({ scope, projection }) => [
      scope,
      JSON.stringify(projected('supervisionCase', found, projection)),
    ])
    const words = Object.fromEntries(seen)
    for (const secret of ['张三', '4321', '举报人']) {
      expect(words[`case:${caseId}`]).toContain(secret)
      expect(words['region:411700']).not.toContain(secret)
      expect(JSON.stringify(desk.all('caseAction'))).not.toContain(secret)
    }
    expect(words['region:411700']).toContain('2026-11-02')
    expect(desk.all('caseAction').at(-1)?.note).toBe('询问笔录')
  })

  it('keeps a complaint about a bureau or one of its people from them, and what only mentions them from nobody', () => {
    const bars = (change: object) =>
      scopesOf('workOrder', testOrder('o1', { appealType: 'complaint', ...change }), world)
        .map(({ scope }) => scope)
        .filter((scope) => scope.startsWith('barred:'))
    expect(bars({ content: '司法局收了材料不给回执', handlingOrganId: 'bureau' })).toEqual(['barred:organ:bureau'])
    expect(bars({ content: '司法局的张伟态度恶劣', handlingOrganId: 'urban' })).toEqual(['barred:user:zhang'])
    expect(bars({ content: '我叫张伟，三轮车被拖走', handlingOrganId: 'urban' })).toEqual([])
    expect(bars({ content: '向司法局反映过，没有结果', handlingOrganId: 'urban' })).toEqual([])
    expect(bars({ content: '咨询司法局的地址', handlingOrganId: 'bureau', appealType: 'consultation' })).toEqual([])
  })

  it('keeps a case from whoever must avoid it, and one against a bureau from that bureau', () => {
    const desk = new TestDesk()
    desk.seed('workOrder', testOrder('o1'))
    desk.act('zhang', 'case.accept', { caseId: 'c1', orderIds: ['o1'], title: '案' })
    desk.act('wang', 'case.recuse', { caseId: 'c1', personId: 'li', reason: '与当事人有亲属关系' })
    const found = desk.get('supervisionCase', 'c1')
    const bars = (change: object) =>
      scopesOf('supervisionCase', { ...found, ...change }, world)
        .map(({ scope }) => scope)
        .filter((scope) => scope.startsWith('barred:'))
    expect(bars({})).toEqual(['barred:user:li'])
    expect(bars({ respondentOrganId: 'bureau' })).toEqual(['barred:organ:bureau', 'barred:user:li'])
  })

  it('gives the hotline stage and answer of a case, never its findings', () => {
    const desk = new TestDesk()
    desk.seed('workOrder', testOrder('o1'))
    desk.act('zhang', 'case.accept', { caseId: 'c1', orderIds: ['o1'], title: '案' })
    const found = { ...desk.get('supervisionCase', 'c1'), findings: { f1: { id: 'f1' } } } as never
    expect(projected('supervisionCase', found, 'hotline')).not.toHaveProperty('findings')
    expect(projected('supervisionCase', found, 'hotline')).toMatchObject({ stage: 'triage', title: '' })
  })

  it('shows a supervision order to its addressee once it is given, and not what was found in checking it', () => {
    const desk = filedCase()
    const plan = {
      kind: 'onSite',
      title: '逾期',
      targetOrganId: 'urban',
      reasons: ['delay'],
      requirement: '限期答复。',
    }
    desk.act('zhang', 'supervision.register', { supervisionOrderId: 'q', caseId, ...plan })
    const scopes = () => scopesOf('supervisionOrder', desk.get('supervisionOrder', 'q'), world)
    expect(scopes().map(({ scope }) => scope)).not.toContain('organ:urban')
    desk.act('zhang', 'supervision.send', { supervisionOrderId: 'q', caseId })
    expect(scopes()).toContainEqual({ scope: 'organ:urban', projection: 'addressee' })
    const check = {
      result: 'enough',
      note: '内部核验意见',
      checkedBy: ['zhang', 'li'],
      on: '2026-11-02',
      at: desk.now.toISOString(),
    }
    const closed = {
      ...desk.get('supervisionOrder', 'q'),
      status: 'closed',
      checks: [check],
      outcome: '内部核验意见',
    } as const
    expect(JSON.stringify(projected('supervisionOrder', closed as never, 'addressee'))).not.toContain('内部核验意见')
  })

  it('sends what a meeting issues to every organ at its table, and nothing of its draft', () => {
    const paper = { ...issuedOpinion().get('officialDocument', opinionId), guestOrganIds: ['urban', 'police'] }
    const organs = (status: typeof paper.status) =>
      scopesOf('officialDocument', { ...paper, addresseeOrganId: undefined, status }, world).filter(({ scope }) =>
        scope.startsWith('organ:'),
      )
    expect(organs('draft')).toEqual([])
    expect(organs('issued')).toEqual([
      { scope: 'organ:urban', projection: 'addressee' },
      { scope: 'organ:police', projection: 'addressee' },
    ])
  })

  it('keeps a department’s paper and its files inside until it is sent', () => {
    const at = '2026-11-02T01:00:00.000Z'
    const stamps = { createdAt: at, createdBy: 'wu', updatedAt: at, updatedBy: 'wu' }
    const parts = { region: '411700', organId: 'urban', ...stamps }
    const paper = { id: 's', kind: 'reply', about: { type: 'supervisionOrder', id: 'q' }, caseId, ...parts }
    const scan = { id: 'a', owner: { type: 'submission', id: 's' }, confidential: false, caseId, ...parts }
    const seen = (type: 'submission' | 'attachment', doc: object) =>
      scopesOf(type, doc as never, world).map(({ scope }) => scope)
    for (const status of ['draft', 'proposed', 'returned', 'discarded'])
      expect(seen('submission', { ...paper, status })).toEqual(['organ:urban'])
    expect(seen('submission', { ...paper, status: 'sent' })).toContain(`case:${caseId}`)
    expect(seen('attachment', scan)).toEqual(['organ:urban'])
    expect(seen('attachment', { ...scan, sentAt: at })).toContain(`case:${caseId}`)
  })

  it('lets the government see a case only while it is before it', () => {
    const desk = new TestDesk()
    desk.seed('workOrder', testOrder('o1'))
    desk.act('zhang', 'case.accept', { caseId: 'c1', orderIds: ['o1'], title: '案' })
    const found = desk.get('supervisionCase', 'c1')
    const scopes = (stage: 'review' | 'escalating') =>
      scopesOf('supervisionCase', { ...found, stage }, world).map((entry) => entry.scope)
    expect(scopes('review')).not.toContain('organ:gov')
    expect(scopes('escalating')).toContain('organ:gov')
  })
})
