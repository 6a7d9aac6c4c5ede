import { z } from 'zod'
import { addCivilDays, formatCivilDate } from '#shared/domain/civil-date'
import { type Block, paragraphs } from '../blocks'
import { chapters, numbered } from './body-parts'
import { draftCommon } from './common-draft'
import {
  commonFields,
  dueOn,
  items,
  line,
  longText,
  names,
  optionalDay,
  optionalLine,
  optionalText,
} from './common-fields'
import { defineKind } from './define-kind'
import { exampleFacts } from './example-facts'
import type { CaseFacts } from './facts'
import { checkDue, checkEventAhead } from './legality/days'
import type { Finding } from './legality/problem'
import { casePage, materialList, meetingAnnexes } from './meeting-annexes'
import { caseMatter, listed, sentence } from './wording'

export const meetingKinds = ['专题会', '协调会', '督查热线双周会商', '书面会商', '工作例会'] as const

const schema = z.object({
  ...commonFields,
  kind: z.enum(meetingKinds).meta({ title: '会商形式' }),
  reason: longText('会商缘由', 4000),
  heldOn: dueOn('会商日期'),
  time: optionalLine('会商时间', 40),
  place: optionalLine('会商地点', 100),
  host: line('主持', 60),
  agenda: items('会商议题'),
  participants: names('参加单位和人员', 60).min(1),
  materials: items('需要准备的材料', 0).default([]),
  replyOn: optionalDay('报名截止日期'),
  remarks: optionalText('其他事项', 1000),
  casePages: z.array(casePage).max(100).default([]).meta({ title: '案情摘要（作为附件）' }),
  materialLists: z.array(materialList).max(20).default([]).meta({ title: '材料清单（作为附件）' }),
})
type MeetingNotice = z.infer<typeof schema>

/** A question that goes round in writing has no room and no hour: its day is the last one for the opinions. */
const WRITTEN = '书面会商'

/** 会商通知: what is to be discussed, who comes, when, where, what to prepare, and what there is to read beforehand. */
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
    casePages: [exampleCasePage],
    materialLists: [
      {
        title: '到期未落实的议定事项',
        rows: [{ no: '', title: '统一小额食用农产品案件裁量标准', day: '2026年11月20日' }],
      },
      {
        title: '派单争议',
        rows: [
          { no: 'DH20261101000123', title: '夜市油烟和占道经营由哪个部门办理', day: '2026年11月18日' },
          { no: 'DH20261102000456', title: '工地夜间施工噪声相互推诿', day: '2026年11月19日' },
        ],
      },
    ],
  }),
  check: (content, context) => [
    ...checkEventAhead('heldOn', '会商日期', content.heldOn, content, context),
    ...checkDue('replyOn', content.replyOn, content, context),
    ...checkRoom(content),
  ],
  print: (content) => {
    const annexes = meetingAnnexes(content)
    return {
      body: content.kind === WRITTEN ? circulation(content) : invitation(content),
      annexes,
      // The engine numbers the names: what is printed here comes first, what is only added by hand after it.
      annexNotes: [...annexes.map(({ title }) => title), ...content.annexNotes],
    }
  },
})

function checkRoom({ kind, time, place }: MeetingNotice): Finding[] {
  if (kind === WRITTEN) return []
  return [
    ...(time === '' ? [{ code: 'eventWithout' as const, path: 'time', args: { what: '会商时间' } }] : []),
    ...(place === '' ? [{ code: 'eventWithout' as const, path: 'place', args: { what: '会商地点' } }] : []),
  ]
}

function dayOf(content: MeetingNotice): string {
  return content.heldOn ? formatCivilDate(content.heldOn) : '　　年　月　日'
}

function invitation(content: MeetingNotice): Block[] {
  const reply = content.replyOn ? `请于${formatCivilDate(content.replyOn)}前将参加人员名单报送。` : ''
  return [
    ...paragraphs(`${sentence(content.reason)}经研究，决定召开${content.kind}。现将有关事项通知如下。`),
    ...chapters([
      ['时间和地点', paragraphs(`${dayOf(content)}${content.time}，${sentence(content.place)}`)],
      ['会商议题', numbered(content.agenda)],
      [
        '主持和参加人员',
        paragraphs(`${sentence(`${content.host}主持`)}参加人员：${sentence(listed(content.participants))}`),
      ],
      ['会商材料', numbered(content.materials)],
      ['其他事项', paragraphs(`${reply}${content.remarks && sentence(content.remarks)}`)],
    ]),
    ...paragraphs('特此通知。'),
  ]
}

function circulation(content: MeetingNotice): Block[] {
  return [
    ...paragraphs(`${sentence(content.reason)}经研究，决定以书面方式会商。现将有关事项通知如下。`),
    ...chapters([
      ['会商事项', numbered(content.agenda)],
      [
        '意见反馈',
        paragraphs(
          `请于${dayOf(content)}前，就上述事项书面反馈意见并加盖公章。逾期未反馈的，在会商纪要中载明。会商由${sentence(`${content.host}主持`)}`,
        ),
      ],
      ['参加会商的单位和人员', paragraphs(sentence(listed(content.participants)))],
      ['会商材料', numbered(content.materials)],
      ['其他事项', paragraphs(content.remarks && sentence(content.remarks))],
    ]),
    ...paragraphs('特此通知。'),
  ]
}

const exampleCasePage = {
  caseNo: '示司执监案〔2026〕3号',
  title: '小额食用农产品高额处罚监督案',
  respondent: '示例市市场监督管理局',
  field: '市场监管',
  reported: '反映人因销售货值20元的不合格芹菜被罚款50000元，认为处罚过重。',
  acts: '行政处罚：示市监罚〔2026〕101号，2026年9月30日作出，罚款50000元。',
  progress: '2026年10月9日立案，目前处于调查审查阶段。',
  facts: '当事人已履行进货查验义务，如实说明进货来源，货值和违法所得较小，没有造成危害后果。',
  question: '小额食用农产品案件的裁量标准如何统一。',
}

function draft(facts: CaseFacts): MeetingNotice {
  return {
    ...draftCommon(facts, 'letter', {
      title: `关于${facts.caseTitle ? `“${caseMatter(facts.caseTitle)}”` : '有关'}问题的会商通知`,
      addressee: facts.respondent.name,
      numberFormat: '{org}会〔{year}〕{no}号',
    }),
    kind: '专题会',
    reason: `为研究处理${facts.caseTitle ? `“${caseMatter(facts.caseTitle)}”` : '有关行政执法'}问题，统一认识，明确职责`,
    heldOn: addCivilDays(facts.today, 7),
    time: '',
    place: '',
    host: facts.bureau.name,
    agenda: facts.findings.map((finding) => `${finding.issueLabel}问题的处理。`),
    participants: [facts.bureau.name, facts.respondent.name].filter((name) => name !== ''),
    materials: [],
    remarks: '',
    casePages: [],
    materialLists: [],
  }
}
