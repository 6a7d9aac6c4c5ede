import { DeskError } from '#shared/messages/catalogue'
import type { ClientRow } from './sync-store'

/** @throws DeskError `sync.clientUnknown`, `auth.clientOfOther`, `auth.clientDisabled` */
export function ownClient(client: ClientRow | undefined, userId: string): ClientRow {
  if (!client) throw new DeskError('sync.clientUnknown')
  if (client.userId !== userId) throw new DeskError('auth.clientOfOther')
  if (client.disabled) throw new DeskError('auth.clientDisabled')
  return client
}
