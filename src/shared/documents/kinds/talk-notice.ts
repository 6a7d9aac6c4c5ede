import { z } from 'zod'
import { addCivilDays, formatCivilDate } from '#shared/domain/civil-date'
import { paragraphs } from '../blocks'
import { chapters, numbered } from './body-parts'
import { draftCommon, matterOf } from './common-draft'
import { commonFields, dueOn, items, line, longText, names, optionalText } from './common-fields'
import { defineKind } from './define-kind'
import { exampleFacts } from './example-facts'
import type { CaseFacts } from './facts'
import { checkEventAhead } from './legality/days'
import { checkAddressee } from './legality/escalation'
import { clause, listed, secondPerson, sentence } from './wording'

const schema = z.object({
  ...commonFields,
  reason: longText('约谈事由', 4000),
  heldOn: dueOn('约谈日期'),
  time: line('约谈时间', 40),
  place: line('约谈地点', 100),
  persons: names('约谈对象', 10).min(1),
  hosts: names('约谈人', 10).min(1),
  matters: items('约谈内容'),
  materials: items('应当携带的材料', 0).default([]),
  absence: optionalText('不能到场的处理', 1000),
})
type TalkNotice = z.infer<typeof schema>

/** 约谈通知书: who is asked to come, when, where, about what, and what to bring. */
export const talkNotice = defineKind<TalkNotice>({
  code: 'talk-notice',
  name: '约谈通知书',
  format: 'letter',
  schema,
  draft,
  example: () => ({
    ...draft(exampleFacts),
    time: '上午9时30分',
    place: '示例市司法局三楼第二会议室',
    hosts: ['示例市司法局分管负责人', '示例市政务服务便民热线中心分管负责人'],
  }),
  check: (content, context) => [
    ...checkAddressee(content.addressee, context.facts?.respondent.name ?? '', 'respondent'),
    ...checkEventAhead('heldOn', '约谈日期', content.heldOn, content, context),
  ],
  print: (content) => {
    const they = secondPerson(content.addressee)
    const when = `${content.heldOn ? formatCivilDate(content.heldOn) : '　　年　月　日'}${content.time}`
    return {
      body: [
        ...paragraphs(`${clause(content.reason)}，决定对${they}有关负责人进行约谈。现将有关事项通知如下。`),
        ...chapters([
          ['约谈时间', paragraphs(`${when}。`)],
          ['约谈地点', paragraphs(sentence(content.place))],
          ['约谈对象', paragraphs(sentence(listed(content.persons)))],
          ['约谈人', paragraphs(sentence(listed(content.hosts)))],
          ['约谈内容', numbered(content.matters)],
          ['携带材料', numbered(content.materials)],
        ]),
        ...paragraphs(content.absence && sentence(content.absence)),
        ...paragraphs('特此通知。'),
      ],
    }
  },
})

function draft(facts: CaseFacts): TalkNotice {
  const they = secondPerson(facts.respondent.name)
  const wrong = facts.findings.filter((finding) => finding.nature === '违法' || finding.nature === '不当')
  return {
    ...draftCommon(facts, 'letter', {
      title: `关于约谈${facts.respondent.name}有关负责人的通知书`,
      addressee: facts.respondent.name,
      numberFormat: '{org}约〔{year}〕{no}号',
    }),
    reason: `鉴于${facts.respondent.name}在办理${matterOf(facts)}中存在的问题`,
    heldOn: addCivilDays(facts.today, 7),
    time: '',
    place: '',
    persons: [`${facts.respondent.name}主要负责人`, '分管负责人', '承办机构负责人'],
    hosts: [],
    matters: [
      `${matterOf(facts)}的办理经过和存在的问题${wrong.length > 0 ? `，特别是${listed([...new Set(wrong.map((finding) => finding.issueLabel))])}的问题` : ''}。`,
      '问题发生的原因和应当承担的责任。',
      '整改措施、完成时限和责任人。',
    ],
    materials: ['有关行政执法案卷。', '书面情况说明，一式两份。', '整改方案。'],
    absence: `约谈对象应当本人到场。因特殊原因不能到场的，${they}应当在约谈日期两日前书面说明理由。`,
  }
}
