import { useMemo } from 'react'
import { basisFacts } from '#shared/commands/documents/case-facts'
import type { CaseFacts } from '#shared/documents/kinds/facts'
import { useReference } from '../../data/hooks'
import { insertionsOf } from './editor/insertions'
import type { FieldsView } from './fields/field-context'

export type CaseMaterial = Pick<FieldsView, 'citedBases' | 'insertions'>

/** What the case gives to its texts: bases it rests on itself, and what the tools put in. */
export function useCaseMaterial(facts: CaseFacts): CaseMaterial {
  const ref = useReference()
  return useMemo(() => {
    const citedBases = [...facts.powerBases, ...facts.findings.flatMap((finding) => finding.bases)]
    const all = ref.bases().flatMap(({ id }) => basisFacts(id, ref))
    return { citedBases, insertions: insertionsOf(facts, all, ref.dictionary('documentPhrase')) }
  }, [facts, ref])
}
