import { expose, proxy, wrap } from 'comlink'
import type { Unsubscribe } from '#shared/host'
import type { DeskBridge, IpcEvent, IpcEvents } from '#shared/ipc'
import type { BridgeCalls } from './electron-worker-host'

/**
 * The data worker reaches the main process through the page: the bridge exists there only, so every call passes the one
 * checked list of `shared/ipc.ts` and carries a sender. The page copies bytes and looks at nothing.
 */
interface PortBridge {
  invoke: DeskBridge['invoke']
  listen(event: IpcEvent, onEvent: (payload: IpcEvents[IpcEvent]) => void): number
  stop(id: number): void
}

/** A port on which the page relays; it ends with the page, as the worker does. */
export function offerBridge(bridge: DeskBridge): MessagePort {
  const stops = new Map<number, () => void>()
  let last = 0
  const relay: PortBridge = {
    invoke: (call, input) => bridge.invoke(call, input),
    listen: (event, onEvent) => {
      last += 1
      stops.set(last, bridge.listen(event, onEvent))
      return last
    },
    stop: (id) => {
      stops.get(id)?.()
      stops.delete(id)
    },
  }
  const { port1, port2 } = new MessageChannel()
  expose(relay, port1)
  return port2
}

/** The worker's end of that port. */
export function bridgeOver(port: MessagePort): BridgeCalls {
  const remote = wrap<PortBridge>(port)
  return {
    invoke: remote.invoke as unknown as BridgeCalls['invoke'],
    listen: (event, onEvent): Unsubscribe => {
      const id = remote.listen(event, proxy(onEvent as (payload: IpcEvents[IpcEvent]) => void))
      return () => void id.then((known) => remote.stop(known))
    },
  }
}
