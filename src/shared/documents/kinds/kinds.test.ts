import { describe, expect, it } from 'vitest'
import { blockText } from '../blocks'
import type { DocumentContent } from '../content'
import { exampleFacts, exampleOverdueFacts } from './example-facts'
import type { CaseFacts } from './facts'
import type { CheckStep, DocumentKind, LegalityProblem } from './kind'
import { documentKindOf, documentKinds } from './registry'

function kindOf(code: string): DocumentKind {
  const kind = documentKindOf(code)
  if (!kind) throw new Error(code)
  return kind
}

const opinion = kindOf('opinion')
const request = kindOf('request')
const decision = kindOf('decision')

/** The invented case with bases that somebody has verified, as a real case has them. */
function real(facts: CaseFacts): CaseFacts {
  const checked = <T extends { verified: boolean; demo: boolean }>(basis: T) => ({
    ...basis,
    verified: true,
    demo: false,
  })
  return {
    ...facts,
    powerBases: facts.powerBases.map(checked),
    findings: facts.findings.map((finding) => ({ ...finding, bases: finding.bases.map(checked) })),
  }
}

const facts = real(exampleFacts)
const overdue = real(exampleOverdueFacts)

function textOf(content: DocumentContent): string {
  return content.body.map(blockText).join('\n')
}

function problems(
  kind: DocumentKind,
  own: CaseFacts,
  change: (content: Record<string, unknown>) => void = () => {},
  step: CheckStep = 'draft',
): LegalityProblem[] {
  const content = structuredClone(kind.draft(own))
  change(content)
  return kind.check(content, { step, facts: own })
}

const codes = (found: readonly LegalityProblem[]) => found.map((problem) => problem.code)

const allCodes = documentKinds.map((kind) => kind.code)
/** Kinds whose every field the case can fill. */
const whole = ['opinion', 'request', 'decision', 'notice', 'urge-letter', 'file-request', 'delivery-receipt']

function valueAt(content: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], content)
}

const isEmpty = (value: unknown) => value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

describe('every kind', () => {
  it.each(whole)('%s drafts from a complete case what its check accepts', (code) => {
    const kind = kindOf(code)
    const own = code === 'opinion' ? facts : overdue
    expect(kind.schema.safeParse(kind.draft(own)).error?.issues ?? []).toEqual([])
    expect(problems(kind, own, undefined, 'issue')).toEqual([])
  })

  it.each(allCodes)('%s leaves to the officer only what the case does not know', (code) => {
    const draft = kindOf(code).draft(overdue)
    const wrong = problems(kindOf(code), overdue).filter((problem) => problem.severity === 'error')
    expect(wrong.filter((problem) => !isEmpty(valueAt(draft, problem.path)))).toEqual([])
  })

  it.each(allCodes)('%s has an example that is valid and passes its check', (code) => {
    const kind = kindOf(code)
    expect(kind.schema.safeParse(kind.example()).error?.issues ?? []).toEqual([])
    const found = kind.check(kind.example(), { step: 'draft' })
    expect(found.filter((problem) => problem.severity === 'error')).toEqual([])
  })

  it.each(allCodes)('%s keeps every field of its example when it is read from the store', (code) => {
    const kind = kindOf(code)
    const stored = JSON.parse(JSON.stringify(kind.example()))
    expect(kind.toContent(stored)).toEqual(kind.toContent(kind.example()))
  })

  it.each(allCodes)('%s prints and names what is missing of a half-filled draft', (code) => {
    const kind = kindOf(code)
    const broken = {
      title: 7,
      findings: [{ fact: '事实' }, 'x'],
      addressee: null,
      copiesTo: '某局',
      items: null,
      results: 3,
    }
    expect(kind.toContent(broken).title).toBe('')
    const found = kind.check(broken, { step: 'draft' }).filter((problem) => problem.severity === 'error')
    expect(found.map((problem) => problem.path)).toContain('title')
  })

  it.each(['opinion', 'request', 'decision'])('%s says which finding lacks its basis', (code) => {
    const broken = { findings: [{ fact: '事实' }, 'x'] }
    expect(textOf(kindOf(code).toContent(broken))).toContain('事实')
    const paths = kindOf(code)
      .check(broken, { step: 'draft' })
      .map((problem) => problem.path)
    expect(paths).toEqual(expect.arrayContaining(['title', 'addressee', 'source', 'findings.0.bases']))
  })

  it.each(allCodes)('%s drafts from a case that has next to nothing', (code) => {
    const bare: CaseFacts = {
      ...exampleFacts,
      orders: [],
      acts: [],
      findings: [],
      statement: undefined,
      legalReview: undefined,
      panel: undefined,
      powerBases: [],
      rule: undefined,
      contact: undefined,
      signers: [],
      file: undefined,
    }
    const kind = kindOf(code)
    expect(kind.toContent(kind.draft(bare)).title).not.toBe('')
    const named = kind.schema.safeParse(kind.draft(bare)).error?.issues ?? []
    const shown = problems(kind, bare).map((problem) => problem.path)
    for (const issue of named) expect(shown).toContain(issue.path.join('.'))
  })
})

describe('the opinion', () => {
  const printed = opinion.toContent(opinion.draft(facts), { number: '示司执监意〔2026〕12号', date: '2026-11-24' })
  const text = textOf(printed)

  it('tells source, facts, evidence, basis, nature, correction, limit and objection', () => {
    for (const part of [
      '2026年10月8日，我局收到12345电话渠道转来的工单',
      '你局于2026年8月25日对某生鲜便利店作出行政处罚决定（示县市监罚〔2026〕37号）',
      '（一）裁量明显不当',
      '上述事实，有行政处罚案卷、抽检报告',
      '第六条规定：“行政执法机关实施行政处罚，应当',
      '应当认定为不当',
      '应当认定为违法',
      '我局研究认为，对上述意见部分予以采纳',
      '请你局自收到本意见书之日起30日内完成整改',
      '自收到本意见书之日起10日内，向我局书面提出',
      '提请示例市人民政府作出行政执法监督决定',
    ]) {
      expect(text).toContain(part)
    }
  })

  it('leaves out what the reporter must not be known by', () => {
    const hidden = opinion.draft({ ...facts, party: { name: '某生鲜便利店', confidential: true } })
    const shown = textOf(opinion.toContent(hidden))
    expect(shown).not.toContain('20261008000123')
    expect(shown).not.toContain('对某生鲜便利店作出')
  })

  it('prints a gap and 待编号 while it has no number, and leaves the day free', () => {
    const waiting = opinion.toContent(opinion.draft(facts))
    expect(waiting.number).toEqual({ text: '示司执监意〔2026〕　号', pending: true })
    expect(waiting.marks).toEqual(['待编号'])
    expect(waiting.date).toBe('2026年　月　日')
    expect(printed.marks).toEqual([])
    expect(printed.date).toBe('2026年11月24日')
  })

  it('says 演示 on every page when a basis is made up', () => {
    expect(opinion.toContent(opinion.draft(exampleFacts)).pageMark).toContain('演示')
    expect(printed.pageMark).toBeUndefined()
  })

  it('leaves out findings without a problem', () => {
    const more = { ...facts.findings[0], nature: '无问题', issueLabel: '主体不适格' } as CaseFacts['findings'][number]
    const content = opinion.draft({ ...facts, findings: [...facts.findings, more] })
    expect(textOf(opinion.toContent(content))).not.toContain('主体不适格')
  })
})

describe('the request to the government', () => {
  const printed = request.toContent(request.draft(overdue))

  it('goes to the government, names its signer, lists its annexes and asks', () => {
    expect(printed.addressee).toBe('示例市人民政府')
    expect(printed.signers).toEqual(['王某某'])
    expect(printed.annexNotes).toEqual([
      '行政执法监督决定书（代拟稿）',
      '行政执法监督意见书（示司执监意〔2026〕12号）',
      '行政执法监督意见书送达回证',
      '案件核查情况报告',
    ])
    expect(textOf(printed)).toMatch(/妥否，请批示。$/)
    expect(textOf(printed)).toContain('于2026年11月26日送达，整改期限至2026年12月28日届满')
  })

  it('speaks of the respondent in the third person', () => {
    expect(textOf(printed)).not.toContain('你局')
    expect(textOf(printed)).toContain('该局未就上述情节进行裁量说明')
  })

  it('keeps the telephone number to the note', () => {
    expect(printed.note).toContain('0000-0000000')
    expect(textOf(printed)).not.toContain('0000-0000000')
  })
})

describe('the decision of the government', () => {
  it('leaves as 代拟稿 without a number', () => {
    const printed = decision.toContent(decision.draft(overdue))
    expect(printed.marks).toEqual(['代拟稿'])
    expect(printed.number).toEqual({ text: '　　〔2027〕　号', pending: true })
    expect(printed.signatories).toEqual(['示例市人民政府'])
    expect(textOf(printed)).toContain('（示司执监意〔2026〕12号）')
    expect(textOf(printed)).toContain('（一）责令你局改正：')
  })

  it('prints the number and the day the government gave it, and no mark', () => {
    const printed = decision.toContent(decision.draft(overdue), { number: '示政〔2027〕8号', date: '2027-01-20' })
    expect([printed.number.text, printed.date, printed.marks]).toEqual(['示政〔2027〕8号', '2027年1月20日', []])
  })

  it('orders performance where an organ did not act', () => {
    const finding = { ...overdue.findings[0], issueLabel: '不作为', correction: '立案查处该投诉举报' }
    const drafted = decision.draft({ ...overdue, findings: [finding as CaseFacts['findings'][number]] })
    expect(textOf(decision.toContent(drafted))).toContain('责令你局履行法定职责：立案查处该投诉举报。')
    expect(drafted.title).toContain('限期履行法定职责')
  })
})

describe('the legality check', () => {
  it('wants the respondent as addressee and the bureau as signatory', () => {
    expect(
      codes(problems(opinion, facts, (content) => Object.assign(content, { addressee: '示例县公安局' }))),
    ).toContain('addresseeNotRespondent')
    expect(codes(problems(opinion, facts, (content) => Object.assign(content, { signatories: ['某局'] })))).toContain(
      'signatoryDiffers',
    )
  })

  it('lets an unverified basis be drafted with, but not issued with', () => {
    const unverified = {
      ...facts,
      findings: facts.findings.map((finding) => ({
        ...finding,
        bases: finding.bases.map((basis) => ({ ...basis, verified: false })),
      })),
    }
    const at = (step: CheckStep) =>
      problems(opinion, unverified, undefined, step).find((one) => one.code === 'basisUnverified')
    expect(at('draft')?.severity).toBe('warning')
    expect(at('issue')?.severity).toBe('error')
    expect(at('issue')?.path).toBe('findings.0.bases.0')
  })

  it('tells once of a made-up basis that several problems rest on', () => {
    const [finding] = facts.findings
    if (!finding) throw new Error('the case has no finding')
    const madeUp = { ...finding, bases: finding.bases.slice(0, 1).map((basis) => ({ ...basis, demo: true })) }
    const found = problems(opinion, { ...facts, findings: [madeUp, { ...madeUp, issueLabel: '收费不开票据' }] })
    expect(found.filter(({ code }) => code === 'basisDemo').map(({ path }) => path)).toEqual(['findings.0.bases.0'])
  })

  it('does not believe a copy of a basis that calls itself verified', () => {
    const invented = { law: '某法', article: '第一条', text: '', verified: true, demo: false }
    const found = problems(
      opinion,
      facts,
      (content) => {
        ;(content.findings as { bases: unknown[] }[])[0]?.bases.push(invented)
      },
      'issue',
    )
    expect(found.map(({ code, severity }) => [code, severity])).toEqual([['basisNotInCase', 'error']])
  })

  it('refuses telephone and identity numbers in the body, not order numbers', () => {
    const found = problems(opinion, facts, (content) => {
      content.source = `工单20261008000123。联系13800001234、0396-1234567，身份证41170219900101123X。统一社会信用代码91411700MA4512345X。`
    })
    expect(codes(found).sort()).toEqual(['identityInBody', 'phoneInBody', 'phoneInBody'])
    expect(found[0]?.text).not.toContain('13800001234')
  })

  it('holds dates and amounts of an act against the case', () => {
    const found = problems(opinion, facts, (content) => {
      content.source = '你局于2026年8月26日对其作出示县市监罚〔2026〕37号处罚决定，罚款6万元。'
    })
    expect(found.map((one) => one.text)).toEqual(
      expect.arrayContaining([
        '示县市监罚〔2026〕37号 的作出日期写为“2026年8月26日”，案件记载为2026年8月25日，请改正。',
        '涉及 示县市监罚〔2026〕37号 的金额写为“6万元”，案件记载为 5万元，请改正。',
      ]),
    )
  })

  it('accepts the same amount in other words', () => {
    for (const amount of ['50000元', '50,000.00元', '5万元', '五万元']) {
      const found = problems(opinion, facts, (content) => {
        content.source = `对示县市监罚〔2026〕37号处罚决定，罚款${amount}。`
      })
      expect(codes(found)).toEqual([])
    }
  })

  it('notices dates that do not exist, lie ahead, or that the case does not know', () => {
    const found = (source: string) => codes(problems(opinion, facts, (content) => Object.assign(content, { source })))
    expect(found('2026年2月30日收到工单。')).toEqual(['dateImpossible'])
    expect(found('2027年2月1日收到工单。')).toEqual(['dateAfterDocument'])
    expect(found('2026年3月3日收到工单。')).toEqual(['dateNotInCase'])
  })

  it('refuses a date before the facts', () => {
    const found = problems(opinion, facts, (content) => Object.assign(content, { date: '2026-11-17' }))
    expect(found.filter((one) => one.code === 'dateBeforeFacts').map((one) => one.text)).toEqual([
      '成文日期 2026年11月17日 早于集体讨论日期（2026年11月18日），请核对成文日期。',
    ])
  })

  it('refuses a title of more than three lines', () => {
    const title = `示例市司法局关于${'规范涉企行政检查、'.repeat(8)}的行政执法监督意见书`
    expect(codes(problems(opinion, facts, (content) => Object.assign(content, { title })))).toContain('titleTooLong')
  })

  it('warns of names that 仿宋_GB2312 cannot print', () => {
    const found = problems(opinion, facts, (content) => Object.assign(content, { hearing: '陈述人赵镕堃。' }))
    expect(found.map((one) => [one.path, one.text])).toEqual([
      ['hearing', '“镕堃”不在仿宋_GB2312 字库中，打印可能缺字，请改用“Windows 自带”或“方正”字体。'],
    ])
  })

  it('notices a finding left out and a nature that differs', () => {
    expect(codes(problems(opinion, facts, (content) => void (content.findings as unknown[]).pop()))).toContain(
      'findingLeftOut',
    )
    const changed = problems(opinion, facts, (content) => {
      Object.assign((content.findings as object[])[0] ?? {}, { nature: '违法' })
    })
    expect(codes(changed)).toContain('natureDiffers')
  })

  it('refuses a deadline that lies behind', () => {
    const found = problems(opinion, facts, (content) =>
      Object.assign(content, { report: '请于2026年10月12日前报送。' }),
    )
    expect(codes(found)).toContain('deadlinePast')
  })
})

describe('escalation to the government', () => {
  const opinionDocument = overdue.documents[0]
  if (!opinionDocument) throw new Error('the example has lost its opinion')
  const withOpinion = (change: Partial<typeof opinionDocument>) => ({
    ...overdue,
    documents: [{ ...opinionDocument, ...change }],
  })

  it.each([request, decision])('of a $code needs an opinion that was served and whose limit has passed', (kind) => {
    expect(codes(problems(kind, { ...overdue, documents: [] }))).toContain('opinionMissing')
    expect(codes(problems(kind, withOpinion({ servedOn: undefined, dueOn: undefined })))).toContain('opinionNotServed')
    expect(codes(problems(kind, withOpinion({ dueOn: '2027-01-11' })))).toContain('opinionRunning')
    expect(codes(problems(kind, withOpinion({ dueOn: '2027-01-10' })))).toEqual([])
  })

  it.each([request, decision])('of a $code may come early when the respondent refused', (kind) => {
    expect(codes(problems(kind, withOpinion({ dueOn: '2027-02-01', refused: true, response: '拒绝改正' })))).toEqual([])
  })

  it('names the opinion by its number', () => {
    const found = problems(decision, overdue, (content) =>
      Object.assign(content, { opinionNumber: '示司执监意〔2026〕13号' }),
    )
    expect(codes(found)).toContain('opinionNumberDiffers')
  })

  it('asks one organ only, with a signer, and without a copy to the respondent', () => {
    const found = problems(request, overdue, (content) =>
      Object.assign(content, {
        addressee: '示例市人民政府、示例市委',
        signers: [],
        copiesTo: ['示例县市场监督管理局'],
      }),
    )
    expect(codes(found)).toEqual(expect.arrayContaining(['addresseeMany', 'signersMissing', 'copyToRespondent']))
  })
})
