import { describe, expect, it } from 'vitest'
import type { Actor, ReadTx } from '#shared/commands/engine/command'
import { testRows } from '#shared/commands/testing/test-reference'
import type { Organ } from '#shared/domain/reference'
import { referenceData } from '#shared/domain/reference-data'
import { regionScope } from '#shared/sync/scopes'
import { BureauOfWork } from './bureau-of-work'
import { scopeWorld } from './scope-world'

const CITY = '411700'
const [FORMER, PRESENT] = ['411702', '411721']
const justice = (id: string, region: string) => ({ ...testRows.organ[0], id, region, kind: 'justice' }) as Organ
const region = {
  id: 'region',
  title: '区划',
  items: [
    { code: CITY, label: '驻马店市' },
    { code: FORMER, label: '驿城区', parent: CITY },
    { code: PRESENT, label: '西平县', parent: CITY },
  ],
}
const data = referenceData({
  ...testRows,
  organ: [justice('city', CITY), justice('former', FORMER), justice('present', PRESENT)],
  dictionary: [...testRows.dictionary.filter(({ id }) => id !== 'region'), region],
})
const reference = { rev: 1, data, world: scopeWorld(data) }
const moved: Actor = { userId: 'zhang', name: '张伟', roles: ['officer'], organId: 'present', region: PRESENT }

/** The bureaus that decide about commands of somebody who has left the regions. */
function decidedBy(left: readonly string[], rows: object, ...commands: [object, ...string[]][]): string[] {
  const grants = left.map((code) => ({ scope: regionScope(code), rev: 2, op: 'drop' as const }))
  const bureau = new BureauOfWork(moved, reference, grants)
  const reader = { get: (type: string, id: string) => rows[`${type}/${id}` as never] } as ReadTx
  return commands.map(([input, ...keys], index) => {
    const refs = keys.map((key) => ({ type: key.split('/')[0], id: key.split('/')[1] }) as never)
    return bureau.of({ raw: { id: `c${index}`, seq: index + 1, type: 'test', input }, refs }, reader)
  })
}

const order = (code: string) => ({ region: code })

describe('the bureau that decides about work put aside', () => {
  it('is the one of the case, also where only the input names it', () => {
    const rows = { 'supervisionCase/k': { jurisdictionOrganId: 'city', region: FORMER } }
    expect(decidedBy([], rows, [{ caseId: 'k' }], [{}, 'supervisionCase/k'])).toEqual(['city', 'city'])
  })

  it('is the one that a paper or a 督办 of no case belongs to', () => {
    const rows = {
      'officialDocument/d': { organId: 'city', region: CITY },
      'supervisionOrder/s': { leadOrganId: 'former', region: FORMER },
    }
    const asked = decidedBy([], rows, [{ caseId: 'd' }, 'officialDocument/d'], [{}, 'supervisionOrder/s'])
    expect(asked).toEqual(['city', 'former'])
  })

  it('is for an order the one its author left, else the one of its region, and his own where he still sees it', () => {
    const rows = { 'workOrder/a': order(FORMER), 'workOrder/b': order(PRESENT), 'workOrder/c': order(CITY) }
    const decided: [object, ...string[]][] = [
      [{}, 'workOrder/a'],
      [{}, 'workOrder/b'],
      [{}, 'workOrder/c'],
    ]
    expect(decidedBy([CITY], rows, ...decided)).toEqual(['city', 'present', 'city'])
    expect(decidedBy([FORMER], rows, ...decided)).toEqual(['former', 'present', 'city'])
    expect(decidedBy([], rows, ...decided)).toEqual(['former', 'present', 'city'])
  })

  it('follows work that lies aside, and is his own where nothing tells', () => {
    const rows = { 'workOrder/a': order(FORMER) }
    const accept: [object, ...string[]] = [{ caseId: 'n' }, 'supervisionCase/n', 'workOrder/a']
    expect(decidedBy([CITY], rows, accept, [{ caseId: 'n' }, 'supervisionCase/n'], [{}])).toEqual([
      'city',
      'city',
      'present',
    ])
  })
})
