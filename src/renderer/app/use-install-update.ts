import { App } from 'antd'
import { useCallback } from 'react'
import type { HostUpdates } from '#shared/host'
import { DeskError, explain, type Refusal } from '#shared/messages/catalogue'
import { useDesk } from '../data/hooks'
import { appMessages as text } from './messages'

/** Installs the offered version; a copy of the store comes before it. What goes wrong is told in a dialog. */
export function useInstallUpdate(updates: HostUpdates | undefined): () => Promise<void> {
  const desk = useDesk()
  const { modal } = App.useApp()
  return useCallback(async () => {
    const fail = (refusal: Refusal) => void modal.error({ title: text.updateFailed, content: explain(refusal) })
    const copied = await desk.backUp('beforeUpdate')
    if (!copied.ok) return fail(copied.refusal)
    await updates?.install().catch((error: unknown) => {
      if (!(error instanceof DeskError)) throw error
      fail(error.refusal)
    })
  }, [updates, desk, modal])
}
