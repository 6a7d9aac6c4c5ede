import { z } from 'zod'
import { type Block, heading, paragraphs } from '../blocks'
import { dueOn, line, longText, names, optionalLine } from './common-fields'
import { draftRecord } from './common-form'
import { defineKind } from './define-kind'
import { exampleFacts } from './example-facts'
import type { CaseFacts } from './facts'
import { checkEventBehind } from './legality/days'
import { day, factGrid, recordFields, signatureFeet } from './record-parts'
import { sentence } from './wording'

const schema = z.object({
  ...recordFields,
  expert: line('专家', 60),
  unit: optionalLine('单位、职称', 200),
  on: dueOn('日期'),
  question: longText('咨询的问题', 2000),
  materials: names('提供的材料', 50).default([]),
  avoids: z.boolean().default(true).meta({ title: '已声明与本案无利害关系' }),
  opinion: longText('专家意见', 8000),
})
type ExpertOpinion = z.infer<typeof schema>

/** 专家意见: what was asked, on which materials, and what the expert says; heard, not binding. Belongs into the 副卷. */
export const expertOpinion = defineKind<ExpertOpinion>({
  code: 'expert-opinion',
  name: '专家意见书',
  format: 'form',
  numbering: 'none',
  schema,
  draft,
  example: () => ({
    ...draft(exampleFacts),
    unit: '示例大学法学院教授',
    materials: ['行政处罚案卷复制件', '同期三起案件的处理决定'],
  }),
  check: (content, context) => [
    ...checkEventBehind('on', '日期', content.on, content, context),
    ...(content.avoids
      ? []
      : [{ code: 'avoidanceUnexplained', path: 'avoids', args: { name: content.expert } } as const]),
  ],
  print: (content) => ({ marks: [], body: body(content), footLines: signatureFeet(['专家']) }),
})

function draft(facts: CaseFacts): ExpertOpinion {
  const expert = facts.file?.expert
  return {
    ...draftRecord(facts, '专家意见书'),
    expert: expert?.expert ?? '',
    unit: '',
    on: expert?.on ?? facts.today,
    question: expert?.question ?? '',
    materials: [],
    avoids: true,
    opinion: expert?.opinion ?? '',
  }
}

function body(content: ExpertOpinion): Block[] {
  const parts: [string, Block[]][] = [
    ['咨询的问题', paragraphs(content.question)],
    ['提供的材料', content.materials.flatMap((text, at) => paragraphs(`${at + 1}.${sentence(text)}`))],
    ['专家意见', paragraphs(content.opinion)],
  ]
  return [
    factGrid([
      ['案件编号', content.caseNo],
      ['案件名称', content.caseTitle],
      ['专　　家', content.expert],
      ['单位、职称', content.unit],
      ['日　　期', day(content.on)],
    ]),
    ...parts
      .filter(([, blocks]) => blocks.length > 0)
      .flatMap(([title, blocks], at) => [heading(1, at, title), ...blocks]),
    ...paragraphs(content.avoids ? '本人与本案当事人、被监督机关无利害关系，以上意见独立作出。' : ''),
  ]
}
