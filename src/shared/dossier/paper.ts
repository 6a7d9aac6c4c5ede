import type { Block } from '../documents/blocks'
import type { DocumentContent } from '../documents/content'
import { formatCivilDate } from '../domain/civil-date'

/** A sheet without letterhead: title, text, date. */
export function paper(title: string, body: readonly Block[], date = ''): DocumentContent {
  return {
    format: 'plain',
    mark: '',
    number: { text: '', pending: false },
    signers: [],
    title,
    titleNames: [],
    addressee: '',
    body,
    annexNotes: [],
    signatories: [],
    date: date && formatCivilDate(date),
    annexes: [],
    copiesTo: [],
    marks: [],
  }
}
