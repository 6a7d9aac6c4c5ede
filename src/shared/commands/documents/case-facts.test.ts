import { describe, expect, it } from 'vitest'
import { referenceData } from '../../domain/reference-data'
import { TestDesk } from '../testing/test-desk'
import { testOrder } from '../testing/test-order'
import { testRows } from '../testing/test-reference'
import { caseFacts } from './case-facts'

const caseId = 'case-1'
const ref = referenceData({
  ...testRows,
  dictionary: testRows.dictionary.map((entry) => ({
    ...entry,
    items: entry.items.map((item) => ({ ...item, label: `〈${item.label}〉` })),
  })),
  legalBasis: [
    ...testRows.legalBasis,
    { id: 'b2', law: '《示例条例》', article: '第二条', text: '未核验条文', demo: true },
  ],
  documentRule: testRows.documentRule.map((rule) => ({
    ...rule,
    basisIds: ['b1'],
    objectionDays: 10,
    colophonOnEvenPage: false,
  })),
})

function reviewedCase(): TestDesk {
  const desk = new TestDesk(ref)
  // 2026-10-31 in UTC is already 1 November in Shanghai.
  desk.seed('workOrder', testOrder('o2', { receivedAt: '2026-11-01T02:00:00.000Z' }))
  desk.seed('workOrder', testOrder('o1', { receivedAt: '2026-10-30T17:30:00.000Z' }))
  desk.act('zhang', 'case.accept', { caseId, orderIds: ['o2', 'o1'], title: '市城管局拖移三轮车案' })
  desk.act('zhang', 'case.classify', { caseId, field: 'urban', level: 'general', reason: '没有文书' })
  desk.act('zhang', 'case.proposeFiling', { caseId, handlerIds: ['zhang', 'li'], reason: '理由', noInterest: true })
  desk.act('wang', 'case.file', { caseId, opinion: '同意' })
  const finding = { caseId, issue: 'procedure', fact: '未出具清单', correction: '返还车辆' }
  desk.act('li', 'case.recordFinding', {
    ...finding,
    findingId: 'f1',
    topic: 'procedure',
    nature: 'unlawful',
    basisIds: ['b1', 'b2'],
    evidence: ['现场照片'],
  })
  desk.act('li', 'case.recordFinding', { ...finding, findingId: 'f2', topic: 'fact', nature: 'unclear' })
  desk.act('li', 'case.recordAct', { caseId, actId: 'a2', kind: 'fee', decidedAt: '2026-09-02', amount: 600 })
  desk.act('li', 'case.recordAct', { caseId, actId: 'a1', kind: 'coercion', decidedAt: '2026-08-01', docNo: '无' })
  return desk
}

function factsOf(desk: TestDesk, kind = 'opinion') {
  return caseFacts({
    case: desk.get('supervisionCase', caseId),
    orders: desk.all('workOrder'),
    documents: desk.all('officialDocument'),
    ref,
    today: '2026-11-02',
    kind,
  })
}

describe('the facts of a case for its documents', () => {
  it('carry the names of organs, the labels of codes, and Shanghai dates', () => {
    const facts = factsOf(reviewedCase())
    expect(facts).toMatchObject({
      caseNo: '驻司执监案〔2026〕1号',
      bureau: { name: '驻马店市司法局', shortName: '驻司', officeName: '驻马店市司法局办公室' },
      government: { name: '驻马店市人民政府' },
      respondent: { organId: 'urban', name: '驻马店市城市管理局' },
      field: '〈urban〉',
      filedOn: '2026-11-02',
      origin: '〈workOrder〉',
    })
    expect(facts.orders.map((order) => [order.orderNo, order.receivedOn])).toEqual([
      ['GD-o1', '2026-10-31'],
      ['GD-o2', '2026-11-01'],
    ])
  })

  it('name no channel where the source named none', () => {
    const desk = reviewedCase()
    desk.seed('workOrder', { ...desk.get('workOrder', 'o1'), channel: 'other' })
    expect(factsOf(desk).orders.map(({ channel }) => channel)).toEqual(['', expect.stringMatching(/./)])
  })

  it('list acts by date and findings in the order of the checklist, with their bases', () => {
    const { acts, findings } = factsOf(reviewedCase())
    expect(acts.map((act) => [act.kind, act.amount])).toEqual([
      ['〈coercion〉', undefined],
      ['〈fee〉', 600],
    ])
    expect(findings.map((finding) => [finding.nature, finding.fact])).toEqual([
      ['无法查清', '未出具清单'],
      ['违法', '未出具清单'],
    ])
    expect(findings[1]?.bases).toEqual([
      { law: '《示例法》', article: '第一条', text: '示例条文', verified: true, demo: false },
      { law: '《示例条例》', article: '第二条', text: '未核验条文', verified: false, demo: true },
    ])
  })

  it('take limit, objection and the power to supervise from the rule of the kind', () => {
    const facts = factsOf(reviewedCase())
    expect(facts.rule).toMatchObject({
      colophonOnEvenPage: false,
      limitDays: 30,
      objectionDays: 10,
      numberFormat: '{org}执监意〔{year}〕{no}号',
    })
    expect(facts.powerBases).toHaveLength(1)
    expect(factsOf(reviewedCase(), 'decision').rule).toMatchObject({ limitDays: 15, numberFormat: undefined })
  })

  it('name the one who signs for the bureau', () => {
    expect(factsOf(reviewedCase()).signers).toEqual(['赵敏'])
  })

  it('leave drafts out, and tell an issued opinion with its service, last day and refusal', () => {
    const desk = reviewedCase()
    const at = desk.now.toISOString()
    const opinion = {
      id: 'd1',
      kind: 'opinion',
      caseId,
      region: '411702',
      organId: 'bureau',
      numbering: 'own' as const,
      title: '意见书',
      content: {},
      approvals: [],
      version: 1,
      versions: [],
      replies: [],
      sealUses: [],
      files: [],
      prints: [],
      demo: false,
      createdAt: at,
      createdBy: 'zhang',
      updatedAt: at,
      updatedBy: 'zhang',
    }
    desk.seed('officialDocument', { ...opinion, status: 'draft', deliveries: [] })
    expect(factsOf(desk).documents).toEqual([])
    desk.seed('officialDocument', {
      ...opinion,
      status: 'delivered',
      number: '驻司执监意〔2026〕1号',
      issuedOn: '2026-11-03',
      replyDueAt: '2026-12-03T15:59:59.999Z',
      deliveries: [
        {
          id: 's1',
          method: 'direct',
          servedOn: '2026-11-04',
          receiver: '李四',
          proof: '',
          receipt: '',
          receiptFiles: [],
        },
      ],
    })
    desk.seed('supervisionCase', {
      ...desk.get('supervisionCase', caseId),
      stage: 'verifying',
      opinionId: 'd1',
      verification: { ground: 'refusal', text: '书面答复不予改正', at, by: 'zhang' },
    })
    expect(factsOf(desk, 'request').documents).toEqual([
      {
        kind: 'opinion',
        title: '意见书',
        number: '驻司执监意〔2026〕1号',
        issuedOn: '2026-11-03',
        servedOn: '2026-11-04',
        dueOn: '2026-12-03',
        refused: true,
        response: '书面答复不予改正',
      },
    ])
  })
})
