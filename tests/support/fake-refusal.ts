import type { Refusal } from '../../src/shared/messages/catalogue'

export type { Refusal }

export function refusalOf(detail: string): Refusal {
  return { code: 'general.inputInvalid', args: { detail } }
}
