import { useEffect } from 'react'

/** Lets the browser ask before the window closes or is loaded anew. */
export function useAskBeforeLeaving(wanted: boolean): void {
  useEffect(() => {
    if (!wanted) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [wanted])
}
