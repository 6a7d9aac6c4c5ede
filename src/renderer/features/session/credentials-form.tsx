import { Button, Checkbox, Form, Input } from 'antd'
import type { Refusal } from '#shared/messages/catalogue'
import type { LoginInput } from '../../data/desk-worker-api'
import { holdEnterWhileComposing } from '../../ui/forms/ime'
import { LoginProblem } from './login-problem'
import { sessionMessages as text } from './messages'
import styles from './session.module.css'

interface CredentialsFormProps {
  /** What was entered before a later step sent the officer back here. */
  readonly login: string
  readonly refusal: Refusal | undefined
  readonly busy: boolean
  readonly askEnrol: boolean
  readonly onSubmit: (input: LoginInput) => void
}

interface Fields {
  readonly login: string
  readonly password: string
  readonly enrol?: boolean
}

export function CredentialsForm({ login, refusal, busy, askEnrol, onSubmit }: CredentialsFormProps) {
  return (
    <>
      {refusal && <LoginProblem refusal={refusal} />}
      <Form<Fields>
        layout="vertical"
        requiredMark={false}
        initialValues={{ login }}
        onFinish={(fields) =>
          onSubmit({ login: fields.login.trim(), password: fields.password, enrol: fields.enrol === true })
        }
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
