import type { Host } from '#shared/host'
import type { DeskBridge } from '#shared/ipc'
import { browserHost } from './browser-host'
import { electronHost } from './electron-host'

declare global {
  interface Window {
    /** Put here by the preload; absent in a browser. */
    readonly deskBridge?: DeskBridge
  }
}

/** The machine this page runs on. Call once, in main.tsx. */
export function resolveHost(): Host {
  return window.deskBridge ? electronHost(window.deskBridge) : browserHost()
}
