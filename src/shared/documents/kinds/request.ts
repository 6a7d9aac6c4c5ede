import { z } from 'zod'
import { type Block, heading, headingNumber, paragraphs } from '../blocks'
import { draftFindings, findingBlocks, generalContent, pendingNumber } from './common-content'
import {
  basisField,
  commonFields,
  documentNumber,
  findingField,
  line,
  longText,
  names,
  optionalText,
} from './common-fields'
import { exampleOverdueFacts } from './example-facts'
import type { CaseFacts } from './facts'
import type { DocumentKind } from './kind'
import { checkBases } from './legality/bases'
import { checkCommon, type PrintedText } from './legality/common'
import { checkAddressee, checkOpinion, checkRespondent, checkSignatory, issuedOpinion } from './legality/escalation'
import { checkFindings, findingBases, findingTexts } from './legality/findings'
import { collect, type Finding } from './legality/problem'
import {
  actSentences,
  basisName,
  firstPerson,
  handlingText,
  hearingText,
  processSentence,
  secondPerson,
  sentence,
  sourceSentence,
} from './wording'

const schema = z.object({
  ...commonFields,
  respondent: line('被监督机关'),
  signers: names('签发人', 8).min(1),
  source: longText('案件来源和核查情况'),
  findings: z.array(findingField).min(1).max(50).meta({ title: '查明的事实和认定' }),
  hearing: optionalText('陈述意见及采纳情况'),
  opinionNumber: documentNumber.meta({ title: '监督意见书文号' }),
  handling: longText('监督意见书制发、送达和改正情况'),
  powerBases: z.array(basisField).max(10).default([]).meta({ title: '提请依据' }),
  proposals: z.array(z.string().trim().min(1).max(2000)).min(1).max(20).meta({ title: '提请决定的事项' }),
})
type Request = z.infer<typeof schema>

/** 请示: asks the government for a supervision decision after an opinion was not followed; a 上行文 with 签发人. */
export const request: DocumentKind<Request> = {
  code: 'request',
  name: '关于提请制发行政执法监督决定书的请示',
  format: 'general',
  issuer: 'bureau',
  numbering: 'own',
  schema,
  draft,
  check: (content, context) =>
    collect(context, [
      ...checkUpward(content, context.facts),
      ...checkOpinion(content.opinionNumber, '提请', context),
      ...checkCommon(content, context, printedTexts(content)),
      ...checkFindings(content.findings, context),
      ...checkBases(allBases(content), context),
    ]),
  toContent: (content, context = {}) =>
    generalContent(content, context, {
      body: body(content),
      signers: content.signers,
      titleNames: [content.respondent],
      bases: allBases(content).map(({ basis }) => basis),
    }),
  example: () => draft(exampleOverdueFacts),
}

function draft(facts: CaseFacts): Request {
  const we = firstPerson(facts.bureau.name)
  const they = `该${secondPerson(facts.respondent.name).slice(1)}`
  const opinion = issuedOpinion(facts)
  const others = (text: string) => text.replaceAll(secondPerson(facts.respondent.name), they)
  return {
    mark: `${facts.bureau.name}文件`,
    coIssuers: [],
    pendingNumber: pendingNumber(facts, '{org}〔{year}〕{no}号'),
    title: `${facts.bureau.name}关于提请对${facts.respondent.name}作出行政执法监督决定的请示`,
    addressee: facts.government.name,
    respondent: facts.respondent.name,
    signers: [...facts.signers],
    source: [
      sourceSentence(facts, we),
      actSentences(facts.acts, facts.respondent.name, facts.party.confidential),
      processSentence(facts, we, they),
    ]
      .filter((part) => part !== '')
      .join('\n'),
    findings: draftFindings(facts, we, they).map((finding) => ({
      ...finding,
      fact: others(finding.fact),
      correction: others(finding.correction),
    })),
    hearing: hearingText(facts, we, they),
    opinionNumber: opinion?.number ?? '',
    handling: handlingText(opinion, we, facts.respondent.name, they),
    powerBases: facts.powerBases.map((basis) => ({ ...basis })),
    proposals: draftFindings(facts, we, they).map((finding) => others(finding.correction)),
    annexNotes: [
      '行政执法监督决定书（代拟稿）',
      `行政执法监督意见书${opinion?.number ? `（${opinion.number}）` : ''}`,
      '行政执法监督意见书送达回证',
      '案件核查情况报告',
    ],
    signatories: [facts.bureau.name],
    draftedOn: facts.today,
    note: facts.contact ? `联系人：${facts.contact.name}，联系电话：${facts.contact.phone}` : '',
    copiesTo: [],
    printingOrgan: facts.bureau.officeName,
  }
}

function body(content: Request): Block[] {
  const grounds = content.powerBases.map(basisName).join('、')
  const ask =
    `鉴于上述情况，${grounds ? `根据${grounds}的规定，` : ''}提请${content.addressee}对${content.respondent}` +
    '作出行政执法监督决定，决定以下事项：'
  const chapters: [string, Block[]][] = [
    ['案件来源和核查情况', paragraphs(content.source)],
    ['查明的事实和认定', findingBlocks(content.findings)],
  ]
  if (content.hearing) chapters.push(['陈述意见及采纳情况', paragraphs(content.hearing)])
  chapters.push(['监督意见书的制发、送达和改正情况', paragraphs(content.handling)])
  chapters.push([
    '提请事项',
    [
      ...paragraphs(ask),
      ...content.proposals.flatMap((text, at) => paragraphs(`${headingNumber(2, at)}${sentence(text)}`)),
      ...paragraphs(`决定书代拟稿附后，拟以${content.addressee}名义制发。`),
    ],
  ])
  return [
    ...chapters.flatMap(([title, blocks], at) => [heading(1, at, title), ...blocks]),
    ...paragraphs('妥否，请批示。'),
  ]
}

/** A 请示 has one addressee, a 签发人, and no copy to an organ below (公文处理 rules for 上行文). */
function checkUpward(content: Request, facts: CaseFacts | undefined): Finding[] {
  const problems: Finding[] = []
  if (content.signers.length === 0) problems.push({ code: 'signersMissing', path: 'signers' })
  if (/[、，,；;]/.test(content.addressee)) problems.push({ code: 'addresseeMany', path: 'addressee' })
  if (!content.annexNotes.some((note) => note.includes('代拟稿'))) {
    problems.push({ code: 'annexDraftMissing', path: 'annexNotes' })
  }
  if (!facts) return problems
  const copied = content.copiesTo.indexOf(facts.respondent.name)
  if (copied >= 0) {
    problems.push({ code: 'copyToRespondent', path: `copiesTo.${copied}`, args: { organ: facts.respondent.name } })
  }
  return [
    ...problems,
    ...checkAddressee(content.addressee, facts.government.name, 'government'),
    ...checkSignatory(content.signatories, facts.bureau.name),
    ...checkRespondent(content.respondent, facts.respondent.name),
  ]
}

function allBases(content: Request) {
  return [
    ...content.powerBases.map((basis, at) => ({ basis, path: `powerBases.${at}` })),
    ...findingBases(content.findings),
  ]
}

function printedTexts(content: Request): PrintedText[] {
  return [
    ['title', content.title],
    ...content.annexNotes.map((text, at): PrintedText => [`annexNotes.${at}`, text]),
    ['source', content.source],
    ...findingTexts(content.findings),
    ['hearing', content.hearing],
    ['handling', content.handling],
    ...content.proposals.map((text, at): PrintedText => [`proposals.${at}`, text]),
  ]
}
