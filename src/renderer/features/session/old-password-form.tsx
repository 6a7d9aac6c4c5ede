import { App, Button, Form, Input } from 'antd'
import type { ReactNode } from 'react'
import type { Refusal } from '#shared/messages/catalogue'
import { RefusalNotice } from '../../ui/feedback/refusal-notice'
import { sessionMessages as text } from './messages'
import styles from './session.module.css'

interface OldPasswordFormProps {
  readonly refusal: Refusal | undefined
  readonly busy: boolean
  readonly onSubmit: (password: string) => void
  readonly onStartAnew: () => void
  readonly onBack: () => void
  /** The way over two administrators. */
  readonly recovery?: ReactNode
}

/** The store here is sealed with the password of before; with it nothing is lost, without it a new store begins. */
export function OldPasswordForm({ refusal, busy, onSubmit, onStartAnew, onBack, recovery }: OldPasswordFormProps) {
  const { modal } = App.useApp()
  return (
    <>
      {refusal && (
        <div className={styles.notice}>
          <RefusalNotice refusal={refusal} />
        </div>
      )}
      <p className={styles.hint}>{text.oldPasswordHint}</p>
      <Form<{ password: string }>
        layout="vertical"
        requiredMark={false}
        onFinish={({ password }) => onSubmit(password)}
      >
        <Form.Item name="password" label={text.oldPassword} rules={[{ required: true, message: text.passwordMissing }]}>
          <Input.Password autoFocus autoComplete="off" maxLength={200} size="large" />
        </Form.Item>
        <Button type="primary" htmlType="submit" size="large" block loading={busy}>
          {text.submitOldPassword}
        </Button>
        <div className={styles.links}>
          <Button type="link" onClick={onBack}>
            {text.back}
          </Button>
          <Button
            type="link"
            onClick={() =>
              modal.confirm({
                title: text.startAnewTitle,
                content: text.startAnewText,
                okText: text.startAnew,
                onOk: onStartAnew,
              })
            }
          >
            {text.startAnewAsk}
          </Button>
        </div>
      </Form>
      {recovery}
    </>
  )
}
