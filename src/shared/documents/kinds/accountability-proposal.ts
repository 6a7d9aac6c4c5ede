import { z } from 'zod'
import { type Block, heading, paragraphs } from '../blocks'
import { numbered } from './body-parts'
import { items, line, longText, optionalLine, optionalText, powerBases } from './common-fields'
import { draftRecord } from './common-form'
import { defineKind } from './define-kind'
import { exampleOverdueFacts } from './example-facts'
import type { CaseFacts } from './facts'
import type { CheckContext } from './kind'
import { checkBases } from './legality/bases'
import { checkRespondent } from './legality/escalation'
import type { Finding } from './legality/problem'
import { factGrid, recordFields, signedGrid } from './record-parts'
import { basisName, handlingText, issueSummary, listed, sentence, thirdPerson } from './wording'

const schema = z.object({
  ...recordFields,
  respondent: line('被监督机关', 100),
  to: line('受理追责建议的机关', 100),
  persons: z
    .array(
      z.object({
        name: line('责任人员或者单位', 100),
        duty: optionalLine('职务', 100),
        conduct: longText('应当承担责任的事实', 2000),
      }),
    )
    .max(30)
    .default([])
    .meta({ title: '责任人员' }),
  facts: longText('违法或者不当事实'),
  handling: longText('监督处理和拒不改正情况'),
  bases: powerBases,
  proposals: items('追责建议'),
  materials: items('所附材料', 0).default([]),
  review: optionalText('审核意见', 1000),
  decision: optionalText('审批意见', 1000),
})
type AccountabilityProposal = z.infer<typeof schema>

/** 追责建议书: who did not correct what the government had decided, and what is proposed. */
export const accountabilityProposal = defineKind<AccountabilityProposal>({
  code: 'accountability-proposal',
  name: '追责建议书',
  format: 'form',
  numbering: 'none',
  schema,
  draft,
  example: () => ({
    ...draft(exampleOverdueFacts),
    to: '示例县监察委员会',
    persons: [
      { name: '赵某某', duty: '示例县市场监督管理局副局长', conduct: '分管该项工作，对监督意见书不研究、不整改。' },
    ],
    materials: ['行政执法监督意见书及送达回证', '核查终结报告'],
  }),
  check,
  print: (content) => ({ marks: [], body: body(content), bases: content.bases }),
})

function draft(facts: CaseFacts): AccountabilityProposal {
  const they = thirdPerson(facts.respondent.name)
  const last = facts.documents.findLast(({ kind }) => kind === 'decision' || kind === 'opinion')
  const handled =
    last?.kind === 'decision'
      ? `${facts.government.name}作出《行政执法监督决定书》${last.number ? `（${last.number}）` : ''}。${sentence(last.response || `${they}逾期未改正`)}`
      : handlingText(last, '监督机关', they, they)
  return {
    ...draftRecord(facts, '追责建议书'),
    respondent: facts.respondent.name,
    to: '',
    persons: [],
    facts: issueSummary(facts),
    handling: handled,
    bases: facts.powerBases.map((basis) => ({ ...basis })),
    proposals: [facts.file?.accountability || '建议依照管理权限对有关责任人员作出处理，并反馈处理结果。'],
    materials: facts.documents.map(({ title, number }) => `${title}${number ? `（${number}）` : ''}`),
    review: '',
    decision: '',
  }
}

function check(content: AccountabilityProposal, context: CheckContext): Finding[] {
  const served = context.facts?.documents.some(({ kind, servedOn }) => kind === 'decision' && servedOn)
  return [
    ...checkRespondent(content.respondent, context.facts?.respondent.name ?? ''),
    ...checkBases(
      content.bases.map((basis, at) => ({ basis, path: `bases.${at}` })),
      context,
    ),
    ...(context.facts && !served ? [{ code: 'decisionMissing', path: 'handling' } as const] : []),
  ]
}

function body(content: AccountabilityProposal): Block[] {
  const people: Block[] =
    content.persons.length === 0
      ? []
      : [
          {
            type: 'table',
            columns: [
              { title: '责任人员或者单位', width: 6 },
              { title: '职务', width: 6 },
              { title: '应当承担责任的事实', width: 12 },
            ],
            rows: content.persons.map(({ name, duty, conduct }) => [name, duty, conduct]),
          },
        ]
  const grounds = content.bases.length > 0 ? `依据：${listed(content.bases.map(basisName))}。` : ''
  const parts: [string, Block[]][] = [
    ['违法或者不当事实', paragraphs(content.facts)],
    ['监督处理和拒不改正情况', paragraphs(content.handling && sentence(content.handling))],
    ['责任人员', people],
    ['追责建议', [...paragraphs(grounds), ...numbered(content.proposals, 3)]],
    ['所附材料', numbered(content.materials, 3)],
  ]
  return [
    factGrid([
      ['案件编号', content.caseNo],
      ['案件名称', content.caseTitle],
      ['被监督机关', content.respondent],
      ['受理机关', content.to],
    ]),
    ...parts
      .filter(([, blocks]) => blocks.length > 0)
      .flatMap(([title, blocks], at) => [heading(1, at, title), ...blocks]),
    signedGrid([
      ['审核意见', content.review],
      ['审批意见', content.decision],
    ]),
  ]
}
