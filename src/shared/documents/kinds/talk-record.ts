import { z } from 'zod'
import { formatCivilDate } from '#shared/domain/civil-date'
import { type Block, heading, paragraphs } from '../blocks'
import { dueOn, line, longText, optionalDay, optionalLine } from './common-fields'
import { draftRecord } from './common-form'
import { defineKind } from './define-kind'
import { exampleOverdueFacts } from './example-facts'
import type { CaseFacts } from './facts'
import { checkEventBehind } from './legality/days'
import type { Finding } from './legality/problem'
import { checkCount, day, factGrid, people, recordFields, signatureFeet } from './record-parts'
import { listed } from './wording'

const schema = z.object({
  ...recordFields,
  respondent: line('被约谈单位', 100),
  subject: line('约谈事项', 300),
  on: dueOn('约谈日期'),
  time: optionalLine('时间', 60),
  place: line('地点', 200),
  hosts: people('约谈人').min(1),
  present: people('被约谈人').min(1),
  recorder: optionalLine('记录人', 60),
  talk: longText('约谈内容', 10_000),
  commitments: z
    .array(
      z.object({ content: line('承诺事项', 500), person: optionalLine('责任人', 60), dueOn: optionalDay('完成期限') }),
    )
    .max(50)
    .default([])
    .meta({ title: '整改承诺' }),
})
type TalkRecord = z.infer<typeof schema>

const LEAST_HOSTS = 2

/** 约谈记录: what was said at the table, and what was promised until when. */
export const talkRecord = defineKind<TalkRecord>({
  code: 'talk-record',
  name: '约谈记录',
  format: 'form',
  numbering: 'none',
  schema,
  draft,
  example: () => ({ ...draft(exampleOverdueFacts), recorder: '李某' }),
  check: (content, context) => [
    ...checkEventBehind('on', '约谈日期', content.on, content, context),
    ...checkCount('hosts', '约谈人', content.hosts, LEAST_HOSTS),
    ...content.commitments.flatMap((one, at) => checkCommitment(one, at, content.on)),
  ],
  print: (content) => ({
    marks: [],
    body: body(content),
    footLines: signatureFeet(['被约谈人', '约谈人'], ['记录人']),
  }),
})

function draft(facts: CaseFacts): TalkRecord {
  const talk = facts.file?.talk
  return {
    ...draftRecord(facts, '约谈记录'),
    respondent: facts.respondent.name,
    subject: talk?.subject ?? facts.caseTitle,
    on: talk?.on ?? facts.today,
    time: talk?.time ?? '',
    place: talk?.place ?? '',
    hosts: [...(talk?.hosts ?? [])],
    present: [...(talk?.present ?? [])],
    recorder: '',
    talk: talk?.text ?? '',
    commitments: (talk?.commitments ?? []).map((one) => ({ ...one })),
  }
}

function checkCommitment(
  { content, dueOn: due }: TalkRecord['commitments'][number],
  at: number,
  on: string,
): Finding[] {
  const path = `commitments.${at}.dueOn`
  if (!due) return [{ code: 'commitmentUndated', path, args: { what: content } }]
  const args = { what: '承诺的完成期限', on: formatCivilDate(due), date: on && formatCivilDate(on) }
  return due < on ? [{ code: 'stageBackwards', path, args }] : []
}

function body(content: TalkRecord): Block[] {
  const promised: Block = {
    type: 'table',
    columns: [
      { title: '序号', width: 2 },
      { title: '承诺事项', width: 11 },
      { title: '责任人', width: 4 },
      { title: '完成期限', width: 7 },
    ],
    rows: content.commitments.map(({ content: what, person, dueOn: due }, at) => [
      String(at + 1),
      what,
      person,
      due ? formatCivilDate(due) : '',
    ]),
  }
  return [
    factGrid([
      ['约谈事项', content.subject],
      ['时　　间', `${day(content.on)}　${content.time}`],
      ['地　　点', content.place],
      ['被约谈单位', content.respondent],
      ['被约谈人', listed(content.present)],
      ['约 谈 人', listed(content.hosts)],
      ['记 录 人', content.recorder],
    ]),
    heading(1, 0, '约谈内容'),
    ...paragraphs(content.talk),
    ...(content.commitments.length > 0 ? [heading(1, 1, '整改承诺'), promised] : []),
    ...paragraphs('以上记录经被约谈人阅读，确认无误。'),
  ]
}
