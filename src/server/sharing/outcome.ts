import type { PushReceipt } from '#shared/domain/share-push'
import { type MessageCode, messageOf } from '#shared/messages/catalogue'
import { fillText, type MessageArgs } from '#shared/messages/message'

export type Receipt = Omit<PushReceipt, 'recordedBy'>

/** What one attempt came to. */
export type Outcome =
  | { readonly kind: 'sent'; readonly askAt?: string | undefined }
  | { readonly kind: 'receipt'; readonly receipt: Receipt }
  | Failure

export interface Failure {
  readonly kind: 'failed'
  readonly reason: string
  readonly todo: string
  /** Nothing gets better by waiting: somebody has to put it right. */
  readonly hopeless: boolean
  readonly notBefore?: string | undefined
}

/** In the words of the catalogue, filled in: the push keeps them as they were said on that day. */
export function failed(code: MessageCode, args: MessageArgs = {}, more: Partial<Failure> = {}): Failure {
  const { text, todo } = messageOf(code)
  return { kind: 'failed', reason: fillText(text, args), todo: fillText(todo, args), hopeless: false, ...more }
}
