import { useCallback } from 'react'
import type { HostUpdates } from '#shared/host'
import { DeskError } from '#shared/messages/catalogue'
import { useDesk } from '../data/hooks'

/** Installs the offered version; a copy of the store comes before it. @throws DeskError when either was not done */
export function useInstallUpdate(updates: HostUpdates | undefined): () => Promise<void> {
  const desk = useDesk()
  return useCallback(async () => {
    const copied = await desk.backUp('beforeUpdate')
    if (!copied.ok) throw new DeskError(copied.refusal.code, copied.refusal.args)
    await updates?.install()
  }, [updates, desk])
}
