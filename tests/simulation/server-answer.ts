import { DeskError, messageOf } from '#shared/messages/catalogue'
import { failureClass } from '#shared/sync/failure-class'
import type { SyncEvent } from '#shared/sync/sync-core-types'
import type { SimWorld } from './sim-world'

/** What comes of a question put to the server: its answer, or its refusal as the client's transport understands it. */
export async function serverAnswer(
  req: number,
  work: () => Promise<SyncEvent>,
  { server, coverage }: SimWorld,
): Promise<SyncEvent> {
  try {
    server.admit()
    return await work()
  } catch (error) {
    if (!(error instanceof DeskError)) throw error
    const { code, refusal } = error
    if (code === 'sync.cursorStale') coverage.note('stale cursor')
    if (code === 'sync.cursorBehind') coverage.note('cursor behind the floor')
    const retryAfterMs = code === 'sync.busy' ? Number(refusal.args?.seconds) * 1000 : undefined
    return { type: 'failed', req, failure: failureClass(messageOf(code).http, code), refusal, retryAfterMs }
  }
}

/** What a reader that trusts a cut-off page would make of it. */
export function halved(event: SyncEvent): SyncEvent {
  if (event.type === 'pageAnswered') {
    const rows = event.page.rows.slice(0, Math.floor(event.page.rows.length / 2))
    return { ...event, page: { ...event.page, rows } }
  }
  if (event.type !== 'pullAnswered') return event
  const { rows } = event.response
  return { ...event, response: { ...event.response, rows: rows.slice(0, Math.floor(rows.length / 2)) } }
}
