import { z } from 'zod'
import { defineKind } from './define-kind'
import { exampleFacts } from './example-facts'
import type { CaseFacts } from './facts'
import { checkQuestioning, draftQuestioning, questioningBody, questioningFeet, questioningFields } from './questioning'

const schema = z.object(questioningFields)
type InterviewRecord = z.infer<typeof schema>

const ASKED = '被询问人'

/** 询问笔录, and under its own title the record of a conversation (座谈记录). */
export const interviewRecord = defineKind<InterviewRecord>({
  code: 'interview-record',
  name: '询问笔录',
  format: 'form',
  numbering: 'none',
  schema,
  draft,
  example: () => ({ ...draft(exampleFacts), time: '9时10分至10时20分', recorder: '李某' }),
  check: (content, context) => [
    ...checkQuestioning(content, context),
    ...(content.questions.length === 0 ? [{ code: 'nothingSaid', path: 'questions' } as const] : []),
  ],
  print: (content) => ({
    marks: [],
    body: questioningBody(content, ASKED),
    footLines: questioningFeet(ASKED),
  }),
})

function draft(facts: CaseFacts): InterviewRecord {
  const recorded = facts.file?.interview
  const about = recorded?.kind === 'statement' ? undefined : recorded
  return draftQuestioning(facts, about?.kind === 'meeting' ? '座谈记录' : '询问笔录', about)
}
