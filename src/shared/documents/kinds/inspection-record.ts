import { z } from 'zod'
import { type Block, heading, paragraphs } from '../blocks'
import { commonFields, line, longText, names, optionalLine, optionalText, picture } from './common-fields'
import { draftForm } from './common-form'
import { defineKind } from './define-kind'
import { exampleFacts } from './example-facts'
import { examplePicture } from './example-picture'
import type { CaseFacts } from './facts'
import { listed, sentence } from './wording'

export const inspectionResults = ['符合', '不符合', '未检查'] as const
const LEAST_INSPECTORS = 2

const schema = z.object({
  ...commonFields,
  addressee: optionalLine('主送机关'),
  organ: line('被核查单位', 100),
  place: line('核查地点', 200),
  startedAt: line('开始时间', 60),
  endedAt: line('结束时间', 60),
  inspectors: z
    .array(
      z.object({
        name: line('姓名', 40),
        certificateNo: line('行政执法监督证件号', 60),
      }),
    )
    .min(1)
    .max(10)
    .meta({ title: '核查人员' }),
  attending: optionalLine('被核查单位在场人员及职务', 200),
  observers: names('见证人和其他在场人员', 20).default([]),
  identified: z.boolean().default(true).meta({ title: '已出示证件、表明身份' }),
  recusalAsked: z.boolean().default(true).meta({ title: '已告知申请回避的权利' }),
  recusalAnswer: optionalLine('是否申请回避', 100),
  checklist: z
    .array(
      z.object({
        item: line('核查事项', 200),
        result: z.enum(inspectionResults).meta({ title: '结果' }),
        note: optionalText('说明', 500),
      }),
    )
    .max(100)
    .default([])
    .meta({ title: '核查事项' }),
  found: longText('现场核查情况', 20_000),
  statements: z
    .array(
      z.object({
        question: line('问', 500),
        answer: longText('答', 4000),
      }),
    )
    .max(200)
    .default([])
    .meta({ title: '现场询问' }),
  photos: z
    .array(z.object({ picture, caption: line('照片说明', 100) }))
    .max(60)
    .default([])
    .meta({ title: '照片' }),
  remarks: optionalText('被核查单位意见', 2000),
})
type InspectionRecord = z.infer<typeof schema>

/** 现场核查笔录: two inspectors, checklist, questions and answers, photo annex, signatures on every page. */
export const inspectionRecord = defineKind<InspectionRecord>({
  code: 'inspection-record',
  name: '现场核查笔录',
  format: 'form',
  numbering: 'none',
  schema,
  draft,
  example,
  check: (content) =>
    content.inspectors.length < LEAST_INSPECTORS
      ? [{ code: 'inspectorsFew', path: 'inspectors', args: { n: content.inspectors.length } }]
      : [],
  print: (content) => ({
    marks: [],
    body: body(content),
    annexes: content.photos.length > 0 ? [{ title: '现场照片', body: photoBlocks(content) }] : [],
    footLines: [
      '被核查单位在场人员（签名）：　　　　　　　　　　核查人员（签名）：',
      '见证人（签名）：　　　　　　　　　　　　　　　　　　　　　年　　月　　日',
    ],
  }),
})

function draft(facts: CaseFacts): InspectionRecord {
  return {
    ...draftForm(facts, '现场核查笔录'),
    organ: facts.respondent.name,
    place: '',
    startedAt: '',
    endedAt: '',
    inspectors: [],
    attending: '',
    observers: [],
    identified: true,
    recusalAsked: true,
    recusalAnswer: '',
    checklist: facts.findings.map((finding) => ({
      item: `是否存在${finding.issueLabel}问题`,
      result: '未检查',
      note: '',
    })),
    found: '',
    statements: [],
    photos: [],
    remarks: '',
  }
}

function body(content: InspectionRecord): Block[] {
  const inspectors = content.inspectors.map(({ name, certificateNo }) => `${name}（证件号：${certificateNo}）`)
  const identified = content.identified
    ? '核查人员已出示行政执法监督证件，表明身份，说明核查事项'
    : '核查人员未出示证件'
  const recusal = content.recusalAsked
    ? `，并告知在场人员有申请回避的权利。在场人员${content.recusalAnswer || '表示不申请回避'}。`
    : '。'
  const facts: readonly (readonly [string, string])[] = [
    ['核查时间', `${content.startedAt}至${content.endedAt}`],
    ['核查地点', content.place],
    ['被核查单位', content.organ],
    ['在场人员', content.attending],
    ['核查人员', listed(inspectors)],
    ['见证人员', listed(content.observers)],
  ]
  const parts: [string, Block[]][] = [
    ['核查事项', content.checklist.length > 0 ? [checkTable(content)] : []],
    ['现场核查情况', paragraphs(content.found)],
    ['现场询问', content.statements.flatMap(({ question, answer }) => paragraphs(`问：${question}\n答：${answer}`))],
    ['被核查单位意见', paragraphs(content.remarks && sentence(content.remarks))],
  ]
  return [
    {
      type: 'grid',
      columns: [4, 20],
      rows: facts.map(([name, text]) => [{ text: name, label: true }, { text }]),
    },
    ...paragraphs(`${identified}${recusal}`),
    ...parts
      .filter(([, blocks]) => blocks.length > 0)
      .flatMap(([title, blocks], at) => [heading(1, at, title), ...blocks]),
    ...paragraphs('以上笔录经被核查单位在场人员阅读，确认无误。'),
  ]
}

function checkTable({ checklist }: InspectionRecord): Block {
  return {
    type: 'table',
    columns: [
      { title: '序号', width: 2 },
      { title: '核查事项', width: 10 },
      { title: '结果', width: 3 },
      { title: '说明', width: 9 },
    ],
    rows: checklist.map(({ item, result, note }, at) => [String(at + 1), item, result, note]),
  }
}

function photoBlocks({ photos }: InspectionRecord): Block[] {
  return photos.map((photo, at) => ({
    type: 'figure',
    source: photo.picture,
    alt: photo.caption,
    caption: `照片${at + 1}　${photo.caption}`,
  }))
}

function example(): InspectionRecord {
  return {
    ...draft(exampleFacts),
    place: '示例县市场监督管理局三楼档案室',
    startedAt: '2026年10月20日9时10分',
    endedAt: '2026年10月20日11时40分',
    inspectors: [
      { name: '张某', certificateNo: '示监0012' },
      { name: '李某', certificateNo: '示监0027' },
    ],
    attending: '赵某某（法规股股长）、钱某某（承办人）',
    observers: ['孙某某（该局办公室工作人员）'],
    recusalAnswer: '表示不申请回避',
    checklist: [
      { item: '案卷材料是否齐全', result: '不符合', note: '缺少集体讨论记录' },
      { item: '告知书送达与决定作出的间隔', result: '不符合', note: '间隔1日' },
      { item: '罚没收入是否缴入国库', result: '符合', note: '见票据复制件' },
      { item: '裁量理由是否说明', result: '不符合', note: '案卷和决定书均未说明' },
    ],
    found:
      '核查人员在档案室调阅示县市监罚〔2026〕37号行政处罚案卷1册，共46页。经逐页核对，卷内有立案审批表、现场检查笔录、抽检报告、询问笔录、行政处罚告知书及送达回证、行政处罚决定书及送达回证、罚没收入票据，未见集体讨论记录。\n告知书送达回证载明的送达时间为2026年8月24日，决定书落款日期为2026年8月25日。\n核查人员对案卷目录、告知书送达回证和决定书进行了复制，复制件由在场人员核对无误后签名。',
    statements: [
      {
        question: '该案是否经过集体讨论？',
        answer: '当时案件较多，由分管负责人直接签批，没有召开案件审理会，也没有制作讨论记录。',
      },
      {
        question: '为什么在陈述申辩期限届满前作出决定？',
        answer: '当事人在送达告知书时口头表示没有意见，我们就没有再等，但是没有让当事人书面确认。',
      },
    ],
    photos: [
      { picture: examplePicture(), caption: '案卷目录' },
      { picture: examplePicture(), caption: '行政处罚告知书送达回证' },
    ],
  }
}
