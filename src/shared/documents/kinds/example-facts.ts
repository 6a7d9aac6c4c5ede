import { exampleFile } from './example-file'
import type { BasisFacts, CaseFacts } from './facts'

/**
 * An invented case, for `--example` and for tests. Its bases are made up and say so: no article of a real law is quoted
 * from memory.
 */
const basis = (article: string, text: string): BasisFacts => ({
  law: '示例市行政执法规范（示例）',
  article,
  text,
  verified: false,
  demo: true,
})

export const exampleFacts: CaseFacts = {
  caseNo: '示司执监案〔2026〕8号',
  caseTitle: '小额农产品违法行为被处高额罚款',
  today: '2026-11-23',
  bureau: {
    organId: 'example-bureau',
    name: '示例市司法局',
    shortName: '示司',
    officeName: '示例市司法局办公室',
  },
  government: { organId: 'example-government', name: '示例市人民政府', officeName: '示例市人民政府办公室' },
  respondent: { organId: 'example-respondent', name: '示例县市场监督管理局' },
  party: { name: '某生鲜便利店', confidential: false },
  field: '市场监管',
  filedOn: '2026-10-12',
  origin: '工单',
  orders: [
    {
      orderNo: '20261008000123',
      receivedOn: '2026-10-08',
      title: '销售芹菜被罚款五万元',
      content: '诉求人反映，其销售芹菜货值20元，抽检不合格，被罚款5万元，认为处罚过重。',
      channel: '12345电话',
    },
  ],
  acts: [
    {
      kind: '行政处罚',
      docNo: '示县市监罚〔2026〕37号',
      decidedOn: '2026-08-25',
      amount: 50_000,
      party: '某生鲜便利店',
      result: '没收违法所得12元，罚款5万元',
    },
  ],
  findings: [
    {
      issueLabel: '裁量明显不当',
      fact: '当事人购进芹菜4公斤，货值20元，违法所得12元，索取并留存了供货者的凭证，经抽检一项农药残留不合格；当事人得知结果后立即停止销售，未发现危害后果。你局未就上述情节进行裁量说明，直接处以罚款5万元。同期你局办理的三起货值相近的案件，均作出不予处罚决定。',
      evidence: ['行政处罚案卷', '抽检报告', '进货凭证', '同期三起案件的处理决定'],
      bases: [basis('第六条', '行政执法机关实施行政处罚，应当与违法行为的事实、性质、情节以及社会危害程度相当。')],
      nature: '不当',
      correction: '对示县市监罚〔2026〕37号行政处罚决定重新审查，依照裁量基准依法变更，并将处理结果告知当事人。',
    },
    {
      issueLabel: '程序违法',
      fact: '案卷中没有集体讨论记录，处罚决定由承办机构负责人签批；告知书送达次日即作出处罚决定，当事人陈述申辩的期限尚未届满。',
      evidence: ['行政处罚案卷', '行政处罚告知书送达回证'],
      bases: [
        basis('第十一条', '对情节复杂或者拟给予较重处罚的案件，行政执法机关负责人应当集体讨论决定。'),
        basis('第十二条', '当事人陈述、申辩的期限届满前，不得作出行政处罚决定。'),
      ],
      nature: '违法',
      correction: '对近一年作出的同类行政处罚案件逐案检查陈述申辩和集体讨论程序，发现问题的依法纠正。',
    },
  ],
  statement: {
    invitedOn: '2026-11-02',
    text: '处罚金额在法定幅度之内，因案件较多未制作集体讨论记录，愿意重新审查',
    accepted: 'part',
    why: '处罚在法定幅度之内不等于过罚相当，未经集体讨论的问题属实',
  },
  legalReview: { on: '2026-11-16', passed: true, opinion: '事实清楚，定性准确，同意制发监督意见书。' },
  panel: { on: '2026-11-18', conclusion: '同意承办意见。' },
  powerBases: [basis('第三条', '司法行政部门对本级部门和下级人民政府的行政执法行为进行监督。')],
  documents: [],
  rule: { limitDays: 30, objectionDays: 10 },
  contact: { name: '李某某', phone: '0000-0000000' },
  signers: ['王某某'],
  file: exampleFile,
}

/** The same case two months later: the opinion was served, its limit has passed, nothing was corrected. */
export const exampleOverdueFacts: CaseFacts = {
  ...exampleFacts,
  today: '2027-01-11',
  documents: [
    {
      kind: 'opinion',
      title: '示例市司法局关于纠正裁量明显不当等问题的行政执法监督意见书',
      number: '示司执监意〔2026〕12号',
      issuedOn: '2026-11-24',
      servedOn: '2026-11-26',
      dueOn: '2026-12-28',
      refused: false,
      response: '截至期限届满，未收到书面整改报告，处罚决定未予变更',
    },
  ],
  panel: { on: '2027-01-05', conclusion: '同意提请市人民政府作出行政执法监督决定。' },
  rule: { limitDays: 15, objectionDays: 10 },
}
