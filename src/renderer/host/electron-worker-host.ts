import type { EventHandlers, HostBackups, Journal, SystemFacts, Unsubscribe, WorkerHost } from '#shared/host'
import type { IpcAnswers, IpcCall, IpcEvent, IpcEvents, IpcInput, IpcResult } from '#shared/ipc'
import { DeskError } from '#shared/messages/catalogue'

/** The bridge as the page has it, or as the worker sees it through a port: only asynchronous. */
export interface BridgeCalls {
  invoke<C extends IpcCall>(call: C, input: IpcInput<C>): Promise<IpcResult<IpcAnswers[C]>>
  listen<E extends IpcEvent>(event: E, onEvent: (payload: IpcEvents[E]) => void): Unsubscribe
}

/** @throws DeskError what the main process refused */
export async function callMain<C extends IpcCall>(
  bridge: BridgeCalls,
  call: C,
  input: IpcInput<C>,
): Promise<IpcAnswers[C]> {
  const result = await bridge.invoke(call, input)
  if (!result.ok) throw new DeskError(result.refusal.code, result.refusal.args)
  return result.value
}

export function electronWorkerHost(facts: SystemFacts, bridge: BridgeCalls): WorkerHost {
  return {
    kind: 'electron',
    transport: {
      request: (request) => callMain(bridge, 'transport.request', request),
      events: (path, on) => openEvents(bridge, path, on),
    },
    session: {
      login: (input) => callMain(bridge, 'session.login', input),
      logout: () => callMain(bridge, 'session.logout', undefined),
      current: () => callMain(bridge, 'session.current', undefined),
    },
    journal: { open: (name) => openJournal(bridge, name) },
    backups: electronBackups(bridge),
    secrets: {
      available: () => callMain(bridge, 'secrets.available', undefined),
      wrap: (secret) => callMain(bridge, 'secrets.wrap', secret),
      unwrap: (wrapped) => callMain(bridge, 'secrets.unwrap', wrapped),
    },
    system: {
      ...facts,
      policy: () => callMain(bridge, 'system.policy', undefined),
      diskFree: () => callMain(bridge, 'system.diskFree', undefined),
      openExternal: (url) => callMain(bridge, 'system.openExternal', url),
      onLock: (locked) => bridge.listen('system.locked', () => locked()),
      notify: async (notice) => callMain(bridge, 'system.notify', notice),
      takeLink: () => callMain(bridge, 'system.takeLink', undefined),
      onLink: (arrived) => bridge.listen('system.linkArrived', () => arrived()),
    },
  }
}

function electronBackups(bridge: BridgeCalls): HostBackups {
  return {
    async write(name, reason, parts) {
      const id = await callMain(bridge, 'backup.begin', { name, reason })
      try {
        for await (const part of parts) await callMain(bridge, 'backup.part', { id, part })
        return await callMain(bridge, 'backup.finish', { id })
      } catch (error) {
        await callMain(bridge, 'backup.abandon', { id }).catch(() => undefined)
        throw error
      }
    },
    list: (name) => callMain(bridge, 'backup.list', { name }),
    async *read(name, id) {
      for (let offset = 0; ; ) {
        const { part, next } = await callMain(bridge, 'backup.read', { name, id, offset })
        if (!part) return
        yield part
        offset = next
      }
    },
    remove: async (name, keep) => callMain(bridge, 'backup.remove', { name, keep: [...keep] }),
  }
}

async function openJournal(bridge: BridgeCalls, name: string): Promise<Journal> {
  const { damaged } = await callMain(bridge, 'journal.open', { name })
  return {
    damaged,
    append: (record) => callMain(bridge, 'journal.append', { name, record }),
    async *replay() {
      let after = 0
      for (;;) {
        const slice = await callMain(bridge, 'journal.read', { name, after })
        yield* slice
        const end = slice.at(-1)
        if (!end) return
        after = end.position
      }
    },
    truncate: async (upTo) => callMain(bridge, 'journal.truncate', { name, upTo }),
    close: async () => callMain(bridge, 'journal.close', { name }),
  }
}

function openEvents(bridge: BridgeCalls, path: string, on: EventHandlers): Unsubscribe {
  const stream = crypto.randomUUID()
  const stops = [
    bridge.listen('transport.poke', (event) => event.stream === stream && on.poke()),
    bridge.listen('transport.closed', (event) => event.stream === stream && end(on.closed)),
  ]
  let ended = false
  const end = (after?: () => void) => {
    if (ended) return
    ended = true
    for (const stop of stops) stop()
    after?.()
  }
  callMain(bridge, 'transport.openEvents', { stream, path }).catch(() => end(on.closed))
  return () => {
    end()
    // It may be closed already; the main process takes that as done.
    callMain(bridge, 'transport.closeEvents', { stream }).catch(() => undefined)
  }
}
