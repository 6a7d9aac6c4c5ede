import { contextBridge, ipcRenderer } from 'electron'
import type { DeskBridge } from '#shared/ipc'
import { IPC_CALL_CHANNEL, IPC_EVENT_CHANNEL } from '#shared/ipc-channels'

// No logic here: what may be called is decided in the main process, which checks every call.
const bridge: DeskBridge = {
  invoke: (call, input) => ipcRenderer.invoke(IPC_CALL_CHANNEL, call, input),
  listen: (event, onEvent) => {
    const receive = (_event: unknown, name: string, payload: Parameters<typeof onEvent>[0]) => {
      if (name === event) onEvent(payload)
    }
    ipcRenderer.on(IPC_EVENT_CHANNEL, receive)
    return () => {
      ipcRenderer.off(IPC_EVENT_CHANNEL, receive)
    }
  },
}

contextBridge.exposeInMainWorld('deskBridge', bridge)
