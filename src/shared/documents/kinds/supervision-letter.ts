import { z } from 'zod'
import { addCivilDays, formatCivilDate } from '#shared/domain/civil-date'
import { paragraphs } from '../blocks'
import { numbered } from './body-parts'
import { draftCommon } from './common-draft'
import { commonFields, dueOn, items, longText, optionalText } from './common-fields'
import { defineKind } from './define-kind'
import { exampleFacts } from './example-facts'
import type { CaseFacts } from './facts'
import { checkDue } from './legality/days'
import { checkAddressee } from './legality/escalation'
import { firstPerson, secondPerson, sentence, sourceSentence } from './wording'

export const supervisionReasons = ['态度不端正', '办理不及时', '群众不满意', '其他'] as const

const schema = z.object({
  ...commonFields,
  reason: z.enum(supervisionReasons).meta({ title: '督办原因' }),
  source: longText('来源和办理经过'),
  problems: longText('存在的问题'),
  demands: items('督办要求'),
  dueOn: dueOn('办结并反馈期限'),
  consequence: optionalText('逾期的处理', 2000),
})
type SupervisionLetter = z.infer<typeof schema>

const REPLY_DAYS = 10

/** 督办函: the bureau, the hotline or the inspection office, alone or jointly, presses for a matter to be dealt with. */
export const supervisionLetter = defineKind<SupervisionLetter>({
  code: 'supervision-letter',
  name: '督办函',
  format: 'letter',
  schema,
  draft,
  example: () => ({
    ...draft(exampleFacts),
    reason: '办理不及时',
    problems:
      '经核对热线办理记录，该工单先后两次转办，你局首次答复称“已依法处理”，未回应诉求人关于处罚过重的主张；回访时诉求人表示不满意，工单于2026年10月15日退回重办，至今未再答复。',
    copiesTo: ['示例市人民政府办公室', '示例市政务服务便民热线中心'],
  }),
  check: (content, context) => [
    ...checkAddressee(content.addressee, context.facts?.respondent.name ?? '', 'respondent'),
    ...checkDue('dueOn', content.dueOn, content, context),
  ],
  print: (content) => {
    const they = secondPerson(content.addressee)
    const due = content.dueOn ? `请${they}于${formatCivilDate(content.dueOn)}前办结，并书面反馈办理结果。` : ''
    return {
      body: [
        ...paragraphs(`${content.source}\n${content.problems}`),
        ...paragraphs('现予督办，请做好以下工作。'),
        ...numbered(content.demands),
        ...paragraphs(`${due}${content.consequence && sentence(content.consequence)}`),
        ...paragraphs('特此函告。'),
      ],
    }
  },
})

function draft(facts: CaseFacts): SupervisionLetter {
  const we = firstPerson(facts.bureau.name)
  const they = secondPerson(facts.respondent.name)
  return {
    ...draftCommon(facts, 'letter', {
      title: `关于限期办理${facts.caseTitle ? `“${facts.caseTitle}”` : '有关'}事项的督办函`,
      addressee: facts.respondent.name,
      numberFormat: '{org}督〔{year}〕{no}号',
    }),
    reason: '其他',
    source: sourceSentence(facts, we),
    problems: facts.findings.map((finding) => sentence(finding.fact)).join('') || '该事项至今没有办结。',
    demands: [
      `由${they}负责人牵头，重新核查诉求人反映的问题，查清事实，依法处理。`,
      '主动与诉求人联系，当面听取意见，说明处理结果和理由。',
      '查明未及时办理的原因，完善热线工单的办理制度，防止类似问题再次发生。',
    ],
    dueOn: addCivilDays(facts.today, REPLY_DAYS),
    consequence: `逾期不办结或者不反馈的，将按照程序约谈${they}主要负责人，并予以通报。`,
  }
}
