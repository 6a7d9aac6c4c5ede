import { createContext, useContext } from 'react'
import type { Refusal } from '#shared/messages/catalogue'
import type { ConsultationBundle } from '../../data/desk-worker-api'
import { OfferedButton } from '../../ui/commands/command-button'
import type { OpenForm } from './consultation-drawer'

interface ConsultationState {
  readonly bundle: ConsultationBundle
  readonly offered: Readonly<Record<string, Refusal | null>> | undefined
  open(form: OpenForm): void
}

export const ConsultationContext = createContext<ConsultationState | undefined>(undefined)

export function useConsultationPage(): ConsultationState {
  const state = useContext(ConsultationContext)
  if (!state) throw new Error('outside of a consultation')
  return state
}

/** A step of this meeting as a button, off with its reason while a guard says no. */
export function StepButton({ form, label, look }: { form: OpenForm; label: string; look?: 'primary' | 'link' }) {
  const { offered, open } = useConsultationPage()
  return (
    <OfferedButton
      refusal={offered?.[form.command]}
      label={label}
      {...(look ? { look } : {})}
      {...(look === 'link' ? { size: 'small' as const } : {})}
      onRun={() => open(form)}
    />
  )
}
