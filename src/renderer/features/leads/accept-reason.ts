import type { ReferenceData } from '#shared/domain/reference-data'
import type { TriageSuggestions } from '../../data/desk-worker-api'
import { leadMessages as text } from './messages'

/** A first wording of why, from the words that led to the suggestions; the officer's to change. */
export function reasonFrom({ field, issues: all }: TriageSuggestions, ref: ReferenceData): string {
  const issues = all.filter(({ sure }) => sure)
  const words = [...new Set([...issues.flatMap((issue) => issue.words), ...(field?.words ?? [])])].slice(0, 4)
  const labels = issues.map(({ code }) => ref.label('issue', code))
  if (words.length === 0 || labels.length === 0) return text.reasonPlain
  return text.reasonWords(words, labels)
}
