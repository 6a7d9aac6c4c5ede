import { useMemo } from 'react'
import type { Transfer } from '#shared/domain/transfer'
import { useLive, useReference } from '../../../data/hooks'
import { useCase } from '../case-context'
import { buildDossier } from './build-dossier'

/** Both volumes of the case in hand, laid out as they print. */
export function useDossier() {
  const { bundle } = useCase()
  const ref = useReference()
  return useMemo(() => buildDossier(bundle, ref), [bundle, ref])
}

const none: readonly Transfer[] = []

/** The transfers of the case that this officer is of; to everybody else there are none. */
export function useOwnTransfers(): readonly Transfer[] {
  const { id } = useCase().bundle.case
  return useLive(`transfers of ${id}`, ['transfers'], (desk) => desk.transfersOf(id)).value ?? none
}

/** The same with what this officer alone may see: for the screen and the print, never for what is kept of the case. */
export function useOwnDossier() {
  const { bundle } = useCase()
  const ref = useReference()
  const transfers = useOwnTransfers()
  return useMemo(() => buildDossier(bundle, ref, { transfers }), [bundle, ref, transfers])
}
