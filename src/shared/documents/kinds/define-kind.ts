import type { z } from 'zod'
import type { DocumentContent, DocumentFormat } from '../content'
import { type CommonContent, commonContent, type Special } from './common-content'
import type { CaseFacts } from './facts'
import type { CheckContext, DocumentKind, LegalityProblem } from './kind'
import { checkCommon, type PrintedText } from './legality/common'
import { checkPictures } from './legality/pictures'
import { collect, type Finding } from './legality/problem'

interface KindParts<C extends CommonContent> {
  readonly code: string
  readonly name: string
  readonly format: DocumentFormat
  readonly numbering?: DocumentKind['numbering']
  readonly schema: z.ZodType<C>
  draft(facts: CaseFacts): C
  example(): C
  /** The body, and where the format lets a kind choose, the format; names of annexes where it prints them itself. */
  print(
    content: C,
  ): Special &
    Partial<Pick<DocumentContent, 'format' | 'annexNotes' | 'annexes' | 'attendance' | 'footLines' | 'footPictures'>>
  /** What holds for this kind beside what holds for all. */
  check?(content: C, context: CheckContext): Finding[]
}

/** A kind whose legality check reads every text field of its content, so that none can be forgotten. */
export function defineKind<C extends CommonContent>(parts: KindParts<C>): DocumentKind<C> {
  const { code, name, format, schema, draft, example } = parts
  return {
    code,
    name,
    format,
    issuer: 'bureau',
    numbering: parts.numbering ?? 'own',
    schema,
    draft,
    example,
    check: (content, context): LegalityProblem[] =>
      collect(context, [
        ...(parts.check?.(content, context) ?? []),
        ...checkCommon(content, context, printedTexts(content)),
        ...checkPictures(content),
      ]),
    toContent: (content, context = {}) => {
      const { format: own, annexNotes, annexes, attendance, footLines, footPictures, ...special } = parts.print(content)
      const common = commonContent(own ?? format, content, context, special)
      const notes = annexNotes ?? common.annexNotes
      return { ...common, annexNotes: notes, annexes: annexes ?? [], attendance, footLines, footPictures }
    },
  }
}

/** Fields that are no text of the document: names, numbers, dates, and where telephones belong. */
const notText = new Set<string>([
  'mark',
  'coIssuers',
  'number',
  'pendingNumber',
  'copyNumber',
  'urgency',
  'addressee',
  'signatories',
  'draftedOn',
  'date',
  'note',
  'copiesTo',
  'printingOrgan',
  'contact',
  'contactPhone',
])

/** Every text of a content with its field, in the order of the content. */
export function printedTexts(content: object, under = ''): PrintedText[] {
  return Object.entries(content).flatMap(([key, value]: [string, unknown]): PrintedText[] => {
    if (under === '' && notText.has(key)) return []
    const path = under === '' ? key : `${under}.${key}`
    if (typeof value === 'string') return value.startsWith('data:') ? [] : [[path, value]]
    return typeof value === 'object' && value !== null ? printedTexts(value, path) : []
  })
}
