import { useEffect, useRef } from 'react'
import { useSession } from '../data/hooks'
import { useHost } from '../ui/host/host-context'

const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const
const LOOK_EVERY_MS = 10_000

/**
 * Locks when nobody has touched this page for as long as the policy says. Only where the machine itself cannot tell that
 * nobody sits before it, and only over a store that a password opens again.
 */
export function useIdleLock(lock: () => void): void {
  const { kind, system } = useHost()
  const { enrolled } = useSession()
  const latest = useRef(lock)
  useEffect(() => {
    latest.current = lock
  })
  useEffect(() => {
    if (kind !== 'browser' || !enrolled) return
    let last = Date.now()
    const touched = () => {
      last = Date.now()
    }
    let timer: number | undefined
    let over = false
    void system.policy().then(({ lockAfterMinutes }) => {
      if (over) return
      timer = window.setInterval(() => {
        // By the clock, not by counting: a machine that slept comes back late.
        if (Date.now() - last >= lockAfterMinutes * 60_000) latest.current()
      }, LOOK_EVERY_MS)
    })
    for (const sign of signs) window.addEventListener(sign, touched, { passive: true, capture: true })
    return () => {
      over = true
      window.clearInterval(timer)
      for (const sign of signs) window.removeEventListener(sign, touched, { capture: true })
    }
  }, [kind, system, enrolled])
}
