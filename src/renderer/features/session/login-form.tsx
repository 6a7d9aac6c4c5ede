import { useState } from 'react'
import type { HostFiles } from '#shared/host'
import type { Refusal } from '#shared/messages/catalogue'
import type { DeskWorker, LoginInput, SessionUser } from '../../data/desk-worker-api'
import { CredentialsForm } from './credentials-form'
import { type LoginStep, stepAfter } from './login-step'
import { NewPasswordForm } from './new-password-form'
import { OldPasswordForm } from './old-password-form'
import { StoreRecovery } from './store-recovery'
import { TotpForm } from './totp-form'
import { WithoutKeychain } from './without-keychain'

interface LoginFormProps {
  readonly desk: Pick<DeskWorker, 'login'> & Partial<Pick<DeskWorker, 'recoveryRequest'>>
  /** For the files of a recovery; absent where there is none to be had. */
  readonly files?: HostFiles | undefined
  readonly onOpen: (session: SessionUser) => void
  /** Off where the desk is open already and only the session has ended. */
  readonly askEnrol?: boolean
}

/** User name and password, then whatever else the server or the local store asks for. */
export function LoginForm({ desk, files, onOpen, askEnrol = true }: LoginFormProps) {
  // Called on the desk itself: it is a proxy of the worker.
  const recoveryRequest = desk.recoveryRequest && ((login: string) => (desk as DeskWorker).recoveryRequest(login))
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const [step, setStep] = useState<LoginStep>({ ask: 'credentials' })
  const [login, setLogin] = useState('')

  async function attempt(input: LoginInput) {
    setBusy(true)
    setRefusal(undefined)
    setLogin(input.login)
    try {
      const answer = await desk.login(input)
      if (answer.ok) return onOpen(answer.session)
      const next = stepAfter(step, input, answer)
      setStep(next.step)
      setRefusal(next.expected ? undefined : answer.refusal)
    } finally {
      setBusy(false)
    }
  }

  function back() {
    setRefusal(undefined)
    setStep({ ask: 'credentials' })
  }

  const common = { refusal, busy, onBack: back }
  switch (step.ask) {
    case 'credentials':
      return (
        <CredentialsForm
          login={login}
          refusal={refusal}
          busy={busy}
          askEnrol={askEnrol}
          onSubmit={(input) => void attempt(input)}
        />
      )
    case 'totp':
      return (
        <TotpForm {...common} enrolUri={step.enrolUri} onSubmit={(totp) => void attempt({ ...step.input, totp })} />
      )
    case 'newPassword':
      return <NewPasswordForm {...common} onSubmit={(newPassword) => void attempt({ ...step.input, newPassword })} />
    case 'withoutKeychain':
      return <WithoutKeychain {...common} onAgreed={() => void attempt({ ...step.input, withoutKeychain: true })} />
    case 'oldPassword':
      return (
        <OldPasswordForm
          {...common}
          onSubmit={(oldPassword) => void attempt({ ...step.input, oldPassword })}
          onStartAnew={() => void attempt({ ...step.input, startAnew: true })}
          recovery={
            recoveryRequest &&
            files && (
              <StoreRecovery
                files={files}
                request={() => recoveryRequest(step.input.login)}
                onAnswer={(recovery) => void attempt({ ...step.input, recovery })}
                onRefused={setRefusal}
              />
            )
          }
        />
      )
  }
}
