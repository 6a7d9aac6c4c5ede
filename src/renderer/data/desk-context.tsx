import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react'
import { emptyReferenceRows, type ReferenceData, referenceData } from '#shared/domain/reference-data'
import type { DeskWorker, SessionUser, SyncStatus } from './desk-worker-api'
import { LiveQuery } from './live-query'
import { TopicHub } from './topic-hub'

export interface DeskContextValue {
  readonly desk: DeskWorker
  readonly session: SessionUser
  readonly topics: TopicHub
  readonly reference: LiveQuery<ReferenceData>
  readonly syncStatus: LiveQuery<SyncStatus>
}

export const emptyReference = referenceData(emptyReferenceRows)

const DeskContext = createContext<DeskContextValue | undefined>(undefined)

interface DeskProviderProps {
  readonly desk: DeskWorker
  readonly session: SessionUser
  readonly children: ReactNode
}

/** Stands around everything that is shown while a session is open; the hooks below it share one reference and one status. */
export function DeskProvider({ desk, session, children }: DeskProviderProps) {
  const shared = useMemo(
    () => ({
      desk,
      topics: new TopicHub(desk),
      reference: new LiveQuery(async () => referenceData(await desk.reference())),
      syncStatus: new LiveQuery(() => desk.syncStatus()),
    }),
    [desk],
  )
  useEffect(() => keepFresh(shared), [shared])
  const value = useMemo(() => ({ ...shared, session }), [shared, session])
  return <DeskContext value={value}>{children}</DeskContext>
}

type Shared = Omit<DeskContextValue, 'session'>

function keepFresh({ topics, reference, syncStatus }: Shared): () => void {
  reference.refresh()
  syncStatus.refresh()
  const stops = [topics.listen(['reference'], reference.refresh), topics.listen(['sync'], syncStatus.refresh)]
  return () => {
    for (const stop of stops) stop()
  }
}

export function useDeskContext(): DeskContextValue {
  const value = useContext(DeskContext)
  if (!value) throw new Error('this hook needs a DeskProvider around it')
  return value
}
