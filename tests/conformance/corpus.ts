import { heading, paragraphs } from '#shared/documents/blocks'
import type { DocumentContent } from '#shared/documents/content'
import { exampleFacts, exampleOverdueFacts } from '#shared/documents/kinds/example-facts'
import type { BasisFacts, CaseFacts, FindingFacts } from '#shared/documents/kinds/facts'
import type { DocumentKind, RenderContext } from '#shared/documents/kinds/kind'
import { documentKindOf, documentKinds } from '#shared/documents/kinds/registry'
import { hasVariant, variantOf, variants } from './variants'

export interface CorpusDocument {
  readonly name: string
  readonly content: DocumentContent
}

/** `npm run conformance` measures every kind with every kind of input; `npm test` one input of each kind, another for each. */
const everything = process.env.CONFORMANCE === 'all'
/** `npm run conformance KIND…` measures these alone. */
const wanted = process.env.CONFORMANCE_KINDS?.split(' ').filter(Boolean) ?? []

/** Those asked for in the whole run, some of them in `npm test`. */
export function kindsOr(some: readonly string[]): DocumentKind[] {
  return documentKinds.filter(({ code }) =>
    wanted.length > 0 ? wanted.includes(code) : everything || some.includes(code),
  )
}

/** The structures by themselves, and what every kind prints. */
export function corpus(): CorpusDocument[] {
  return [...structures(), ...kindsAndVariants()]
}

function kindsAndVariants(): CorpusDocument[] {
  return documentKinds.flatMap((kind, at) => {
    if (wanted.length > 0 && !wanted.includes(kind.code)) return []
    const own = variants.filter((variant) => hasVariant(kind, variant))
    const chosen = everything ? own : own.slice(at % own.length, (at % own.length) + 1)
    return chosen.map((variant) => ({ name: `${kind.code}-${variant}`, content: variantOf(kind, variant) }))
  })
}

/** Annexes, a long table, several organs, an urgent paper with a copy number, an end that is narrow. */
function structures(): CorpusDocument[] {
  return [
    ...['opinion', 'request', 'decision'].map((kind) => ({
      name: `case-${kind}`,
      content: drafted(kind, lengthened(factsFor(kind)), issued(kind)),
    })),
    { name: 'draft', content: drafted('decision', shortened(exampleOverdueFacts), {}) },
    { name: 'letter', content: printedExample('supervision-letter') },
    {
      name: 'urgent-letter',
      content: { ...printedExample('supervision-letter'), copyNumber: '000012', urgency: '加急' },
    },
    { name: 'many-parts', content: manyParts() },
    { name: 'joint', content: jointly() },
    { name: 'tall-row', content: tallRow() },
    { name: 'many-recipients', content: manyRecipients() },
    ...[3, 4].map((lines) => ({ name: `narrow-end-${lines}`, content: narrowEnd(lines) })),
  ]
}

export function drafted(kindCode: string, facts: CaseFacts, context: RenderContext): DocumentContent {
  const kind = documentKindOf(kindCode)
  if (!kind) throw new Error(`no kind ${kindCode}`)
  return kind.toContent(kind.draft(facts), context)
}

/** A letter whose text begins on one page and ends on the next. */
function printedExample(kindCode: string): DocumentContent {
  const kind = documentKindOf(kindCode)
  if (!kind) throw new Error(`no kind ${kindCode}`)
  return kind.toContent(kind.example(), { number: '示司督〔2026〕5号', date: '2026-11-24' })
}

function factsFor(kind: string): CaseFacts {
  return kind === 'opinion' ? exampleFacts : exampleOverdueFacts
}

function issued(kind: string): RenderContext {
  return kind === 'opinion'
    ? { number: '示司执监意〔2026〕12号', date: '2026-11-24', copyNumber: '000012' }
    : { number: kind === 'request' ? '示司〔2027〕3号' : '示政〔2027〕8号', date: '2027-01-11' }
}

function shortened(facts: CaseFacts): CaseFacts {
  return { ...facts, findings: facts.findings.slice(0, 1), statement: undefined }
}

const verified: BasisFacts = {
  law: '某市规范行政执法办法',
  article: '第二十一条第二款第（三）项',
  text: '行政执法机关应当在法定期限内作出处理决定；没有法定期限的，应当在受理之日起60日内作出。',
  verified: true,
  demo: false,
}

/** Numbers, quotes, brackets, dashes and lists: what line breaking finds hard. */
const more: readonly FindingFacts[] = [
  {
    issueLabel: '超期办案',
    fact: '2026年3月2日至2026年9月30日，你局共受理投诉举报128件，其中41件（占32.03%）超过60日未作出处理决定；“某生鲜便利店”等3户经营者先后于2026年4月15日、5月6日、6月30日三次书面询问进展——均未得到答复……至核查时，仍有17件未办结，涉及金额1286500.50元。',
    evidence: ['投诉举报台账', '12345热线工单（2026年1—9月）', '询问笔录', '《案件办理流程表》'],
    bases: [verified, { ...verified, article: '第三十条', text: '' }],
    nature: '违法',
    correction: '对17件未办结的投诉举报逐件明确承办人和办结时限，于收到本意见书之日起15日内全部办结',
  },
  {
    issueLabel: '乱收费',
    fact: '你局下属单位在办理“车辆年度检验”业务时，以“服务费”“资料费”“代办费”等名义，向212名当事人每人收取80元、120元、200元不等，合计28640元，均未公示收费依据、收费标准，也未出具财政票据。收费资金由某协会代收后按7∶3比例返还，与“收支两条线”的要求不符（详见收费明细）。',
    evidence: ['收费收据存根212份', '银行流水', '协会负责人陈述'],
    bases: [verified],
    nature: '违法',
    correction: '立即停止上述收费，在30日内将违规收取的费用全额退还当事人，并公布退费方式',
  },
]

function lengthened(facts: CaseFacts): CaseFacts {
  return {
    ...facts,
    bureau: { ...facts.bureau, name: '驻马店市司法局', shortName: '驻司', officeName: '驻马店市司法局办公室' },
    respondent: { ...facts.respondent, name: '遂平县综合行政执法局' },
    signers: ['王某某', '李某', '欧阳某某'],
    findings: [...facts.findings, ...more].map((finding) => ({
      ...finding,
      bases: [verified, ...finding.bases.slice(1)],
    })),
    powerBases: [verified],
  }
}

function manyParts(): DocumentContent {
  const base = drafted('opinion', lengthened(exampleFacts), issued('opinion'))
  return {
    ...base,
    pageMark: undefined,
    urgency: '特急',
    note: '联系人：某某，联系电话：0000-0000000',
    copiesTo: ['市人民政府办公室', '市委全面依法治市委员会办公室', '市人大监察和司法委员会', '市政协社会和法制委员会'],
    annexNotes: ['抽查发现问题清单', '涉企行政检查和行政处罚案件整改台账（样式）及填报说明、报送时限和联系方式一览表'],
    annexes: [
      {
        title: '抽查发现问题清单',
        body: [
          {
            type: 'table',
            columns: [
              { title: '序号', width: 1 },
              { title: '案号', width: 3 },
              { title: '问题', width: 5 },
            ],
            rows: Array.from({ length: 30 }, (_, at) => [
              String(at + 1),
              `示县市监罚〔2026〕${at + 11}号`,
              at % 3 === 0 ? '未在法定期限内作出处理决定，且未书面告知当事人延期理由' : '未告知陈述申辩权',
            ]),
          },
        ],
      },
      {
        title: '整改台账填报说明',
        body: [
          heading(1, 0, '填报范围'),
          heading(2, 0, '行政检查'),
          heading(3, 0, '日常检查'),
          ...paragraphs('按月填报。'),
        ],
      },
    ],
  }
}

/** A row too tall for a page, between short ones. */
function tallRow(): DocumentContent {
  const base = drafted('opinion', shortened(exampleFacts), issued('opinion'))
  const titles = ['序号', '单位', '问题', '依据', '整改措施', '备注']
  const short = (at: number) => [String(at), '某某大队', '未告知陈述申辩权', '', '限期改正', '']
  const tall = titles.map((_, at) => (at === 0 ? '3' : '超期未答复，当事人多次反映。'.repeat(at * 7)))
  const rows = [short(1), short(2), tall, short(4)]
  const body = [
    { type: 'table' as const, columns: titles.map((title, at) => ({ title, width: at === 0 ? 1 : 2 })), rows },
  ]
  return { ...base, pageMark: undefined, annexNotes: ['问题清单'], annexes: [{ title: '问题清单', body }] }
}

function manyRecipients(): DocumentContent {
  const addressee = Array.from({ length: 50 }, (_, at) => `示例市第${at + 1}综合行政执法局`).join('，')
  return { ...printedExample('supervision-letter'), addressee }
}

function jointly(): DocumentContent {
  return {
    ...drafted('opinion', shortened(exampleFacts), issued('opinion')),
    coIssuers: ['示例市公安局', '示例市市场监督管理局', '示例市城市管理局'],
    urgency: '特急',
    signatories: ['示例市司法局', '示例市公安局', '示例市市场监督管理局', '示例市城市管理局'],
  }
}

/** A text that ends within a few lines of the page's end, where the signature and the colophon are tightest. */
function narrowEnd(lines: number): DocumentContent {
  const base = drafted('opinion', shortened(exampleFacts), issued('opinion'))
  const filler = Array.from({ length: 14 + lines }, (_, at) => `第${at + 1}项自查情况已经核实。`)
  return { ...base, pageMark: undefined, body: [...base.body.slice(0, 2), ...paragraphs(filler.join('\n'))] }
}
