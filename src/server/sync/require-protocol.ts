import { DeskError } from '#shared/messages/catalogue'
import { PROTOCOL_HEADER, PROTOCOL_VERSION, syncPaths } from '#shared/sync/protocol'
import type { DeskApp } from '../http/services'

const SYNC = '/sync/v1/'

/**
 * Every request of the sync names its protocol, whoever mounts the route: one of another version is told to wait for its
 * update and changes nothing, whatever shape its bodies have by then. The event stream is exempt: a browser can set no header there, and it says nothing that a
 * protocol could change. Files are no part of it: tus has a version of its own, bytes are named by their hash.
 */
export function requireProtocol(app: DeskApp): void {
  app.addHook('preValidation', async (request) => {
    const { url = '' } = request.routeOptions
    if (!url.startsWith(SYNC) || url === syncPaths.events) return
    const asked = request.headers[PROTOCOL_HEADER]
    if (asked === String(PROTOCOL_VERSION)) return
    throw new DeskError('sync.protocolUnknown', { client: String(asked ?? '无'), server: PROTOCOL_VERSION })
  })
}
