import { useEffect, useMemo, useState } from 'react'
import { caseFacts } from '#shared/commands/documents/case-facts'
import type { DocumentContent } from '#shared/documents/content'
import type { DocumentKind, LegalityProblem } from '#shared/documents/kinds/kind'
import { layoutDocument } from '#shared/documents/layout/layout-document'
import type { Page } from '#shared/documents/layout/page-model'
import { civilDateOf } from '#shared/domain/civil-date'
import type { OfficialDocument } from '#shared/domain/official-document'
import type { CaseBundle } from '../../data/desk-worker-api'
import { useReference } from '../../data/hooks'
import { useNow } from '../../ui/time/use-now'
import type { Content } from './editor-state'
import { documentTexts as text } from './messages'
import { type RankedProblem, rankProblems } from './rank-problems'

export interface Rendered {
  readonly printable: DocumentContent
  readonly pages: readonly Page[]
}

/** Typing must never wait for the page: a page is laid out when the fingers rest this long. */
const REST_MS = 140

/** The content as it was when typing last rested. */
export function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const timer = window.setTimeout(() => setRested(value), REST_MS)
    return () => window.clearTimeout(timer)
  }, [value])
  return rested
}

/** What the document prints as it stands: its pages, with number and date once it has them. */
export function renderDocument(kind: DocumentKind, document: OfficialDocument, content: Content): Rendered {
  const drawn = kind.toContent(
    { ...content },
    {
      number: document.number,
      date: document.issuedOn,
      demo: document.issuedOn && document.demo ? true : undefined,
    },
  )
  // What was taken back must not pass for the real thing once it lies on a desk.
  const printable = document.voided ? { ...drawn, pageMark: text.voidedMark } : drawn
  return { printable, pages: layoutDocument(printable).pages }
}

/** What the legality check says of the content against its case, for review and for issue. */
export function useProblems(
  kind: DocumentKind,
  document: OfficialDocument,
  bundle: CaseBundle,
  content: Content,
): readonly RankedProblem[] {
  const ref = useReference()
  const today = civilDateOf(useNow())
  const facts = useMemo(
    () =>
      caseFacts({
        case: bundle.case,
        orders: bundle.orders,
        documents: bundle.documents,
        ref,
        today,
        kind: document.kind,
      }),
    [bundle, ref, today, document.kind],
  )
  return useMemo(() => {
    const check = (step: 'draft' | 'issue'): LegalityProblem[] => kind.check({ ...content }, { step, facts })
    return rankProblems(check('draft'), check('issue'))
  }, [kind, content, facts])
}
