import type { Campaign } from '#shared/domain/campaign'
import type { CampaignBundle } from '../../../data/desk-worker-api'

export interface FormProps {
  readonly bundle: CampaignBundle
  /** The task it is about; absent for a new one. */
  readonly id?: string
  readonly onDone: () => void
}

export const formKeyOf = (found: Campaign, command: string, id = '') => `${found.id}/${command}/${id}`
