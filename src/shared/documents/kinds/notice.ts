import { z } from 'zod'
import { addCivilDays, formatCivilDate } from '#shared/domain/civil-date'
import { paragraphs } from '../blocks'
import { chapters, numbered, onGrounds } from './body-parts'
import { wrongFindings } from './common-content'
import { draftCommon, matterOf } from './common-draft'
import { commonFields, dueOn, items, longText, optionalText, powerBases } from './common-fields'
import { defineKind } from './define-kind'
import { exampleFacts } from './example-facts'
import type { CaseFacts } from './facts'
import { checkBases } from './legality/bases'
import { checkDue } from './legality/days'
import { checkAddressee, checkSignatory } from './legality/escalation'
import { actSentences, firstPerson, secondPerson, sentence, sourceSentence } from './wording'

export const noticePurposes = ['督促纠正', '说明情况', '自查自纠'] as const

const schema = z.object({
  ...commonFields,
  purpose: z.enum(noticePurposes).meta({ title: '通知目的' }),
  source: longText('案件来源'),
  powerBases,
  matters: items('监督事项'),
  demands: items('监督要求'),
  dueOn: dueOn('书面回复期限'),
  report: longText('回复方式', 2000),
  consequence: optionalText('逾期不回复的处理', 2000),
})
type Notice = z.infer<typeof schema>

const DEFAULT_REPLY_DAYS = 15

/** 行政执法监督通知书: asks for correction, for an account, or for a self-inspection. */
export const notice = defineKind<Notice>({
  code: 'notice',
  name: '行政执法监督通知书',
  format: 'general',
  schema,
  draft,
  example: () => draft(exampleFacts),
  check: (content, context) => [
    ...checkAddressee(content.addressee, context.facts?.respondent.name ?? '', 'respondent'),
    ...checkSignatory(content.signatories, context.facts?.bureau.name ?? ''),
    ...checkBases(
      content.powerBases.map((basis, at) => ({ basis, path: `powerBases.${at}` })),
      context,
    ),
    ...checkDue('dueOn', content.dueOn, content, context),
  ],
  print: (content) => {
    const they = secondPerson(content.addressee)
    const reply = `请${they}于${content.dueOn ? formatCivilDate(content.dueOn) : '　　年　月　日'}前书面回复。${sentence(content.report)}`
    return {
      bases: content.powerBases,
      body: [
        ...paragraphs(content.source),
        ...paragraphs(`${onGrounds(content.powerBases)}现就有关事项通知如下。`),
        ...chapters([
          ['监督事项', numbered(content.matters)],
          [requirementTitles[content.purpose] ?? '监督要求', numbered(content.demands)],
          ['回复要求', paragraphs([reply, content.consequence].filter(Boolean).map(sentence).join('\n'))],
        ]),
      ],
    }
  },
})

const requirementTitles: Readonly<Record<string, string>> = {
  督促纠正: '纠正要求',
  说明情况: '需要说明的情况',
  自查自纠: '自查自纠要求',
}

function draft(facts: CaseFacts): Notice {
  const we = firstPerson(facts.bureau.name)
  const they = secondPerson(facts.respondent.name)
  const wrong = wrongFindings(facts)
  const purpose = wrong.length > 0 ? '督促纠正' : '说明情况'
  return {
    ...draftCommon(facts, 'general', {
      title: `${facts.bureau.name}关于${purpose === '督促纠正' ? '督促纠正有关行政执法行为' : '说明有关行政执法情况'}的行政执法监督通知书`,
      addressee: facts.respondent.name,
      numberFormat: '{org}执监通〔{year}〕{no}号',
    }),
    purpose,
    source: [sourceSentence(facts, we), actSentences(facts.acts, they, facts.party.confidential)].join('\n').trim(),
    powerBases: facts.powerBases.map((basis) => ({ ...basis })),
    matters:
      wrong.length > 0 ? wrong.map((finding) => `${finding.issueLabel}。${sentence(finding.fact)}`) : [matterOf(facts)],
    demands:
      wrong.length > 0
        ? wrong.map((finding) => sentence(finding.correction))
        : ['说明作出上述行政执法行为的事实、证据、依据、程序和裁量理由。', '提供该行政执法行为的完整案卷复制件。'],
    dueOn: addCivilDays(facts.today, facts.rule?.limitDays ?? DEFAULT_REPLY_DAYS),
    report: '回复材料应当加盖公章，并附相关证明材料。',
    consequence: `逾期不回复或者不如实回复的，${we}将依照有关规定处理。`,
  }
}
