import { afterEach, describe, expect, it, vi } from 'vitest'
import type { DeskBridge, IpcEvent } from '#shared/ipc'
import { bridgeOver, offerBridge } from './bridge-port'
import { electronWorkerHost } from './electron-worker-host'

type Listener = (payload: never) => void

/** The bridge of the preload, with a main process that answers `answer`. */
function fakeBridge(answer: (call: string, input: unknown) => unknown) {
  const listeners = new Map<Listener, string>()
  const bridge = {
    invoke: vi.fn(async (call: string, input: unknown) => answer(call, input)),
    listen: (event: IpcEvent, onEvent: Listener) => {
      listeners.set(onEvent, event)
      return () => listeners.delete(onEvent)
    },
  }
  const emit = (event: IpcEvent, payload: unknown) => {
    for (const [listener, name] of listeners) if (name === event) listener(payload as never)
  }
  return { bridge: bridge as unknown as DeskBridge, invoke: bridge.invoke, listeners, emit }
}

const ports: MessagePort[] = []
function workerHostOver(bridge: DeskBridge) {
  const port = offerBridge(bridge)
  ports.push(port)
  return electronWorkerHost({ version: '1', platform: 'windows' }, bridgeOver(port))
}
afterEach(() => {
  for (const port of ports.splice(0)) port.close()
})

describe('the data worker in Electron', () => {
  it('reaches the main process through the page, bytes unharmed', async () => {
    const { bridge, invoke } = fakeBridge(() => ({
      ok: true,
      value: { status: 200, headers: {}, body: new Uint8Array([7]) },
    }))
    const { transport } = workerHostOver(bridge)
    const answer = await transport.request({ method: 'POST', path: '/x', body: new Uint8Array([1, 2]) })
    expect(answer.body).toEqual(new Uint8Array([7]))
    expect(invoke).toHaveBeenCalledWith('transport.request', {
      method: 'POST',
      path: '/x',
      body: new Uint8Array([1, 2]),
    })
  })

  it('gets a refusal of the main process as the error of the catalogue', async () => {
    const { bridge } = fakeBridge(() => ({
      ok: false,
      refusal: { code: 'desktop.serverTimeout', args: { seconds: 60 } },
    }))
    await expect(workerHostOver(bridge).transport.request({ method: 'GET', path: '/x' })).rejects.toMatchObject({
      code: 'desktop.serverTimeout',
      refusal: { args: { seconds: 60 } },
    })
  })

  it('hears the pokes of its own stream, and its end once', async () => {
    const { bridge, invoke, emit, listeners } = fakeBridge(() => ({ ok: true, value: undefined }))
    const poke = vi.fn()
    const closed = vi.fn()
    workerHostOver(bridge).transport.events('/sync/v1/events', { poke, closed })
    await vi.waitFor(() => expect(invoke).toHaveBeenCalledWith('transport.openEvents', expect.anything()))
    const [[, input]] = invoke.mock.calls as [[string, { stream: string }]]
    const { stream } = input
    emit('transport.poke', { stream: 'another' })
    emit('transport.poke', { stream })
    await vi.waitFor(() => expect(poke).toHaveBeenCalledOnce())
    emit('transport.closed', { stream })
    await vi.waitFor(() => expect(closed).toHaveBeenCalledOnce())
    await vi.waitFor(() => expect(listeners.size).toBe(0))
  })

  it('hears of a stream that could not be opened, and nothing after unsubscribing', async () => {
    const refused = fakeBridge(() => ({ ok: false, refusal: { code: 'desktop.noServer' } }))
    const closed = vi.fn()
    workerHostOver(refused.bridge).transport.events('/e', { poke: vi.fn(), closed })
    await vi.waitFor(() => expect(closed).toHaveBeenCalledOnce())

    const { bridge, invoke, listeners } = fakeBridge(() => ({ ok: true, value: undefined }))
    const late = vi.fn()
    workerHostOver(bridge).transport.events('/e', { poke: late, closed: late })()
    await vi.waitFor(() => expect(invoke).toHaveBeenCalledWith('transport.closeEvents', expect.anything()))
    await vi.waitFor(() => expect(listeners.size).toBe(0))
    expect(late).not.toHaveBeenCalled()
  })
})
