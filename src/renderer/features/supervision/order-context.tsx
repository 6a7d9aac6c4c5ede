import { createContext, useContext } from 'react'
import type { Refusal } from '#shared/messages/catalogue'
import type { SupervisionBundle } from '../../data/desk-worker-api'
import { OfferedButton } from '../../ui/commands/command-button'
import type { OpenForm } from './order-drawer'

interface OrderState {
  readonly bundle: SupervisionBundle
  readonly offered: Readonly<Record<string, Refusal | null>> | undefined
  open(form: OpenForm): void
}

export const OrderContext = createContext<OrderState | undefined>(undefined)

export function useOrderPage(): OrderState {
  const state = useContext(OrderContext)
  if (!state) throw new Error('outside of a supervision order')
  return state
}

/** A step of this order as a button, off with its reason while a guard says no. */
export function StepButton({ form, label, look }: { form: OpenForm; label: string; look?: 'primary' | 'link' }) {
  const { offered, open } = useOrderPage()
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
