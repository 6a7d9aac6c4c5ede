import { useMemo } from 'react'
import { useReference } from '../../../data/hooks'
import { useCase } from '../case-context'
import { buildDossier } from './build-dossier'

/** Both volumes of the case in hand, laid out as they print. */
export function useDossier() {
  const { bundle } = useCase()
  const ref = useReference()
  return useMemo(() => buildDossier(bundle, ref), [bundle, ref])
}
