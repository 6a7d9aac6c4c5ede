import { z } from 'zod'
import { type Block, paragraphs } from '../blocks'
import { dueOn, line, optionalLine, optionalText } from './common-fields'
import { draftRecord } from './common-form'
import type { CaseFacts } from './facts'
import type { InterviewFacts } from './file-facts'
import type { CheckContext } from './kind'
import { checkEventBehind } from './legality/days'
import type { Finding } from './legality/problem'
import {
  checkCount,
  day,
  factGrid,
  people,
  questionBlocks,
  questionsField,
  readBlocks,
  recordFields,
  signatureFeet,
} from './record-parts'
import { listed } from './wording'

const LEAST_ASKERS = 2

/** What 询问笔录 and 听取陈述申辩笔录 have alike: two officers, rights told, questions and answers, signed or refused. */
export const questioningFields = {
  ...recordFields,
  on: dueOn('日期'),
  time: optionalLine('起止时间', 60),
  place: line('地点', 200),
  person: line('被询问人', 100),
  identity: optionalLine('身份、单位和职务', 200),
  askers: people('询问人').min(1),
  recorder: optionalLine('记录人', 60),
  told: z.boolean().default(true).meta({ title: '已出示证件、告知权利义务' }),
  recusalAnswer: optionalLine('是否申请回避', 100),
  questions: questionsField.default([]),
  signed: z.boolean().default(true).meta({ title: '被询问人签字确认' }),
  refusal: optionalText('未签字的理由和见证情况', 500),
}
const questioning = z.object(questioningFields)
type Questioning = z.infer<typeof questioning>

export function draftQuestioning(facts: CaseFacts, title: string, about: InterviewFacts | undefined): Questioning {
  return {
    ...draftRecord(facts, title),
    on: about?.on ?? facts.today,
    time: '',
    place: about?.place ?? '',
    person: about?.person ?? '',
    identity: about?.identity ?? '',
    askers: [...(about?.askers ?? facts.file?.handlers ?? [])],
    recorder: '',
    told: about?.told ?? true,
    recusalAnswer: '',
    questions: (about?.questions ?? []).map((one) => ({ ...one })),
    signed: about?.signed ?? true,
    refusal: about?.refusal ?? '',
  }
}

export function checkQuestioning(content: Questioning, context: CheckContext): Finding[] {
  return [
    ...checkEventBehind('on', '日期', content.on, content, context),
    ...checkCount('askers', '询问人', content.askers, LEAST_ASKERS),
    ...(content.told ? [] : [{ code: 'rightsNotTold', path: 'told' } as const]),
    ...(content.signed || content.refusal !== '' ? [] : [{ code: 'refusalUnexplained', path: 'refusal' } as const]),
  ]
}

/** Head, what was told, the answers, and how it was signed; `who` is what the person is called. */
export function questioningBody(content: Questioning, who: string, heard: readonly Block[] = []): Block[] {
  const told = content.told
    ? `询问人员已出示行政执法监督证件，表明身份，告知${who}有关权利义务，并询问是否申请回避。`
    : ''
  return [
    factGrid([
      ['案　　由', content.caseTitle],
      ['时　　间', `${day(content.on)}　${content.time}`],
      ['地　　点', content.place],
      [who, content.person],
      ['身份、职务', content.identity],
      ['询 问 人', listed(content.askers)],
      ['记 录 人', content.recorder],
    ]),
    ...paragraphs(told && `${told}${who}${content.recusalAnswer || '表示不申请回避'}。`),
    ...heard,
    ...questionBlocks(content.questions),
    ...readBlocks(who, content),
  ]
}

export function questioningFeet(who: string): string[] {
  return signatureFeet([who, '询问人'], ['记录人'])
}
