import { useEffect, useRef } from 'react'
import { useSession } from '../data/hooks'
import { useHost } from '../ui/host/host-context'
import { idleMinutes, watchTouches } from './watch-touches'

/**
 * Locks when nobody has touched this page for too long. Only where the machine itself cannot tell that nobody sits before
 * it. What is only in memory is sent and logged out by locking.
 */
export function useIdleLock(lock: () => void): void {
  const { kind, system } = useHost()
  const { enrolled } = useSession()
  const latest = useRef(lock)
  useEffect(() => {
    latest.current = lock
  })
  useEffect(() => {
    if (kind !== 'browser') return
    let stop: (() => void) | undefined
    let over = false
    void system.policy().then(({ lockAfterMinutes }) => {
      if (!over) stop = watchTouches(idleMinutes(enrolled, lockAfterMinutes) * 60_000, () => latest.current())
    })
    return () => {
      over = true
      stop?.()
    }
  }, [kind, system, enrolled])
}
