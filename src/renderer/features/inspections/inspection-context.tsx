import { createContext, useContext } from 'react'
import type { Inspection } from '#shared/domain/inspection'
import type { Refusal } from '#shared/messages/catalogue'
import type { InspectionBundle } from '../../data/desk-worker-api-inspections'

export const inspectionCommands = [
  'inspection.amend',
  'inspection.cancel',
  'inspection.pack',
  'inspection.start',
  'inspection.check',
  'inspection.write',
  'inspection.sign',
  'inspection.finish',
  'inspection.correct',
  'attachment.add',
] as const

interface InspectionState {
  readonly bundle: InspectionBundle
  readonly offered: Readonly<Record<string, Refusal | null>> | undefined
  /** Whether what is seen may be written down now. */
  readonly writable: boolean
}

export const InspectionContext = createContext<InspectionState | undefined>(undefined)

export function useInspectionPage(): InspectionState {
  const state = useContext(InspectionContext)
  if (!state) throw new Error('outside of an inspection')
  return state
}

export const idsOf = ({ id, caseId }: Inspection) => ({ inspectionId: id, caseId })
export const ownerOf = ({ id, caseId }: Inspection) => ({ type: 'inspection' as const, id, caseId })
