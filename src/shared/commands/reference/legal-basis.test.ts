import { describe, expect, it } from 'vitest'
import { referenceData } from '../../domain/reference-data'
import { basisFacts } from '../documents/case-facts'
import { TestDesk } from '../testing/test-desk'
import { testRows } from '../testing/test-reference'

const provision = '行政处罚没有依据或者实施主体不具有行政主体资格的，行政处罚无效。'
const entry = { basisId: 'law-1', law: '中华人民共和国行政处罚法', article: '第三十八条第一款', text: provision }
const verify = { basisId: 'law-1', text: provision }

function entered(): TestDesk {
  const desk = new TestDesk()
  desk.act('root', 'legalBasis.add', entry)
  return desk
}
/** As documents would quote it now. */
function quoted(desk: TestDesk) {
  const rows = { ...testRows, legalBasis: [desk.get('legalBasis', 'law-1')] }
  return basisFacts('law-1', referenceData(rows))[0]
}

describe('a legal basis', () => {
  it('is entered as published, and nothing may be issued on it before a second person compared it', () => {
    const desk = entered()
    expect(desk.get('legalBasis', 'law-1')).toMatchObject({ law: '《中华人民共和国行政处罚法》', enteredBy: 'root' })
    expect(quoted(desk)).toMatchObject({ verified: false, demo: false })
    desk.act('wang', 'legalBasis.verify', verify)
    expect(desk.get('legalBasis', 'law-1')).toMatchObject({ verifiedBy: 'wang', verifiedAt: desk.now.toISOString() })
    expect(quoted(desk)).toMatchObject({ verified: true })
  })

  it('is verified by a reviewer or an administrator, not by whoever entered it, and only as he saw it', () => {
    const desk = new TestDesk()
    desk.act('wang', 'legalBasis.add', entry)
    expect(desk.refusal('zhang', 'legalBasis.add', { ...entry, basisId: 'law-2' })).toContain('审核人')
    expect(desk.refusal('wang', 'legalBasis.verify', verify)).toContain('登记人以外')
    expect(desk.refusal('zhang', 'legalBasis.verify', verify)).toContain('审核人')
    expect(desk.refusal('root', 'legalBasis.verify', { ...verify, text: '另一条文' })).toContain('与核对时看到的不同')
    desk.act('root', 'legalBasis.verify', verify)
    expect(desk.refusal('root', 'legalBasis.verify', verify)).toContain('已经核验')
  })

  it('is not entered twice, and is entered anew where the first was wrong', () => {
    const desk = entered()
    const known = new TestDesk(referenceData({ ...testRows, legalBasis: [desk.get('legalBasis', 'law-1')] }))
    const again = { ...entry, basisId: 'law-2', law: '《中华人民共和国行政处罚法》' }
    expect(known.refusal('wang', 'legalBasis.add', again)).toContain('已经登记')
    desk.act('wang', 'legalBasis.retire', { basisId: 'law-1', reason: '漏字' })
    const retired = new TestDesk(referenceData({ ...testRows, legalBasis: [desk.get('legalBasis', 'law-1')] }))
    expect(retired.refusal('wang', 'legalBasis.add', again)).toBeUndefined()
  })

  it('that was put out of use is chosen and verified no more', () => {
    const desk = entered()
    desk.act('wang', 'legalBasis.verify', verify)
    desk.act('root', 'legalBasis.retire', { basisId: 'law-1', reason: '已修订' })
    expect(quoted(desk)).toMatchObject({ verified: false })
    const ref = referenceData({ ...testRows, legalBasis: [desk.get('legalBasis', 'law-1')] })
    expect([ref.bases().length, ref.everyBasis().length]).toEqual([0, 1])
    expect(desk.refusal('root', 'legalBasis.retire', { basisId: 'law-1', reason: '再' })).toContain('已经停用')
  })

  it('that is made up is never verified', () => {
    const desk = new TestDesk()
    desk.seed('legalBasis', { id: 'demo', law: '《示例法》', article: '第一条', text: '示例条文', demo: true })
    expect(desk.refusal('wang', 'legalBasis.verify', { basisId: 'demo', text: '示例条文' })).toContain('示例依据')
  })
})
