import { z } from 'zod'
import type { TriageTarget } from '../domain/triage-model'
import type { TriageExample } from './train'

/** A text with all that was judged of it: of the start set, or of an officer's case. */
export const judgedText = z.object({
  title: z.string(),
  content: z.string(),
  field: z.string().optional(),
  enforcementType: z.string().optional(),
  issues: z.array(z.string()).default([]),
  level: z.string().optional(),
})
export type JudgedText = z.infer<typeof judgedText>

/** Made-up examples in the words of the field, so that a new city has suggestions from its first day. */
export const startSet = z.array(judgedText)

/** The examples of one target: texts that were not judged for it teach it nothing. */
export function examplesOf(target: TriageTarget, texts: readonly JudgedText[]): TriageExample[] {
  return texts.flatMap((text) => {
    const labels = labelsFor(target, text).filter((label): label is string => label !== undefined)
    return labels.length > 0 ? [{ title: text.title, content: text.content, labels }] : []
  })
}

function labelsFor(target: TriageTarget, text: JudgedText): readonly (string | undefined)[] {
  switch (target) {
    case 'field':
      return [text.field]
    case 'enforcementType':
      return [text.enforcementType]
    case 'issue':
      return text.issues
    case 'level':
      return [text.level]
  }
}
