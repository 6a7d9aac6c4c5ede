import { Spin } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import type { EnrolledServer, HostEnrolment } from '#shared/host'
import { EnrolmentForm } from './enrolment-form'
import { Entrance } from './entrance'
import { sessionMessages as text } from './messages'

interface EnrolmentGateProps {
  /** Absent in a browser: its address is the server's. */
  readonly enrolment: HostEnrolment | undefined
  /** Where the policy fixes the server. */
  readonly policy: () => Promise<{ readonly serverUrl?: string | undefined }>
  readonly children: ReactNode
}

type Known = { readonly server: EnrolledServer | undefined; readonly serverUrl: string | undefined }

/** Before anything else a desktop client must know which server it belongs to. */
export function EnrolmentGate({ enrolment, policy, children }: EnrolmentGateProps) {
  const [known, setKnown] = useState<Known>()
  useEffect(() => {
    if (!enrolment) return
    void Promise.all([enrolment.current(), policy()]).then(([server, { serverUrl }]) => setKnown({ server, serverUrl }))
  }, [enrolment, policy])

  if (!enrolment || known?.server) return children
  if (!known) return <Spin delay={200} fullscreen />
  return (
    <Entrance title={text.enrolmentTitle}>
      <EnrolmentForm
        enrolment={enrolment}
        serverUrl={known.serverUrl}
        onEnrolled={(server) => setKnown({ ...known, server })}
      />
    </Entrance>
  )
}
