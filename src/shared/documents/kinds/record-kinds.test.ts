import { describe, expect, it } from 'vitest'
import { blockText } from '../blocks'
import { exampleFacts, exampleOverdueFacts } from './example-facts'
import type { CaseFacts } from './facts'
import type { FileFacts } from './file-facts'
import { documentKindOf } from './registry'

type Content = Record<string, unknown>

function kindOf(code: string) {
  const kind = documentKindOf(code)
  if (!kind) throw new Error(code)
  return kind
}

function problems(code: string, change: Content = {}, facts?: CaseFacts) {
  const found = kindOf(code).check({ ...kindOf(code).example(), ...change }, { step: 'issue', ...(facts && { facts }) })
  return found.map((problem) => problem.code)
}

const textOf = (code: string, content: Content) => kindOf(code).toContent(content).body.map(blockText).join('\n')
const withFile = (change: Partial<FileFacts>, facts = exampleFacts): CaseFacts => ({
  ...facts,
  file: { ...(facts.file as FileFacts), ...change },
})

describe('the legality check of records and forms', () => {
  it.each<[string, string, Content, string]>([
    ['interview-record', 'one officer asks', { askers: ['张某'] }, 'peopleFew'],
    ['interview-record', 'nobody was told of his rights', { told: false }, 'rightsNotTold'],
    ['interview-record', 'unsigned without a reason', { signed: false, refusal: '' }, 'refusalUnexplained'],
    ['interview-record', 'no question', { questions: [] }, 'nothingSaid'],
    ['interview-record', 'an interview of the future', { on: '2027-06-01' }, 'eventAhead'],
    ['statement-record', 'nothing was said', { statement: '', questions: [] }, 'nothingSaid'],
    ['panel-record', 'two members', { opinions: [{ name: '甲', opinion: '同意' }] }, 'peopleFew'],
    [
      'panel-record',
      'unanimous against a vote',
      { opinions: ['甲', '乙', '丙'].map((name) => ({ name, opinion: name === '丙' ? '不同意' : '同意' })) },
      'dissentHidden',
    ],
    ['talk-record', 'one host', { hosts: ['张某'] }, 'peopleFew'],
    ['talk-record', 'a promise without a day', { commitments: [{ content: '整改', person: '' }] }, 'commitmentUndated'],
    ['findings-report', 'a topic left open', { topics: [{ topic: '程序', result: '待查', note: '' }] }, 'topicOpen'],
    ['closing-report', 'the reporter was not answered', { answer: '' }, 'answerMissing'],
    ['closing-report', 'corrected, seen by one', { checkers: ['张某'] }, 'peopleFew'],
    [
      'rectification-check',
      'a conclusion that its lines do not bear',
      { conclusion: '未整改到位' },
      'conclusionDiffers',
    ],
    ['rectification-check', 'one who checks', { checkers: ['张某'] }, 'peopleFew'],
    [
      'recusal-statement',
      'steps back without a reason',
      { declarations: [{ name: '吴某', avoidance: '申请回避', reason: '' }] },
      'avoidanceUnexplained',
    ],
    ['investigation-plan', 'a step without a day', { steps: [{ what: '询问', by: '' }] }, 'stepUndated'],
    ['evidence-catalogue', 'evidence of nothing', { evidence: [{ name: '照片', proves: '' }] }, 'proofMissing'],
    ['legal-review', 'a handler reviews himself', { reviewer: '张某' }, 'reviewerIsHandler'],
    ['expert-opinion', 'an expert of the parties', { avoids: false }, 'avoidanceUnexplained'],
    [
      'archive-index',
      'a sheet left out',
      {
        papers: [
          { number: '', title: '甲', on: '', from: 1, to: 2 },
          { number: '', title: '乙', on: '', from: 4, to: 4 },
        ],
      },
      'pagesBroken',
    ],
  ])('%s: %s', (code, _what, change, expected) => {
    expect(problems(code, change)).toContain(expected)
  })

  it('a proposal of accountability follows a decision that was served', () => {
    expect(problems('accountability-proposal', {}, exampleOverdueFacts)).toContain('decisionMissing')
    const [opinion] = exampleOverdueFacts.documents
    if (!opinion) throw new Error('the example has lost its opinion')
    const decided = { ...exampleOverdueFacts, documents: [opinion, { ...opinion, kind: 'decision' }] }
    expect(problems('accountability-proposal', {}, decided)).not.toContain('decisionMissing')
  })

  it('a findings report keeps to what the case holds wrong', () => {
    const drafted = kindOf('findings-report').draft(exampleFacts)
    const check = (content: Content) =>
      kindOf('findings-report')
        .check(content, { step: 'draft', facts: exampleFacts })
        .map(({ code }) => code)
    expect(check(drafted)).not.toContain('natureDiffers')
    expect(check({ ...drafted, findings: [] })).toContain('findingMissing')
    const [first, ...rest] = drafted.findings as { nature: string }[]
    expect(check({ ...drafted, findings: [{ ...first, nature: '违法' }, ...rest] })).toContain('natureDiffers')
    expect(check({ ...drafted, respondent: '示例县公安局' })).toContain('respondentDiffers')
  })

  it('a note that counts other sheets than the index is told so', () => {
    expect(problems('archive-note', { pages: 9 }, exampleOverdueFacts)).toContain('pagesDiffer')
  })
})

describe('what records say', () => {
  it.each([
    ['interview-record', '答：没有。当事人口头说没有意见'],
    ['statement-record', '陈述申辩意见：处罚金额在法定幅度之内'],
    ['panel-record', '刘某某：裁量明显不当，同意。'],
    ['talk-record', '变更示县市监罚〔2026〕37号处罚决定'],
    ['findings-report', '建议制发行政执法监督意见书'],
    ['closing-report', '建议以“已改正”结案'],
    ['rectification-check', '到位：已查阅变更决定和退款凭证'],
    ['recusal-statement', '无利害关系'],
    ['investigation-plan', '调取示县市监罚〔2026〕37号行政处罚案卷'],
    ['evidence-catalogue', '行政处罚告知书送达回证'],
    ['legal-review', '审核通过。'],
    ['expert-opinion', '与情节、社会危害程度明显不相当'],
    ['accountability-proposal', '该局逾期未改正'],
    ['archive-cover', '示司执监〔2026〕8号-1'],
    ['archive-index', '20261124'],
    ['archive-note', '共 5 件，10 页。'],
  ])('%s: %s', (code, words) => {
    expect(textOf(code, kindOf(code).example())).toContain(words)
  })

  it('a paper of the house speaks of the organ, not to it', () => {
    for (const code of ['findings-report', 'closing-report', 'panel-record', 'accountability-proposal'])
      expect(textOf(code, kindOf(code).draft(exampleOverdueFacts)), code).not.toContain('你局')
  })

  it('a case in which nothing is wrong closes with what was examined', () => {
    const fine = withFile({
      checklist: ['主体', '程序'].map((topic) => ({ topic, result: '无问题' as const, note: '' })),
    })
    const facts = { ...fine, findings: [], documents: [] }
    expect(textOf('findings-report', kindOf('findings-report').draft(facts))).toContain('未发现违法或者不当')
    expect(textOf('closing-report', kindOf('closing-report').draft(facts))).toContain('逐项审查，未发现违法或者不当')
  })

  it('what was handed in on paper is no conversation', () => {
    const drafted = kindOf('statement-record').draft(withFile({ interview: undefined }))
    expect(drafted).toMatchObject({ title: '听取陈述意见记录', written: true, on: '2026-11-06' })
    expect(textOf('statement-record', drafted)).not.toContain('出示')
  })

  it('who would not sign is named with the reason', () => {
    const example = kindOf('interview-record').example()
    const said = textOf('interview-record', { ...example, signed: false, refusal: '称须请示领导，见证人孙某某' })
    expect(said).toContain('被询问人拒绝签字。称须请示领导，见证人孙某某。')
  })
})
