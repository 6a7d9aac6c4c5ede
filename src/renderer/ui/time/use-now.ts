import { useSyncExternalStore } from 'react'
import { useSyncStatus } from '../../data/hooks'

const TICK_MS = 30_000
let tick = Date.now()
const listeners = new Set<() => void>()
let timer: number | undefined

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= window.setInterval(() => {
    tick = Date.now()
    for (const each of listeners) each()
  }, TICK_MS)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    window.clearInterval(timer)
    timer = undefined
  }
}

/** The present by the server's clock as far as it is known: the clock of an office PC decides no deadline. */
export function useNow(): Date {
  const device = useSyncExternalStore(subscribe, () => tick)
  const { skewMs } = useSyncStatus()
  return new Date(device + skewMs)
}

/** The same asked at the moment it matters: when a photo was taken, when somebody signed. */
export function usePresent(): () => Date {
  const { skewMs } = useSyncStatus()
  return () => new Date(Date.now() + skewMs)
}
