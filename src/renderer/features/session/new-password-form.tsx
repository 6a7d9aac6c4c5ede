import { Button, Form, Input } from 'antd'
import type { Refusal } from '#shared/messages/catalogue'
import { PASSWORD_LENGTH } from '#shared/security/password-rules'
import { RefusalNotice } from '../../ui/feedback/refusal-notice'
import { sessionMessages as text } from './messages'
import { PasswordStrength } from './password-strength'
import styles from './session.module.css'

interface NewPasswordFormProps {
  readonly refusal: Refusal | undefined
  readonly busy: boolean
  readonly onSubmit: (password: string) => void
  readonly onBack: () => void
}

interface Fields {
  readonly next: string
  readonly again: string
}

/** The officer's own password instead of the one he was given. The server judges it again, and knows the common ones. */
export function NewPasswordForm({ refusal, busy, onSubmit, onBack }: NewPasswordFormProps) {
  return (
    <>
      {refusal && (
        <div className={styles.notice}>
          <RefusalNotice refusal={refusal} />
        </div>
      )}
      <p className={styles.hint}>{text.passwordChangeHint}</p>
      <Form<Fields> layout="vertical" requiredMark={false} onFinish={({ next }) => onSubmit(next)}>
        <NewPasswordFields />
        <Button type="primary" htmlType="submit" size="large" block loading={busy}>
          {text.submitPassword}
        </Button>
        <div className={styles.links}>
          <Button type="link" onClick={onBack}>
            {text.back}
          </Button>
        </div>
      </Form>
    </>
  )
}

/** `next` and `again`, which must be the same. */
export function NewPasswordFields() {
  return (
    <>
      <Form.Item name="next" label={text.newPassword} rules={[{ required: true, message: text.newPasswordMissing }]}>
        <Input.Password autoFocus autoComplete="new-password" maxLength={PASSWORD_LENGTH.max} size="large" />
      </Form.Item>
      <Form.Item noStyle dependencies={['next']}>
        {({ getFieldValue }) => <PasswordStrength password={getFieldValue('next') ?? ''} />}
      </Form.Item>
      <Form.Item
        name="again"
        label={text.newPasswordAgain}
        dependencies={['next']}
        rules={[
          { required: true, message: text.newPasswordAgain },
          ({ getFieldValue }) => ({
            validator: (_, again) =>
              !again || again === getFieldValue('next')
                ? Promise.resolve()
                : Promise.reject(new Error(text.newPasswordDiffers)),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={PASSWORD_LENGTH.max} size="large" />
      </Form.Item>
    </>
  )
}
