import { useEffect } from 'react'
import { useSession, useSyncStatus, useUploads } from '../data/hooks'
import { useAskBeforeLeaving } from '../ui/forms/ask-before-leaving'
import { watchEscape } from '../ui/keyboard/escape'
import { usePagesAtHand } from './pages-at-hand'
import { losesUnsentWork } from './unsent-work'
import { watchDrops } from './watch-drops'

/** What no page may lose: commands and files that only this window holds, and its code. */
export function LeaveGuard() {
  const { enrolled } = useSession()
  usePagesAtHand()
  const { pending } = useSyncStatus()
  const uploads = useUploads().value?.length ?? 0
  useAskBeforeLeaving(losesUnsentWork({ enrolled, pending, uploads }))
  return null
}

/** Before any page or dialog listens for the key. */
export function EscapeWatch() {
  useEffect(watchEscape, [])
  useEffect(watchDrops, [])
  return null
}
