import { createContext, useContext } from 'react'
import type { Refusal } from '#shared/messages/catalogue'
import type { CampaignBundle } from '../../data/desk-worker-api'
import { OfferedButton } from '../../ui/commands/command-button'
import type { OpenForm } from './campaign-drawer'

interface CampaignState {
  readonly bundle: CampaignBundle
  readonly offered: Readonly<Record<string, Refusal | null>> | undefined
  open(form: OpenForm): void
}

export const CampaignContext = createContext<CampaignState | undefined>(undefined)

export function useCampaignPage(): CampaignState {
  const state = useContext(CampaignContext)
  if (!state) throw new Error('outside of a campaign')
  return state
}

/** A step of this campaign as a button, off with its reason while a guard says no. */
export function StepButton({ form, label, look }: { form: OpenForm; label: string; look?: 'primary' | 'link' }) {
  const { offered, open } = useCampaignPage()
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
