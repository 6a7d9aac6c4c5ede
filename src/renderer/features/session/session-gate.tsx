import { Button, Spin } from 'antd'
import { type ReactNode, startTransition, useCallback, useEffect, useState } from 'react'
import type { HostFiles } from '#shared/host'
import { DeskError, type Refusal } from '#shared/messages/catalogue'
import type { DeskWorker, LocalUser, SessionUser, StartState } from '../../data/desk-worker-api'
import { RefusalNotice } from '../../ui/feedback/refusal-notice'
import { lockPage } from '../../ui/forms/lock-page'
import { forgetPlaces } from '../../ui/list-page/list-memory'
import { Entrance } from './entrance'
import { LoginForm } from './login-form'
import { sessionMessages as text } from './messages'
import { OtherWindow } from './other-window'
import styles from './session.module.css'
import { UnlockForm } from './unlock-form'

export interface SessionControl {
  /** Closes the store; the password opens it again. Unsent work stays. */
  lock(): void
  logout(): void
  /** Asks the worker again who is here. */
  restart(): void
}

interface SessionGateProps {
  readonly desk: DeskWorker
  readonly files?: HostFiles
  readonly children: (session: SessionUser, control: SessionControl) => ReactNode
}

/** Stands before the desk until somebody has logged in or unlocked it. */
export function SessionGate({ desk, files, children }: SessionGateProps) {
  const [state, setState] = useState<StartState>()
  const start = useCallback(() => {
    setState(undefined)
    forgetPlaces()
    desk.start().then(setState, (error: unknown) => {
      const refusal = error instanceof DeskError ? error.refusal : storeFailed(error)
      setState({ state: 'refused', refusal })
      reportError(error)
    })
  }, [desk])
  useEffect(start, [start])

  if (!state) return <Starting />
  switch (state.state) {
    case 'open':
      return children(state.session, {
        // The page goes with all it held: caches, texts on the screen, the worker with its heap.
        lock: () => void lockPage(() => desk.lock()).then(() => window.location.reload()),
        logout: () => void desk.logout().then(start),
        restart: () => void desk.start().then(setState),
      })
    case 'otherWindow':
      return <OtherWindow desk={desk} onTakenOver={setState} />
    case 'refused':
      return (
        <Entrance title={text.refusedTitle}>
          <div className={styles.notice}>
            <RefusalNotice refusal={state.refusal} />
          </div>
          <Button type="primary" onClick={start}>
            {text.retry}
          </Button>
        </Entrance>
      )
    case 'loginNeeded':
      return (
        <LoginOrUnlock
          desk={desk}
          files={files}
          users={state.users}
          online={state.online}
          // The whole desk is built: in slices, so that the machine answers meanwhile.
          onOpen={(session) => startTransition(() => setState({ state: 'open', session }))}
        />
      )
  }
}

interface LoginOrUnlockProps {
  readonly desk: DeskWorker
  readonly files: HostFiles | undefined
  readonly users: readonly LocalUser[]
  readonly online: boolean
  readonly onOpen: (session: SessionUser) => void
}

function LoginOrUnlock({ desk, files, users, online, onOpen }: LoginOrUnlockProps) {
  const [other, setOther] = useState(users.length === 0)
  if (!other)
    return (
      <Entrance title={text.unlockTitle}>
        <UnlockForm desk={desk} users={users} online={online} onOpen={onOpen} onOtherAccount={() => setOther(true)} />
      </Entrance>
    )
  return (
    <Entrance title={text.loginTitle}>
      {!online && <p className={styles.hint}>{text.offlineFirst}</p>}
      <LoginForm desk={desk} files={files} onOpen={onOpen} />
      {users.length > 0 && (
        <div className={styles.links}>
          <Button type="link" onClick={() => setOther(false)}>
            {text.knownAccounts}
          </Button>
        </div>
      )}
    </Entrance>
  )
}

const LONG_START_MS = 4000

/** The worker answers with refusals; what it throws nobody foresaw, and the page must not turn for ever over it. */
function storeFailed(error: unknown): Refusal {
  return { code: 'local.storeFailed', args: { reason: error instanceof Error ? error.name : 'unknown' } }
}

function Starting() {
  const [long, setLong] = useState(false)
  useEffect(() => {
    const timer = window.setTimeout(() => setLong(true), LONG_START_MS)
    return () => window.clearTimeout(timer)
  }, [])
  return (
    <main className={styles.content} style={{ height: '100%' }} aria-busy="true">
      <Spin size="large" delay={200} />
      <p role="status" className={styles.hint} style={{ marginTop: 16 }}>
        {long ? text.startingLong : text.starting}
      </p>
    </main>
  )
}
