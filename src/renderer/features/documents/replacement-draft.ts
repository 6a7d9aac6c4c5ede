import { type ReplacementMode, replacementLabels } from '#shared/domain/document-life'
import type { OfficialDocument } from '#shared/domain/official-document'
import { type FieldSpec, isRunningText } from '../../ui/documents/form-model'
import type { Content } from './editor-state'
import { isTextField } from './form-order'

type Replaced = Pick<OfficialDocument, 'number' | 'title' | 'content'>

/** What every replacing document has to say: why, which one, and that it is over. */
export function replacementSentence(old: Replaced, mode: ReplacementMode, reason: string): string {
  const why = reason.trim().replace(/[。；，]$/, '')
  return `因${why}，现对《${old.title}》（${old.number ?? ''}）予以${replacementLabels[mode]}，原文书自本文书送达之日起不再执行。`
}

/** The old text to be corrected, led in by the sentence; number and day are given anew at issue. */
export function correctedContent(fields: readonly FieldSpec[], old: Replaced, reason: string, today: string): Content {
  const { number: _number, date: _date, ...content } = old.content
  return withLead(fields, { ...content, draftedOn: today }, replacementSentence(old, 'correct', reason))
}

/** Puts a sentence before the first long text of a content. */
export function withLead(fields: readonly FieldSpec[], content: Content, sentence: string): Content {
  const first = fields.find((field) => isTextField(field.key) && isRunningText(field))
  if (!first) return content
  const text = content[first.key]
  return { ...content, [first.key]: typeof text === 'string' && text !== '' ? `${sentence}\n${text}` : sentence }
}
