import { Button, Form, Input, QRCode } from 'antd'
import type { Refusal } from '#shared/messages/catalogue'
import { RefusalNotice } from '../../ui/feedback/refusal-notice'
import { sessionMessages as text } from './messages'
import styles from './session.module.css'

interface TotpFormProps {
  /** `otpauth://` address of a first binding. */
  readonly enrolUri?: string | undefined
  readonly refusal?: Refusal | undefined
  readonly busy: boolean
  readonly onSubmit: (code: string) => void
  readonly onBack: () => void
}

export function TotpForm({ enrolUri, refusal, busy, onSubmit, onBack }: TotpFormProps) {
  return (
    <>
      {refusal && (
        <div className={styles.notice}>
          <RefusalNotice refusal={refusal} />
        </div>
      )}
      <p className={styles.hint}>{enrolUri ? text.totpEnrol : text.totpHint}</p>
      {enrolUri && (
        <div className={styles.qr}>
          <QRCode type="svg" value={enrolUri} size={176} color="#000000" bgColor="#ffffff" errorLevel="M" />
          <span className={styles.enrol}>{text.totpManual}</span>
          <span className={styles.secret}>{secretOf(enrolUri)}</span>
        </div>
      )}
      <Form<{ code: string }>
        layout="vertical"
        requiredMark={false}
        onFinish={({ code }) => onSubmit(code.replace(/\s/g, ''))}
      >
        <Form.Item
          name="code"
          label={text.totpTitle}
          rules={[{ required: true, pattern: /^\s*\d{3}\s?\d{3}\s*$/, message: text.totpMissing }]}
        >
          <Input autoFocus inputMode="numeric" autoComplete="one-time-code" maxLength={8} size="large" />
        </Form.Item>
        <Button type="primary" htmlType="submit" size="large" block loading={busy}>
          {text.verify}
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

function secretOf(uri: string): string {
  const secret = new URL(uri).searchParams.get('secret') ?? ''
  return secret.replace(/(.{4})/g, '$1 ').trim()
}
