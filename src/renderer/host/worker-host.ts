import type { HostLink, WorkerHost } from '#shared/host'
import { bridgeOver } from './bridge-port'
import { browserWorkerHost } from './browser-worker-host'
import { electronWorkerHost } from './electron-worker-host'

/** The data worker's half of the host, from the link that the page handed over. */
export function openWorkerHost(link: HostLink): WorkerHost {
  return link.kind === 'browser'
    ? browserWorkerHost(link.system)
    : electronWorkerHost(link.system, bridgeOver(link.port))
}

/** What must be transferred, not copied, when a link is handed over. */
export function linkTransfers(link: HostLink): Transferable[] {
  return link.kind === 'electron' ? [link.port] : []
}
