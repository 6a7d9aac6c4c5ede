import { useEffect, useMemo, useState } from 'react'
import type { CaseFacts } from '#shared/documents/kinds/facts'
import type { DocumentKind, LegalityProblem } from '#shared/documents/kinds/kind'
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
export function useProblems(kind: DocumentKind, facts: CaseFacts, content: Content): readonly RankedProblem[] {
  return useMemo(() => {
    const check = (step: 'draft' | 'issue'): LegalityProblem[] => kind.check({ ...content }, { step, facts })
    return rankProblems(check('draft'), check('issue'))
  }, [kind, content, facts])
}
