import type { Consultation } from '#shared/domain/consultation'

export interface FormProps {
  readonly consultation: Consultation
  /** The participant, resolution or organ it is about; absent for a new one. */
  readonly id?: string
  readonly onDone: () => void
}

export const idsOf = ({ id, caseId }: Consultation) => ({ consultationId: id, caseId })

export const formKeyOf = (found: Consultation, command: string, id = '') => `${found.id}/${command}/${id}`
