import type { Minutes, MinutesUpdate } from '#shared/domain/minutes'
import type { HostTransport } from '#shared/host'
import { presencePath, presenceResponse } from '#shared/sync/presence-protocol'
import { jsonOf, jsonRequest } from '#shared/sync/session-client'
import type { MinutesText } from '../../data/desk-worker-api'
import { withProtocol } from '../desk/ask-server'
import type { LocalStore } from '../store/local-store'

export async function minutesOf(store: LocalStore, ownerId: string): Promise<Minutes[]> {
  const found = await store.read((tx) => tx.minutesOf(ownerId))
  return found.sort((a, b) => (a.createdAt + a.id < b.createdAt + b.id ? -1 : 1))
}

/** All updates that make the text, in order of making; those merged into another are left out. */
export function minutesText(store: LocalStore, minutesId: string): Promise<MinutesText | undefined> {
  return store.read(async (tx) => {
    const row = await tx.row({ type: 'minutes', id: minutesId })
    if (!row) return undefined
    const updates = (await tx.minutesUpdates(minutesId))
      .map(({ rev, doc }) => ({ ...(doc as MinutesUpdate), sent: rev > 0 }))
      .filter(({ mergedInto }) => !mergedInto)
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ id, update, sent }) => ({ id, update, sent }))
    return { minutes: row.doc as Minutes, updates }
  })
}

/** Nobody's presence is worth an error: without a network, or an answer, one is alone. */
export async function othersPresent(transport: HostTransport, subjectId: string): Promise<readonly string[]> {
  try {
    const answer = await transport.request(
      withProtocol(jsonRequest('POST', presencePath, { type: 'minutes', id: subjectId })),
    )
    return answer.status === 200 ? presenceResponse.parse(jsonOf(answer)).others : []
  } catch {
    return []
  }
}
