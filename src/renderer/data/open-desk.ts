import { proxy, transfer, wrap } from 'comlink'
import type { Host } from '#shared/host'
import { linkTransfers } from '../host/worker-host'
import type { DeskWorkerEntry } from '../worker/worker'
import type { DeskWorker } from './desk-worker-api'

/** Starts the data worker on this machine; one for each page. */
export async function openDesk(host: Host): Promise<DeskWorker> {
  const worker = new Worker(new URL('../worker/worker.ts', import.meta.url), { type: 'module', name: 'desk-data' })
  const link = host.link()
  const persist = proxy(() => navigator.storage.persist())
  const desk = await wrap<DeskWorkerEntry>(worker).connect(transfer(link, linkTransfers(link)), persist)
  // Every method of the contract is asynchronous already, so that the remote object is one.
  return desk as unknown as DeskWorker
}
