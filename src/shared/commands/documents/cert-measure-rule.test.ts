import { describe, expect, it } from 'vitest'
import { CERT_MEASURE } from '../../documents/kinds/cert-measure'
import { referenceData } from '../../domain/reference-data'
import { explain } from '../../messages/catalogue'
import { testReference, testRows } from '../testing/test-reference'
import { needDraftRule } from './document-draft'

const today = '2026-11-02'

describe('暂扣（收回）行政执法证件通知书', () => {
  it('is drafted only where a rule gives the bureau the power; else it is said whom to turn to', () => {
    const refusal = needDraftRule(CERT_MEASURE, testReference, today)
    expect(refusal && explain(refusal)).toMatch(/须有法定职权.*建议发证机关/)
  })

  it('is drafted once the administrator has entered the rule with its basis', () => {
    const [rule] = testRows.documentRule
    if (!rule) throw new Error('no rule')
    const allowed = { ...rule, id: 'rule-cert', kind: CERT_MEASURE, validFrom: '2026-01-01' }
    const ref = referenceData({ ...testRows, documentRule: [...testRows.documentRule, allowed] })
    expect(needDraftRule(CERT_MEASURE, ref, today)).toBeUndefined()
  })
})
