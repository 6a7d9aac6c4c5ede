import { App } from 'antd'
import { useEffect, useRef } from 'react'
import { isWarningFor } from '#shared/domain/warning'
import type { DeskLink } from '#shared/host'
import { useSession, useSyncStatus, useWarnings } from '../data/hooks'
import { useHost } from '../ui/host/host-context'
import { ProblemNotice } from './errors/problem-notice'
import { updateMessages } from './frame/update-messages'
import { appMessages as text } from './messages'
import { router } from './router'
import { noticesAreOn, useUiState } from './ui-state'
import { useInstallUpdate } from './use-install-update'

/** What the machine asks of an open desk, and the desk of the machine: links, and a note when something waits. */
export function MachineWatch() {
  useDeskLinks()
  useNotices()
  useUpdates()
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
  const { attention } = useSyncStatus()
  const { userId } = useSession()
  const warnings = useWarnings()?.filter((found) => found.state === 'open' && isWarningFor(found, userId)).length
  useNotice(attention, text.attentionWaits)
  useNotice(warnings, text.warningsWait)
}

/** Tells a number that has grown since it was last seen; what was there at the start is on the screen. */
function useNotice(count: number | undefined, words: (count: number) => string): void {
  const { kind, system } = useHost()
  const on = noticesAreOn(useUiState().notices, kind)
  const told = useRef<number>(undefined)
  useEffect(() => {
    const before = told.current
    told.current = count
    if (!on || count === undefined || before === undefined || count <= before || document.hasFocus()) return
    void system.notify?.({ title: text.product, body: words(count) })
  }, [count, on, system, words])
}

const LOOK_FIRST_MS = 20_000
const LOOK_EVERY_MS = 6 * 3600_000

/** Asks once for each version; one that the officer went back from he finds in 程序更新. */
function useUpdates(): void {
  const { updates } = useHost()
  const install = useInstallUpdate(updates)
  const { modal } = App.useApp()
  useEffect(() => {
    if (!updates) return
    const asked = new Set<string>()
    const look = async () => {
      // A feed that cannot be reached is looked at again later; one that is not trusted, main has logged.
      const found = await updates.check().catch(() => undefined)
      if (!found || found.left || asked.has(found.version)) return
      asked.add(found.version)
      void modal.confirm({
        title: text.updateTitle(found.version),
        content: found.wayBack ? text.updateText : `${text.updateText}${updateMessages.noWayBack}`,
        okText: text.updateNow,
        cancelText: text.updateLater,
        onOk: () =>
          install().catch((problem: unknown) => {
            void modal.error({ title: text.updateFailed, content: <ProblemNotice problem={problem} /> })
          }),
      })
    }
    const first = window.setTimeout(look, LOOK_FIRST_MS)
    const timer = window.setInterval(look, LOOK_EVERY_MS)
    return () => {
      window.clearTimeout(first)
      window.clearInterval(timer)
    }
  }, [updates, install, modal])
}
