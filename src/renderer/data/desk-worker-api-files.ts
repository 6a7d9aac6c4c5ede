import type { FileFacts } from '#shared/domain/attachment'
import type { Refusal } from '#shared/messages/catalogue'

export type AttachAnswer =
  | { readonly ok: true; readonly facts: FileFacts }
  | { readonly ok: false; readonly refusal: Refusal }

export type OpenAnswer = { readonly ok: true; readonly file: Blob } | { readonly ok: false; readonly refusal: Refusal }

export interface UploadView {
  readonly attachmentId: string
  readonly name: string
  readonly size: number
  readonly sentBytes: number
  readonly addedAt: string
  /** Why it does not go on; it is tried again by itself. */
  readonly problem?: Refusal
}
