import type { ListRange } from './desk-worker-api-lists'

export const registerNames = ['numbers', 'seals', 'deliveries', 'replies', 'prints'] as const
export type RegisterName = (typeof registerNames)[number]

export interface RegisterQuery extends Pick<ListRange, 'offset' | 'limit' | 'text'> {
  readonly register: RegisterName
  readonly kind?: string
  readonly year?: string
  readonly addresseeOrganId?: string
}

/** One line of a register; `facts` are its own columns as they are stored. */
export interface RegisterRow {
  readonly id: string
  /** Empty where this machine holds no such document. */
  readonly documentId: string
  readonly kind: string
  readonly organId: string
  readonly addresseeOrganId: string
  readonly number: string
  readonly title: string
  readonly status: string
  /** Day or moment of the entry. */
  readonly on: string
  readonly facts: Readonly<Record<string, unknown>>
}
