import { describe, expect, it } from 'vitest'
import { TestDesk } from '../commands/testing/test-desk'
import { testOrder } from '../commands/testing/test-order'
import { projected } from './projections'
import { type ScopeWorld, scopesOf } from './scopes'

const world: ScopeWorld = {
  regionChain: (region) => (region === '411700' ? [region] : [region, '411700']),
  governmentsOf: (organId) => (organId === 'bureau' ? ['gov'] : []),
}

describe('who gets which row', () => {
  it('leaves an order that tells of no enforcement with the hotline', () => {
    const order = testOrder('o1', { lead: undefined })
    expect(scopesOf('workOrder', order, world).map((entry) => entry.scope)).toEqual(['hotline'])
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

  it('gives the hotline stage and answer of a case, never its findings', () => {
    const desk = new TestDesk()
    desk.seed('workOrder', testOrder('o1'))
    desk.act('zhang', 'case.accept', { caseId: 'c1', orderIds: ['o1'], title: '案' })
    const found = { ...desk.get('supervisionCase', 'c1'), findings: { f1: { id: 'f1' } } } as never
    expect(projected('supervisionCase', found, 'hotline')).not.toHaveProperty('findings')
    expect(projected('supervisionCase', found, 'hotline')).toMatchObject({ stage: 'triage', title: '' })
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
