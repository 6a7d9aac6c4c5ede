import { z } from 'zod'
import { addCivilDays, formatCivilDate } from '#shared/domain/civil-date'
import { paragraphs } from '../blocks'
import { chapters, numbered } from './body-parts'
import { draftCommon } from './common-draft'
import { commonFields, dueOn, items, line, longText, names, optionalDay, optionalText } from './common-fields'
import { defineKind } from './define-kind'
import { exampleFacts } from './example-facts'
import type { CaseFacts } from './facts'
import { checkDue, checkEventAhead } from './legality/days'
import { listed, sentence } from './wording'

export const meetingKinds = ['专题会', '协调会', '督查热线双周会商', '书面会商', '工作例会'] as const

const schema = z.object({
  ...commonFields,
  kind: z.enum(meetingKinds).meta({ title: '会商形式' }),
  reason: longText('会商缘由', 4000),
  heldOn: dueOn('会商日期'),
  time: line('会商时间', 40),
  place: line('会商地点', 100),
  host: line('主持', 60),
  agenda: items('会商议题'),
  participants: names('参加单位和人员', 60).min(1),
  materials: items('需要准备的材料', 0).default([]),
  replyOn: optionalDay('报名截止日期'),
  remarks: optionalText('其他事项', 1000),
})
type MeetingNotice = z.infer<typeof schema>

/** 会商通知: what is to be discussed, who comes, when, where, and what to prepare. */
export const meetingNotice = defineKind<MeetingNotice>({
  code: 'meeting-notice',
  name: '会商通知',
  format: 'letter',
  schema,
  draft,
  example: () => ({
    ...draft(exampleFacts),
    addressee: '示例市市场监督管理局、示例市财政局、示例市政务服务便民热线中心',
    kind: '协调会',
    time: '下午3时',
    place: '示例市司法局二楼第一会议室',
    host: '示例市司法局分管负责人',
    agenda: [
      '小额食用农产品案件处罚裁量标准的统一。',
      '2026年前三季度罚没收入异常增长的情况和原因。',
      '热线工单中行政执法诉求的识别、分办和反馈。',
    ],
    participants: [
      '示例市司法局行政执法监督机构负责人',
      '示例市市场监督管理局法制机构、食品监管机构负责人',
      '示例市财政局非税收入管理机构负责人',
      '示例市政务服务便民热线中心业务负责人',
    ],
    materials: [
      '市市场监督管理局提供近一年小额食用农产品案件统计表。',
      '市财政局提供2026年前三季度罚没收入分部门明细。',
    ],
    replyOn: '2026-11-27',
    remarks: '请参加人员持本人工作证入场，不得由他人代替。',
  }),
  check: (content, context) => [
    ...checkEventAhead('heldOn', '会商日期', content.heldOn, content, context),
    ...checkDue('replyOn', content.replyOn, content, context),
  ],
  print: (content) => {
    const when = `${content.heldOn ? formatCivilDate(content.heldOn) : '　　年　月　日'}${content.time}`
    const reply = content.replyOn ? `请于${formatCivilDate(content.replyOn)}前将参加人员名单报送。` : ''
    return {
      body: [
        ...paragraphs(`${sentence(content.reason)}经研究，决定召开${content.kind}。现将有关事项通知如下。`),
        ...chapters([
          ['时间和地点', paragraphs(`${when}，${sentence(content.place)}`)],
          ['会商议题', numbered(content.agenda)],
          [
            '主持和参加人员',
            paragraphs(`${sentence(`${content.host}主持`)}参加人员：${sentence(listed(content.participants))}`),
          ],
          ['会商材料', numbered(content.materials)],
          ['其他事项', paragraphs(`${reply}${content.remarks && sentence(content.remarks)}`)],
        ]),
        ...paragraphs('特此通知。'),
      ],
    }
  },
})

function draft(facts: CaseFacts): MeetingNotice {
  return {
    ...draftCommon(facts, 'letter', {
      title: `关于${facts.caseTitle ? `“${facts.caseTitle}”` : '有关'}问题的会商通知`,
      addressee: facts.respondent.name,
      numberFormat: '{org}会〔{year}〕{no}号',
    }),
    kind: '专题会',
    reason: `为研究处理${facts.caseTitle ? `“${facts.caseTitle}”` : '有关行政执法'}问题，统一认识，明确职责`,
    heldOn: addCivilDays(facts.today, 7),
    time: '',
    place: '',
    host: facts.bureau.name,
    agenda: facts.findings.map((finding) => `${finding.issueLabel}问题的处理。`),
    participants: [facts.bureau.name, facts.respondent.name].filter((name) => name !== ''),
    materials: [],
    remarks: '',
  }
}
