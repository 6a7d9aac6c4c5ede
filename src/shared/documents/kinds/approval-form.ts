import { z } from 'zod'
import { formatCivilDate } from '#shared/domain/civil-date'
import type { Block, GridCell } from '../blocks'
import { commonFields, line, longText, optionalDay, optionalLine, optionalText } from './common-fields'
import { draftForm } from './common-form'
import { defineKind } from './define-kind'
import { exampleFacts } from './example-facts'
import type { CaseFacts } from './facts'
import { type ApprovalFacts, approvalStages } from './file-facts'
import { firstPerson, secondPerson, sourceSentence } from './wording'

const opinion = (title: string) =>
  z
    .object({
      text: optionalText('意见', 2000),
      by: optionalLine('签名', 40),
      on: optionalDay('日期'),
    })
    .default({ text: '', by: '' })
    .meta({ title })

const schema = z.object({
  ...commonFields,
  addressee: optionalLine('主送机关'),
  stage: z.enum(approvalStages).meta({ title: '审批事项' }),
  caseNo: optionalLine('案件编号', 60),
  caseTitle: line('案件名称', 200),
  source: line('案件来源', 200),
  respondent: line('被监督机关', 100),
  party: optionalLine('当事人', 100),
  field: optionalLine('执法领域', 40),
  summary: longText('案情摘要'),
  reason: longText('审批理由和依据', 4000),
  handlers: optionalLine('承办人', 100),
  handling: opinion('承办人意见'),
  review: opinion('审核意见'),
  decision: opinion('审批意见'),
  remarks: optionalText('备注', 500),
})
type ApprovalForm = z.infer<typeof schema>

/** 审批表 of every stage: 立案, 延期, 中止, 文书, 移送, 结案, with the opinions of 承办, 审核 and 签发. */
export const approvalForm = defineKind<ApprovalForm>({
  code: 'approval-form',
  name: '行政执法监督审批表',
  format: 'form',
  numbering: 'none',
  schema,
  draft,
  example: () => draft(exampleFacts),
  print: (content) => ({ body: [grid(content)], marks: [] }),
})

function draft(facts: CaseFacts): ApprovalForm {
  const { approval } = facts.file ?? {}
  const stage = approval?.stage ?? '立案'
  return {
    ...draftForm(facts, `行政执法监督${stage}审批表`),
    stage,
    caseNo: facts.caseNo ?? '',
    caseTitle: facts.caseTitle,
    source: facts.orders[0]?.channel || facts.origin,
    respondent: facts.respondent.name,
    party: facts.party.confidential ? '（保密）' : facts.party.name,
    field: facts.field ?? '',
    summary: `${sourceSentence(facts, firstPerson(facts.bureau.name))}${facts.orders[0]?.content ?? ''}`,
    reason: approval?.reason ?? filingReason(facts),
    handlers: facts.file?.handlers.join('、') ?? '',
    ...(approval ? opinionsOf(approval) : filingOpinions(facts)),
    remarks: '',
  }
}

function filingReason(facts: CaseFacts): string {
  const we = firstPerson(facts.bureau.name)
  const they = secondPerson(facts.respondent.name).replace('你', '该')
  return `反映的问题属于${we}行政执法监督范围，有明确的被监督机关和具体事实，需要对${they}的行政执法行为进行核查。`
}

type Opinions = Pick<ApprovalForm, 'handling' | 'review' | 'decision'>

const opinionsOf = ({ handling, review, decision }: ApprovalFacts): Opinions => ({ handling, review, decision })

/** What handlers proposed and the reviewer answered, where the case holds it; else the pen writes it. */
function filingOpinions({ file }: CaseFacts): Opinions {
  const filing = file?.filing
  return {
    handling: filing
      ? { text: filing.reason, by: file.handlers.join('、'), on: filing.proposedOn }
      : { text: '', by: '' },
    review: filing?.reviewedOn
      ? { text: filing.opinion, by: filing.reviewer, on: filing.reviewedOn }
      : { text: '', by: '' },
    decision: { text: '', by: '' },
  }
}

function grid(content: ApprovalForm): Block {
  const label = (text: string): GridCell => ({ text, label: true })
  const wide = (name: string, text: string, lines = 1): GridCell[] => [label(name), { text, span: 3, lines }]
  return {
    type: 'grid',
    columns: [5, 8, 4, 7],
    rows: [
      [label('案件编号'), { text: content.caseNo }, label('审批事项'), { text: content.stage }],
      wide('案件名称', content.caseTitle),
      [label('案件来源'), { text: content.source }, label('执法领域'), { text: content.field }],
      wide('被监督机关', content.respondent),
      [label('当事人'), { text: content.party }, label('承办人'), { text: content.handlers }],
      wide('案情摘要', content.summary, 5),
      wide('审批理由和依据', content.reason, 3),
      opinionRow('承办人\n意见', content.handling),
      opinionRow('审核意见', content.review),
      opinionRow('审批意见', content.decision),
      wide('备注', content.remarks, 2),
    ],
  }
}

/** Typed or left for the pen; the line of signature and date stands under either. */
function opinionRow(name: string, { text, by, on }: ApprovalForm['handling']): GridCell[] {
  const date = on ? formatCivilDate(on) : '　　　　年　　月　　日'
  return [
    { text: name, label: true },
    { text, span: 3, lines: 3, sign: `签名：${by || '　　　　　　'}　　${date}` },
  ]
}
