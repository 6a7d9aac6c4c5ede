import type { PushReceipt } from '#shared/domain/share-push'

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

export const failed = (reason: string, todo: string, more: Partial<Failure> = {}): Failure => ({
  kind: 'failed',
  reason,
  todo,
  hopeless: false,
  ...more,
})
