import { createContext, useContext } from 'react'
import type { Refusal } from '#shared/messages/catalogue'
import type { CaseBundle } from '../../data/desk-worker-api'
import type { CaseCommand } from './case-commands'
import type { CaseSection } from './case-section'

/** Which form stands open beside the case; `id` names the part that is changed, absent for a new one. */
export interface OpenForm {
  readonly command: CaseCommand
  readonly id?: string
  /** Where a new part belongs: the topic of the checklist that has the problem. */
  readonly topic?: string
}

/** What every part of the page needs: the case as it is now, what may be done with it, and how to get somewhere. */
export interface CaseView {
  readonly bundle: CaseBundle
  /** Undefined until the guards have answered. */
  readonly offered: Readonly<Record<string, Refusal | null>> | undefined
  readonly section: CaseSection
  goTo(section: CaseSection): void
  open(form: OpenForm): void
}

export const CaseContext = createContext<CaseView | undefined>(undefined)

export function useCase(): CaseView {
  const view = useContext(CaseContext)
  if (!view) throw new Error('this part belongs into a case page')
  return view
}
