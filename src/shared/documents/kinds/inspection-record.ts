import { z } from 'zod'
import { type Block, heading, paragraphs } from '../blocks'
import { commonFields, line, longText, names, optionalLine, optionalText, picture } from './common-fields'
import { draftForm } from './common-form'
import { defineKind } from './define-kind'
import { exampleFacts } from './example-facts'
import type { CaseFacts } from './facts'
import { inspectionExample } from './inspection-record-example'
import { listed, sentence } from './wording'

export const inspectionResults = ['符合', '不符合', '未检查'] as const
export const signerTitles = ['被核查单位在场人员', '被询问人', '见证人', '核查人员'] as const
const LEAST_INSPECTORS = 2
/** Two photos and their captions fill a page. */
const PHOTO_LINES = 9

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
        /** Said once, before his first question. */
        person: optionalLine('被询问人及身份', 260),
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
  signatures: z
    .array(
      z.object({
        title: z.enum(signerTitles).meta({ title: '签名人身份' }),
        name: line('签名人', 60),
        signedAt: optionalLine('签名时间', 60),
        /** Made on the screen; without one the place stays free for a pen. */
        picture: z.string().max(2_000_000).default('').meta({ title: '签名' }),
        refusal: optionalText('拒绝签名的理由', 700),
      }),
    )
    .max(40)
    .default([])
    .meta({ title: '签名' }),
  corrections: z.array(line('更正', 3000)).max(50).default([]).meta({ title: '更正' }),
})
export type InspectionRecord = z.infer<typeof schema>

/** 现场核查笔录: two inspectors, checklist, questions and answers, photo annex, signatures on every page. */
export const inspectionRecord = defineKind<InspectionRecord>({
  code: 'inspection-record',
  name: '现场核查笔录',
  format: 'form',
  numbering: 'none',
  schema,
  draft,
  example: () => inspectionExample(draft(exampleFacts)),
  check: (content) =>
    content.inspectors.length < LEAST_INSPECTORS
      ? [{ code: 'inspectorsFew', path: 'inspectors', args: { n: content.inspectors.length } }]
      : [],
  print: (content) => ({
    marks: [],
    body: body(content),
    annexes: content.photos.length > 0 ? [{ title: '现场照片', body: photoBlocks(content) }] : [],
    ...foot(content.signatures),
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
    signatures: [],
    corrections: [],
  }
}

/** The places for signatures on each page, and how many characters of room each has. */
const places: readonly {
  title: InspectionRecord['signatures'][number]['title']
  line: number
  at: number
  room: number
}[] = [
  { title: '被核查单位在场人员', line: 0, at: 14, room: 8 },
  { title: '见证人', line: 0, at: 30, room: 6 },
  { title: '核查人员', line: 1, at: 9, room: 16 },
]

/** Every page is signed (逐页签名): on the screen once for all, else by pen in the same places. */
function foot(signatures: InspectionRecord['signatures']) {
  const of = (title: string) => signatures.filter((each) => each.title === title)
  const refused = of('被核查单位在场人员').some(({ refusal }) => refusal !== '')
  const gap = (n: number) => '　'.repeat(n)
  return {
    footLines: [
      `被核查单位在场人员（签名）：${refused ? `拒绝签名${gap(4)}` : gap(8)}见证人（签名）：`,
      `核查人员（签名）：${gap(18)}年　　月　　日`,
    ],
    footPictures: places.flatMap(({ title, line: at, at: from, room }) => {
      const drawn = of(title).filter(({ picture: source }) => source !== '')
      const share = room / Math.max(1, drawn.length)
      return drawn.map(({ picture: source, name }, index) => ({
        line: at,
        at: from + index * share,
        room: share,
        source,
        alt: `${title}${name}签名`,
      }))
    }),
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
    ['现场询问', askedBlocks(content)],
    ['被核查单位意见', paragraphs(content.remarks && sentence(content.remarks))],
  ]
  const said = parts.filter(([, blocks]) => blocks.length > 0)
  return [
    {
      type: 'grid',
      columns: [4, 20],
      rows: facts.map(([name, text]) => [{ text: name, label: true }, { text }]),
    },
    ...paragraphs(`${identified}${recusal}`),
    ...said.flatMap(([title, blocks], at) => [heading(1, at, title), ...blocks]),
    ...(content.signatures.length > 0
      ? signatureBlocks(content)
      : paragraphs('以上笔录经被核查单位在场人员阅读，确认无误。')),
    // Said after everybody had signed, and shown so.
    ...(content.corrections.length > 0 ? [heading(1, said.length, '更正')] : []),
    ...content.corrections.flatMap((text) => paragraphs(sentence(text))),
  ]
}

/** Questions and answers, one person after another. */
function askedBlocks({ statements }: InspectionRecord): Block[] {
  return statements.flatMap(({ person, question, answer }, at) => {
    const first = person !== '' && person !== statements[at - 1]?.person
    return paragraphs(`${first ? `被询问人：${person}。\n` : ''}问：${question}\n答：${answer}`)
  })
}

/** Who read it and signed, by hand on this screen or with a pen, or would not and why. */
function signatureBlocks({ signatures }: InspectionRecord): Block[] {
  const refused = signatures.some(({ refusal }) => refusal !== '')
  return [
    ...paragraphs(
      refused ? '以上笔录已交在场人员阅读，签名及拒绝签名情况如下：' : '以上笔录经在场人员阅读，确认无误，签名如下：',
    ),
    {
      type: 'grid',
      columns: [7, 12, 5],
      rows: signatures.map(({ title, name, signedAt, picture: source, refusal }) => [
        { text: `${title}\n${name}`, label: true },
        {
          text: refusal === '' ? '' : `拒绝签名。${refusal}`,
          ...(source ? { picture: { source, alt: `${title}${name}签名` } } : refusal === '' ? { lines: 2 } : {}),
        },
        { text: signedAt.replace(' ', '\n'), label: true },
      ]),
    },
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
    lines: PHOTO_LINES,
    source: photo.picture,
    alt: photo.caption,
    caption: `照片${at + 1}　${photo.caption}`,
  }))
}
