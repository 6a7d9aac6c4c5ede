import { z } from 'zod'
import { formatCivilDate } from '#shared/domain/civil-date'
import { type Block, paragraphs } from '../blocks'
import { chapters, numbered, onGrounds } from './body-parts'
import { draftCommon } from './common-draft'
import { basisField, commonFields, documentNumber, dueOn, items, line, longText, optionalText } from './common-fields'
import { defineKind } from './define-kind'
import { exampleOverdueFacts } from './example-facts'
import type { CaseFacts } from './facts'
import { checkBases } from './legality/bases'
import { checkEventBehind } from './legality/days'
import { checkAddressee, checkSignatory, issuedOpinion } from './legality/escalation'
import { firstPerson, secondPerson, sentence } from './wording'

export const reviewResults = ['维持', '变更', '撤销'] as const

const schema = z.object({
  ...commonFields,
  documentName: line('申请复核的文书', 60),
  documentNumber: documentNumber.meta({ title: '申请复核的文书文号' }),
  documentOn: dueOn('文书作出日期'),
  filedOn: dueOn('收到复核申请日期'),
  grounds: longText('异议的理由'),
  facts: longText('复核查明的情况'),
  bases: z.array(basisField).min(1).max(20).meta({ title: '复核依据' }),
  opinion: longText('复核意见', 4000),
  result: z.enum(reviewResults).meta({ title: '复核决定' }),
  items: items('决定内容', 0, 10).default([]),
  effect: optionalText('效力和后续要求', 2000),
})
type ReviewDecision = z.infer<typeof schema>

/** 复核决定书: keeps, changes or revokes a supervision document that its addressee objected to. */
export const reviewDecision = defineKind<ReviewDecision>({
  code: 'review-decision',
  name: '复核决定书',
  format: 'general',
  schema,
  draft,
  example: () => ({
    ...draft(exampleOverdueFacts),
    filedOn: '2026-12-03',
    grounds:
      '你局提出，罚款数额在法定幅度之内，属于行政裁量权的范围；同期三起案件的当事人均为首次违法，与本案情节不同，不宜类比。',
    facts:
      '复核期间，我局调阅了示县市监罚〔2026〕37号案卷和同期三起案件的案卷，听取了你局承办人员的说明。经查，本案当事人此前没有同类违法记录，案卷中也没有关于从重情节的记载；同期三起案件的货值分别为18元、26元和31元，处理时均适用了不予处罚的规定。',
    opinion:
      '罚款数额在法定幅度之内，不当然符合过罚相当的要求。你局未说明作出较重处罚的理由，对情节相近的案件作出明显不同的处理，异议理由不能成立。原文书认定事实清楚，适用依据正确，程序合法，提出的意见适当。',
    date: '2027-01-12',
  }),
  check: (content, context) => [
    ...checkAddressee(content.addressee, context.facts?.respondent.name ?? '', 'respondent'),
    ...checkSignatory(content.signatories, context.facts?.bureau.name ?? ''),
    ...checkBases(
      content.bases.map((basis, at) => ({ basis, path: `bases.${at}` })),
      context,
    ),
    ...checkEventBehind('filedOn', '收到复核申请日期', content.filedOn, content, context),
    ...checkEventBehind('documentOn', '文书作出日期', content.documentOn, content, context),
  ],
  print: (content) => ({ bases: content.bases, body: body(content) }),
})

function draft(facts: CaseFacts): ReviewDecision {
  const earlier = issuedOpinion(facts)
  const they = secondPerson(facts.respondent.name)
  const objection = facts.file?.objection
  return {
    ...draftCommon(facts, 'general', {
      title: `${facts.bureau.name}关于${facts.respondent.name}异议的复核决定书`,
      addressee: facts.respondent.name,
      numberFormat: '{org}执监复〔{year}〕{no}号',
    }),
    note: '',
    documentName: '行政执法监督意见书',
    documentNumber: earlier?.number ?? '',
    documentOn: earlier?.issuedOn ?? '',
    filedOn: objection?.filedOn ?? '',
    grounds: objection?.grounds ?? '',
    facts: '',
    bases: facts.powerBases.map((basis) => ({ ...basis })),
    opinion: objection?.reason ?? '',
    result: objection?.result ?? '维持',
    items: [],
    effect: `本决定自送达之日起生效。${they}应当继续按照原文书的要求整改，并在整改期限届满前书面报告整改情况。`,
  }
}

function body(content: ReviewDecision): Block[] {
  const they = secondPerson(content.addressee)
  const we = firstPerson(content.signatories[0] ?? '')
  const name = `《${content.documentName}》（${content.documentNumber}）`
  const made = content.documentOn ? `${formatCivilDate(content.documentOn)}制发的` : ''
  const received = content.filedOn ? `${formatCivilDate(content.filedOn)}，` : ''
  return [
    ...paragraphs(
      `${received}${we}收到${they}对${made}${name}提出的书面异议，依法指定原承办人员以外的人员进行了复核，现已复核终结。`,
    ),
    ...chapters([
      ['异议的理由', paragraphs(content.grounds)],
      ['复核查明的情况', paragraphs(content.facts)],
      ['复核意见', paragraphs(content.opinion)],
      [
        '复核决定',
        [
          ...paragraphs(
            `${onGrounds(content.bases)}决定${content.result}${name}${content.items.length > 0 ? '：' : '。'}`,
          ),
          ...numbered(content.items),
          ...paragraphs(content.effect && sentence(content.effect)),
        ],
      ],
    ]),
  ]
}
