import { z } from 'zod'
import { formatCivilDate } from '#shared/domain/civil-date'
import { type Block, heading, paragraphs } from '../blocks'
import { chapters, numbered } from './body-parts'
import { draftCommon } from './common-draft'
import { commonFields, dueOn, items, line, longText, names, optionalDay, optionalLine } from './common-fields'
import { defineKind } from './define-kind'
import { exampleFacts } from './example-facts'
import type { CaseFacts } from './facts'
import { checkEventBehind } from './legality/days'
import { caseMatter, clause, sentence } from './wording'

export const resolutionKinds = ['厘清职责', '明确管辖', '处置规范', '其他'] as const
export const resolutionAuthorities = ['协商一致', '编制部门意见，报政府决定', '司法行政部门意见，报政府决定'] as const

const schema = z.object({
  ...commonFields,
  number: z
    .string()
    .trim()
    .regex(/^第[1-9]\d{0,3}期$/, '格式应为“第3期”')
    .optional()
    .meta({ title: '期号' }),
  addressee: optionalLine('主送机关', 2000),
  heldOn: dueOn('会商日期'),
  place: line('会商地点', 100),
  host: line('召集和主持', 100),
  attended: line('参会单位（写入正文）', 400),
  topics: items('会商议题'),
  discussion: longText('会商情况'),
  resolutions: z
    .array(
      z.object({
        kind: z.enum(resolutionKinds).meta({ title: '事项类别' }),
        title: line('事项', 60),
        text: longText('议定内容', 2000),
        owner: line('责任单位', 100),
        dueOn: optionalDay('完成期限'),
        decidedBy: z.enum(resolutionAuthorities).meta({ title: '议定依据' }),
      }),
    )
    .min(1)
    .max(30)
    .meta({ title: '议定事项' }),
  present: names('出席').min(1),
  absent: names('请假').default([]),
  observers: names('列席').default([]),
})
type Minutes = z.infer<typeof schema>

/** 会商纪要: what was agreed, who does it, until when, and who was there. */
export const minutes = defineKind<Minutes>({
  code: 'minutes',
  name: '会商纪要',
  format: 'minutes',
  schema,
  draft,
  example,
  check: (content, context) => checkEventBehind('heldOn', '会商日期', content.heldOn, content, context),
  print: (content) => ({
    body: body(content),
    attendance: [
      { label: '出席', names: content.present.join('，') },
      { label: '请假', names: content.absent.join('，') },
      { label: '列席', names: content.observers.join('，') },
    ],
  }),
})

function draft(facts: CaseFacts): Minutes {
  return {
    ...draftCommon(facts, 'general', {
      title: `关于${facts.caseTitle ? `“${caseMatter(facts.caseTitle)}”` : '有关'}问题的会商纪要`,
      addressee: '',
      numberFormat: '第{no}期',
    }),
    mark: '行政执法监督会商纪要',
    pendingNumber: '第　期',
    note: '',
    heldOn: facts.today,
    place: '',
    host: facts.bureau.name,
    attended: '',
    topics: facts.findings.map((finding) => `${finding.issueLabel}问题的研判和处置。`),
    discussion: '',
    resolutions: [],
    present: [],
    absent: [],
    observers: [],
  }
}

function body(content: Minutes): Block[] {
  const on = content.heldOn ? formatCivilDate(content.heldOn) : ''
  const attended = content.attended ? `，${clause(content.attended)}参加` : ''
  return [
    ...paragraphs(`${on}，${clause(content.host)}在${clause(content.place)}召集会商${attended}。现纪要如下。`),
    ...chapters([
      ['会商议题', numbered(content.topics)],
      ['会商情况', paragraphs(content.discussion)],
      ['议定事项', content.resolutions.flatMap(resolution)],
    ]),
  ]
}

function resolution(one: Minutes['resolutions'][number], at: number): Block[] {
  const due = one.dueOn ? `于${formatCivilDate(one.dueOn)}前完成` : '长期坚持'
  const duty = `责任单位：${clause(one.owner)}，${due}。${one.decidedBy === '协商一致' ? '' : `该事项${one.decidedBy}。`}`
  return [heading(2, at, one.title), ...paragraphs(`${sentence(one.text)}${duty}`)]
}

function example(): Minutes {
  return {
    ...draft(exampleFacts),
    title: '关于涉企罚没收入异常增长问题线索的会商纪要',
    heldOn: '2026-11-18',
    place: '示例市司法局第一会议室',
    host: '示例市司法局',
    attended: '市市场监督管理局、市财政局、市营商环境建设局',
    topics: ['2026年第三季度部分领域罚没收入同比异常增长的研判与处置。', '小额案件“高额处罚”问题的整改。'],
    discussion:
      '会议通报了2026年第三季度罚没收入情况。市财政局说明，第三季度全市罚没收入同比增长41.6%，其中市场监管领域增长63.2%，主要集中在食用农产品和广告两类案件。市市场监督管理局认为，增长与专项整治的时间安排有关，也存在部分办案单位裁量标准掌握偏严的情况。\n与会单位一致认为，罚没收入与办案单位经费不得挂钩，对增长异常的单位应当逐案核查。',
    resolutions: [
      {
        kind: '其他',
        title: '关于线索核查',
        text: '由市司法局牵头，对罚没收入增长超过50%的4个办案单位抽取案卷核查，形成分析报告',
        owner: '市司法局',
        dueOn: '2026-12-11',
        decidedBy: '协商一致',
      },
      {
        kind: '处置规范',
        title: '关于统一裁量标准',
        text: '市市场监督管理局修订食用农产品案件裁量基准，明确货值较小、没有危害后果案件的处理规则，经合法性审核后印发',
        owner: '市市场监督管理局',
        dueOn: '2026-12-31',
        decidedBy: '协商一致',
      },
      {
        kind: '厘清职责',
        title: '关于数据共享',
        text: '市财政局按月提供罚没收入分单位明细，市营商环境建设局同步提供涉企投诉举报数据',
        owner: '市财政局、市营商环境建设局',
        dueOn: undefined,
        decidedBy: '司法行政部门意见，报政府决定',
      },
    ],
    present: [
      '市司法局王某某、李某某',
      '市市场监督管理局张某某、刘某某',
      '市财政局陈某某',
      '市营商环境建设局赵某某、周某某',
    ],
    absent: ['市公安局孙某某'],
    observers: ['市大数据发展局吴某某', '示例县司法局郑某某'],
    copiesTo: ['各参会单位', '市人民政府办公室'],
  }
}
