import { useSyncExternalStore } from 'react'

const QUERY = '(prefers-reduced-motion: reduce)'

function watch(change: () => void): () => void {
  const query = window.matchMedia(QUERY)
  query.addEventListener('change', change)
  return () => query.removeEventListener('change', change)
}

/** Whether the system asks for a screen without moving parts: vertigo, a remote desktop, an old machine. */
export function useStillScreen(): boolean {
  return useSyncExternalStore(watch, () => window.matchMedia(QUERY).matches)
}
