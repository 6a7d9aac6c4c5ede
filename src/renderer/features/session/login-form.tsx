import { Button, Checkbox, Form, Input } from 'antd'
import { useState } from 'react'
import type { Refusal } from '#shared/messages/catalogue'
import type { DeskWorker, LoginInput, SessionUser } from '../../data/desk-worker-api'
import { holdEnterWhileComposing } from '../../ui/forms/ime'
import { LoginProblem } from './login-problem'
import { sessionMessages as text } from './messages'
import styles from './session.module.css'
import { TotpForm } from './totp-form'

interface LoginFormProps {
  readonly desk: Pick<DeskWorker, 'login'>
  readonly onOpen: (session: SessionUser) => void
  /** Off where the desk is open already and only the session has ended. */
  readonly askEnrol?: boolean
}

interface Fields {
  readonly login: string
  readonly password: string
  readonly enrol?: boolean
}

/** User name and password, then the second factor where the account has one. What was typed survives every refusal. */
export function LoginForm({ desk, onOpen, askEnrol = true }: LoginFormProps) {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const [second, setSecond] = useState<{ input: LoginInput; enrolUri?: string }>()

  async function attempt(input: LoginInput) {
    setBusy(true)
    setRefusal(undefined)
    try {
      const answer = await desk.login(input)
      if (answer.ok) return onOpen(answer.session)
      if (answer.totp) setSecond({ input, ...answer.totp })
      // The first request for the code is the way it goes, not an error.
      setRefusal(answer.totp && !input.totp ? undefined : answer.refusal)
    } finally {
      setBusy(false)
    }
  }

  if (second)
    return (
      <TotpForm
        enrolUri={second.enrolUri}
        refusal={refusal}
        busy={busy}
        onSubmit={(totp) => attempt({ ...second.input, totp })}
        onBack={() => setSecond(undefined)}
      />
    )
  return (
    <>
      {refusal && <LoginProblem refusal={refusal} />}
      <Form<Fields>
        layout="vertical"
        requiredMark={false}
        onFinish={({ login, password, enrol }) => attempt({ login: login.trim(), password, enrol: enrol === true })}
        onKeyDownCapture={holdEnterWhileComposing}
      >
        <Form.Item
          name="login"
          label={text.login}
          rules={[{ required: true, whitespace: true, message: text.loginMissing }]}
        >
          <Input autoFocus autoComplete="username" spellCheck={false} maxLength={64} size="large" />
        </Form.Item>
        <Form.Item name="password" label={text.password} rules={[{ required: true, message: text.passwordMissing }]}>
          <Input.Password autoComplete="current-password" maxLength={200} size="large" />
        </Form.Item>
        {askEnrol && (
          <Form.Item>
            <Form.Item name="enrol" valuePropName="checked" noStyle>
              <Checkbox aria-describedby="enrol-explained">{text.enrol}</Checkbox>
            </Form.Item>
            <p id="enrol-explained" className={styles.enrol}>
              {text.enrolExplained}
            </p>
          </Form.Item>
        )}
        <Button type="primary" htmlType="submit" size="large" block loading={busy}>
          {text.submitLogin}
        </Button>
      </Form>
    </>
  )
}
