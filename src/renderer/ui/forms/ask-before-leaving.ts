import { useEffect } from 'react'
import { isLocking } from './lock-page'

/** Lets the window ask before it closes or is loaded anew, but where it goes with the desk's lock. */
export function useAskBeforeLeaving(wanted: boolean): void {
  useEffect(() => {
    if (!wanted) return
    const ask = (event: BeforeUnloadEvent) => {
      if (!isLocking()) event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [wanted])
}
