import { z } from 'zod'
import { type Block, heading, headingNumber, paragraphs } from '../blocks'
import { draftFindings, findingBlocks, generalContent, issueWords, pendingNumber } from './common-content'
import { basisField, commonFields, findingField, limitDays, longText, optionalText } from './common-fields'
import { exampleFacts } from './example-facts'
import type { CaseFacts } from './facts'
import type { DocumentKind } from './kind'
import { checkBases } from './legality/bases'
import { checkCommon, type PrintedText } from './legality/common'
import { checkAddressee, checkSignatory } from './legality/escalation'
import { checkFindings, findingBases, findingTexts } from './legality/findings'
import { checkLimit } from './legality/limits'
import { collect } from './legality/problem'
import {
  actSentences,
  basisName,
  clause,
  firstPerson,
  hearingText,
  processSentence,
  secondPerson,
  sentence,
  sourceSentence,
} from './wording'

const schema = z.object({
  ...commonFields,
  source: longText('案件来源和核查经过'),
  findings: z.array(findingField).min(1).max(50).meta({ title: '查明的事实和认定' }),
  hearing: optionalText('陈述意见及采纳情况'),
  powerBases: z.array(basisField).max(10).default([]).meta({ title: '监督职权依据' }),
  demands: z.array(z.string().trim().min(1).max(2000)).max(20).default([]).meta({ title: '其他监督要求' }),
  limitDays,
  report: longText('报告方式', 2000),
  objection: longText('异议的提出', 2000),
  consequence: optionalText('逾期不改的处理', 2000),
})
type Opinion = z.infer<typeof schema>

const DEFAULT_LIMIT_DAYS = 30
const DEFAULT_OBJECTION_DAYS = 10

/** 行政执法监督意见书: what was found, finding by finding, what must be corrected, by when, and how to object. */
export const opinion: DocumentKind<Opinion> = {
  code: 'opinion',
  name: '行政执法监督意见书',
  format: 'general',
  issuer: 'bureau',
  numbering: 'own',
  schema,
  draft,
  check: (content, context) =>
    collect(context, [
      ...checkAddressee(content.addressee, context.facts?.respondent.name ?? '', 'respondent'),
      ...checkSignatory(content.signatories, context.facts?.bureau.name ?? ''),
      ...checkCommon(content, context, printedTexts(content)),
      ...checkFindings(content.findings, context),
      ...checkBases(allBases(content), context),
      ...checkLimit(content, context),
    ]),
  toContent: (content, context = {}) =>
    generalContent(content, context, {
      body: body(content),
      bases: allBases(content).map(({ basis }) => basis),
      titleNames: content.findings.map((finding) => finding.title),
    }),
  example: () => ({
    ...draft(exampleFacts),
    copiesTo: ['示例市人民政府办公室', '示例市人民代表大会监察和司法委员会'],
  }),
}

function draft(facts: CaseFacts): Opinion {
  const we = firstPerson(facts.bureau.name)
  const they = secondPerson(facts.respondent.name)
  const objectionDays = facts.rule?.objectionDays ?? DEFAULT_OBJECTION_DAYS
  const hearing = hearingText(facts, we, they)
  return {
    mark: `${facts.bureau.name}文件`,
    coIssuers: [],
    pendingNumber: pendingNumber(facts, '{org}执监意〔{year}〕{no}号'),
    title: `${facts.bureau.name}关于纠正${issueWords(facts)}的行政执法监督意见书`,
    addressee: facts.respondent.name,
    source: [
      sourceSentence(facts, we),
      actSentences(facts.acts, they, facts.party.confidential),
      processSentence(facts, we, they),
    ]
      .filter((part) => part !== '')
      .join('\n'),
    findings: draftFindings(facts, we, they),
    hearing,
    powerBases: facts.powerBases.map((basis) => ({ ...basis })),
    demands: [`举一反三，对同类执法行为开展自查，完善相关制度，防止类似问题再次发生。`],
    limitDays: facts.rule?.limitDays ?? DEFAULT_LIMIT_DAYS,
    report: `整改完成后，${they}应当向${we}书面报告整改情况，逐项说明采取的措施、处理结果和责任落实情况，并附相关证明材料。`,
    objection: `${they}对本意见书认定的事实或者提出的意见有异议的，可以自收到本意见书之日起${objectionDays}日内，向${facts.rule?.objectionTo || we}书面提出，说明理由并附相关材料。`,
    consequence: facts.government.name
      ? `逾期不改正或者拒绝改正的，${we}将依照有关规定提请${facts.government.name}作出行政执法监督决定。`
      : '',
    annexNotes: [],
    signatories: [facts.bureau.name],
    draftedOn: facts.today,
    note: '',
    copiesTo: [],
    printingOrgan: facts.bureau.officeName,
  }
}

function body(content: Opinion): Block[] {
  const they = secondPerson(content.addressee)
  const chapters: [string, Block[]][] = [['查明的事实和认定', findingBlocks(content.findings)]]
  if (content.hearing) chapters.push(['陈述意见及采纳情况', paragraphs(content.hearing)])
  chapters.push(['监督意见', opinions(content, they)])
  chapters.push(['整改期限和要求', requirements(content, they)])
  return [
    ...paragraphs(`${content.source}\n现将查明的情况和监督意见告知如下。`),
    ...chapters.flatMap(([title, blocks], at) => [heading(1, at, title), ...blocks]),
  ]
}

function opinions(content: Opinion, they: string): Block[] {
  const grounds = content.powerBases.map(basisName).join('、')
  const intro = `针对上述问题，${grounds ? `根据${grounds}的规定，` : ''}提出以下监督意见，请${they}依法予以纠正：`
  const corrections = content.findings.map(
    (finding) => `关于${clause(finding.title)}问题。${sentence(finding.correction)}`,
  )
  const items = [...corrections, ...content.demands.map(sentence)]
  return [...paragraphs(intro), ...items.flatMap((text, at) => paragraphs(`${headingNumber(2, at)}${text}`))]
}

function requirements(content: Opinion, they: string): Block[] {
  const limit = `请${they}自收到本意见书之日起${content.limitDays}日内完成整改。${sentence(content.report)}`
  return [limit, content.objection, content.consequence].flatMap((text) => paragraphs(text && sentence(text)))
}

function allBases(content: Opinion) {
  return [
    ...content.powerBases.map((basis, at) => ({ basis, path: `powerBases.${at}` })),
    ...findingBases(content.findings),
  ]
}

/** Every text that prints, with its field: what the checks of words read. */
function printedTexts(content: Opinion): PrintedText[] {
  return [
    ['title', content.title],
    ...content.annexNotes.map((text, at): PrintedText => [`annexNotes.${at}`, text]),
    ['source', content.source],
    ...findingTexts(content.findings),
    ['hearing', content.hearing],
    ...content.demands.map((text, at): PrintedText => [`demands.${at}`, text]),
    ['report', content.report],
    ['objection', content.objection],
    ['consequence', content.consequence],
  ]
}
