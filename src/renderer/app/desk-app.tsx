import { RouterProvider } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { Host } from '#shared/host'
import type { DeskWorker } from '../data/desk-worker-api'
import { DeskProvider, useTopics } from '../data/hooks'
import { EnrolmentGate } from '../features/session/enrolment-gate'
import { type SessionControl, SessionGate } from '../features/session/session-gate'
import { KeptDrafts } from '../ui/forms/kept-drafts'
import { HostProvider, useHost } from '../ui/host/host-context'
import { BackgroundErrors } from './errors/background-errors'
import { PageBoundary } from './errors/page-boundary'
import { EscapeWatch, LeaveGuard } from './leave-guard'
import { MachineWatch } from './machine-watch'
import { OfflineStart } from './offline-start'
import { router } from './router'
import { Look } from './theme/look'
import { useIdleLock } from './use-idle-lock'

interface DeskAppProps {
  readonly desk: DeskWorker
  readonly host: Host
  /** For the styles made at run time; absent where no policy asks for it. */
  readonly nonce: string | undefined
}

/** The whole of what an officer sees, over a data worker that is there already. */
export function DeskApp({ desk, host, nonce }: DeskAppProps) {
  return (
    <Look nonce={nonce}>
      <BackgroundErrors />
      <EscapeWatch />
      <PageBoundary>
        <EnrolmentGate enrolment={host.enrolment} policy={host.system.policy}>
          <SessionGate desk={desk} files={host.files}>
            {(session, control) => (
              <DeskProvider desk={desk} session={session}>
                <HostProvider host={host}>
                  <SessionWatch control={control} />
                  <MachineWatch />
                  <LeaveGuard />
                  <OfflineStart />
                  <KeptDrafts>
                    <RouterProvider router={router} context={{ control }} />
                  </KeptDrafts>
                </HostProvider>
              </DeskProvider>
            )}
          </SessionGate>
        </EnrolmentGate>
      </PageBoundary>
    </Look>
  )
}

/** Logged out elsewhere, taken over, shut out: the gate finds out which. A locked screen locks the desk. */
function SessionWatch({ control }: { control: SessionControl }) {
  const { system } = useHost()
  useTopics(['session'], control.restart)
  useEffect(() => system.onLock?.(control.lock), [system, control.lock])
  useIdleLock(control.lock)
  return null
}
