import { useEffect, useRef } from 'react'
import type { DeskLink } from '#shared/host'
import { useSyncStatus } from '../data/hooks'
import { useHost } from '../ui/host/host-context'
import { appMessages } from './messages'
import { router } from './router'

/** What the machine asks of an open desk, and the desk of the machine: links, and a note when something waits. */
export function MachineWatch() {
  useDeskLinks()
  useNotices()
  return null
}

function useDeskLinks(): void {
  const { system } = useHost()
  useEffect(() => {
    const take = () => void system.takeLink?.().then((link) => link && open(link))
    take()
    return system.onLink?.(take)
  }, [system])
}

function open({ kind, id }: DeskLink): void {
  if (kind === 'case') void router.navigate({ to: '/cases/$caseId', params: { caseId: id } })
  else if (kind === 'document') void router.navigate({ to: '/documents/$documentId', params: { documentId: id } })
  else void router.navigate({ to: '/leads' })
}

/** Only while the window is not looked at, and without a word of any case: it may lie on a locked screen. */
function useNotices(): void {
  const { system } = useHost()
  const { attention } = useSyncStatus()
  const told = useRef<number>(undefined)
  useEffect(() => {
    const before = told.current
    told.current = attention
    if (before === undefined || attention <= before || document.hasFocus()) return
    void system.notify?.({ title: appMessages.product, body: appMessages.attentionWaits(attention) })
  }, [attention, system])
}
