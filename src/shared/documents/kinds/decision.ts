import { z } from 'zod'
import { assertNever } from '#shared/domain/assert-never'
import { type Block, heading, headingNumber, paragraphs } from '../blocks'
import { draftFindings, findingBlocks, generalContent, wrongFindings } from './common-content'
import {
  basisField,
  commonFields,
  documentNumber,
  findingField,
  limitDays,
  longText,
  optionalText,
} from './common-fields'
import { exampleOverdueFacts } from './example-facts'
import type { ActFacts, CaseFacts, FindingFacts } from './facts'
import type { DocumentKind } from './kind'
import { checkBases } from './legality/bases'
import { checkCommon, type PrintedText } from './legality/common'
import { checkAddressee, checkOpinion, checkSignatory, issuedOpinion } from './legality/escalation'
import { checkFindings, findingBases, findingTexts } from './legality/findings'
import { checkLimit } from './legality/limits'
import { collect } from './legality/problem'
import {
  actSentences,
  basisName,
  clause,
  handlingText,
  hearingText,
  processSentence,
  secondPerson,
  sentence,
  sourceSentence,
} from './wording'

export const decisionMeasures = ['责令改正', '撤销', '变更', '确认违法', '责令履行'] as const
export type DecisionMeasure = (typeof decisionMeasures)[number]

const schema = z.object({
  ...commonFields,
  source: longText('案件来源和核查情况'),
  findings: z.array(findingField).min(1).max(50).meta({ title: '查明的事实和认定' }),
  hearing: optionalText('陈述意见及采纳情况'),
  opinionNumber: documentNumber.meta({ title: '监督意见书文号' }),
  handling: longText('监督意见书制发、送达和改正情况'),
  powerBases: z.array(basisField).max(10).default([]).meta({ title: '决定依据' }),
  items: z
    .array(
      z.object({
        measure: z.enum(decisionMeasures).meta({ title: '决定方式' }),
        text: longText('决定内容', 2000),
      }),
    )
    .min(1)
    .max(20)
    .meta({ title: '决定事项' }),
  limitDays,
  report: longText('报告方式', 2000),
  objection: longText('异议的提出', 2000),
  consequence: optionalText('拒不履行的处理', 2000),
})
type Decision = z.infer<typeof schema>

const DEFAULT_LIMIT_DAYS = 15
const DEFAULT_OBJECTION_DAYS = 10

/** 行政执法监督决定书 of the government: leaves the bureau as 代拟稿, without a number of ours. */
export const decision: DocumentKind<Decision> = {
  code: 'decision',
  name: '行政执法监督决定书',
  format: 'general',
  issuer: 'government',
  numbering: 'external',
  schema,
  draft,
  check: (content, context) =>
    collect(context, [
      ...checkAddressee(content.addressee, context.facts?.respondent.name ?? '', 'respondent'),
      ...checkSignatory(content.signatories, context.facts?.government.name ?? ''),
      ...checkOpinion(content.opinionNumber, '决定', context),
      ...checkCommon(content, context, printedTexts(content)),
      ...checkFindings(content.findings, context),
      ...checkBases(allBases(content), context),
      ...checkLimit(content, context),
    ]),
  toContent: (content, context = {}) =>
    generalContent(content, context, {
      body: body(content),
      marks: ['代拟稿'],
      bases: allBases(content).map(({ basis }) => basis),
    }),
  example: () => draft(exampleOverdueFacts),
}

function draft(facts: CaseFacts): Decision {
  const we = facts.bureau.name
  const they = secondPerson(facts.respondent.name)
  const opinion = issuedOpinion(facts)
  const items = wrongFindings(facts).map((finding) => draftItem(finding, facts.acts))
  const { government } = facts
  const days = facts.rule?.objectionDays ?? DEFAULT_OBJECTION_DAYS
  return {
    mark: `${government.name}文件`,
    coIssuers: [],
    pendingNumber: `　　〔${facts.today.slice(0, 4)}〕　号`,
    title: decisionTitle(government.name, facts.respondent.name, items[0]?.measure ?? '责令改正'),
    addressee: facts.respondent.name,
    source: [
      sourceSentence(facts, we),
      actSentences(facts.acts, they, facts.party.confidential),
      processSentence(facts, we, they),
    ]
      .filter((part) => part !== '')
      .join('\n'),
    findings: draftFindings(facts, '经审查', they).map((finding) => ({
      ...finding,
      conclusion: finding.conclusion.replace(/^经审查认为，/, '经审查，'),
    })),
    hearing: hearingText(facts, we, they),
    opinionNumber: opinion?.number ?? '',
    handling: handlingText(opinion, we, they, they),
    powerBases: facts.powerBases.map((basis) => ({ ...basis })),
    items,
    limitDays: facts.rule?.limitDays ?? DEFAULT_LIMIT_DAYS,
    report: `${they}应当在履行完毕后，将履行情况书面报告${government.name}，并抄送${we}。`,
    objection: `${they}对本决定有异议的，可以自收到本决定书之日起${days}日内，向${facts.rule?.objectionTo || government.name}书面提出。`,
    consequence: '拒不履行本决定的，依照有关规定追究责任。',
    annexNotes: [],
    signatories: [government.name],
    draftedOn: facts.today,
    note: '',
    copiesTo: [facts.bureau.name],
    printingOrgan: government.officeName ?? '',
  }
}

function decisionTitle(government: string, respondent: string, measure: DecisionMeasure): string {
  const matter: Readonly<Record<DecisionMeasure, string>> = {
    责令改正: `责令${respondent}限期改正`,
    责令履行: `责令${respondent}限期履行法定职责`,
    撤销: `撤销${respondent}有关行政执法决定`,
    变更: `变更${respondent}有关行政执法决定`,
    确认违法: `确认${respondent}有关行政执法行为违法`,
  }
  return `${government}关于${matter[measure]}的行政执法监督决定书`
}

const inaction = /不作为|慢作为|有案不立|推诿|超期/

/** What the officer's correction asks for; the officer chooses another measure where this reads it wrong. */
function draftItem(finding: FindingFacts, acts: readonly ActFacts[]): Decision['items'][number] {
  const text = clause(finding.correction)
  const named = acts.some((act) => act.docNo !== '' && text.includes(act.docNo))
  if (named && /^撤销|予以撤销|依法撤销/.test(text)) return { measure: '撤销', text: sentence(text) }
  if (/确认.{0,30}违法/.test(text)) return { measure: '确认违法', text: sentence(text) }
  if (inaction.test(finding.issueLabel)) return { measure: '责令履行', text: sentence(text) }
  return { measure: '责令改正', text: sentence(text) }
}

function body(content: Decision): Block[] {
  const they = secondPerson(content.addressee)
  const grounds = content.powerBases.map(basisName).join('、')
  const chapters: [string, Block[]][] = [['查明的事实和认定', findingBlocks(content.findings)]]
  if (content.hearing) chapters.push(['陈述意见及采纳情况', paragraphs(content.hearing)])
  chapters.push(['监督意见书的制发、送达和改正情况', paragraphs(content.handling)])
  chapters.push([
    '决定事项',
    [
      ...paragraphs(`鉴于上述情况，${grounds ? `根据${grounds}的规定，` : ''}决定如下：`),
      ...content.items.flatMap((item, at) =>
        paragraphs(`${headingNumber(2, at)}${measureWords(item.measure, they)}：${sentence(item.text)}`),
      ),
    ],
  ])
  const limit = `${they}应当自收到本决定书之日起${content.limitDays}日内履行完毕。${sentence(content.report)}`
  chapters.push([
    '履行期限和要求',
    [limit, content.objection, content.consequence].flatMap((text) => paragraphs(text && sentence(text))),
  ])
  return [
    ...paragraphs(content.source),
    ...chapters.flatMap(([title, blocks], at) => [heading(1, at, title), ...blocks]),
  ]
}

function measureWords(measure: DecisionMeasure, they: string): string {
  switch (measure) {
    case '责令改正':
      return `责令${they}改正`
    case '责令履行':
      return `责令${they}履行法定职责`
    case '撤销':
    case '变更':
      return `予以${measure}`
    case '确认违法':
      return '确认违法'
    default:
      return assertNever(measure)
  }
}

function allBases(content: Decision) {
  return [
    ...content.powerBases.map((basis, at) => ({ basis, path: `powerBases.${at}` })),
    ...findingBases(content.findings),
  ]
}

function printedTexts(content: Decision): PrintedText[] {
  return [
    ['title', content.title],
    ...content.annexNotes.map((text, at): PrintedText => [`annexNotes.${at}`, text]),
    ['source', content.source],
    ...findingTexts(content.findings),
    ['hearing', content.hearing],
    ['handling', content.handling],
    ...content.items.map((item, at): PrintedText => [`items.${at}.text`, item.text]),
    ['report', content.report],
    ['objection', content.objection],
    ['consequence', content.consequence],
  ]
}
