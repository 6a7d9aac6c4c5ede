import { useEffect, useMemo, useState } from 'react'
import { caseFacts } from '#shared/commands/documents/case-facts'
import type { DocumentKind, LegalityProblem } from '#shared/documents/kinds/kind'
import { civilDateOf } from '#shared/domain/civil-date'
import type { OfficialDocument } from '#shared/domain/official-document'
import type { CaseBundle } from '../../data/desk-worker-api'
import { useReference } from '../../data/hooks'
import { useNow } from '../../ui/time/use-now'
import type { Content } from './editor-state'
import { type RankedProblem, rankProblems } from './rank-problems'

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
