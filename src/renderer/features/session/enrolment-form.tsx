import { Button, Descriptions, Form, Input } from 'antd'
import { useState } from 'react'
import type { EnrolledServer, EnrolmentOffer, HostEnrolment } from '#shared/host'
import { DeskError, type Refusal } from '#shared/messages/catalogue'
import { holdEnterWhileComposing } from '../../ui/forms/ime'
import { LoginProblem } from './login-problem'
import { sessionMessages as text } from './messages'
import styles from './session.module.css'

interface EnrolmentFormProps {
  readonly enrolment: HostEnrolment
  readonly serverUrl: string | undefined
  readonly onEnrolled: (server: EnrolledServer) => void
}

interface Address {
  readonly url: string
  readonly fingerprint: string
}

/** A file from the administrator, or address and fingerprint by hand; then one look at what would be trusted. */
export function EnrolmentForm({ enrolment, serverUrl, onEnrolled }: EnrolmentFormProps) {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const [offer, setOffer] = useState<EnrolmentOffer>()

  async function attempt(ask: () => Promise<EnrolmentOffer | undefined>) {
    setBusy(true)
    setRefusal(undefined)
    try {
      setOffer(await ask())
    } catch (error) {
      if (!(error instanceof DeskError)) throw error
      setRefusal(error.refusal)
    } finally {
      setBusy(false)
    }
  }

  async function accept({ id, url, fingerprint }: EnrolmentOffer) {
    await enrolment.accept({ id })
    onEnrolled({ url, fingerprint })
  }

  if (offer) return <Confirm offer={offer} onYes={() => void accept(offer)} onNo={() => setOffer(undefined)} />
  return (
    <>
      {refusal && <LoginProblem refusal={refusal} />}
      <p className={styles.hint}>{text.enrolmentHint}</p>
      <Button
        type="primary"
        size="large"
        block
        loading={busy}
        onClick={() => void attempt(() => enrolment.chooseFile())}
      >
        {text.chooseEnrolmentFile}
      </Button>
      <p className={styles.hint} style={{ marginTop: 24 }}>
        {text.enrolmentByHand}
      </p>
      <Form<Address>
        layout="vertical"
        requiredMark={false}
        initialValues={{ url: serverUrl ?? 'https://' }}
        onFinish={(address) => void attempt(() => enrolment.askServer(address))}
        onKeyDownCapture={holdEnterWhileComposing}
      >
        <Form.Item
          name="url"
          label={text.serverUrl}
          rules={[{ required: true, pattern: /^https:\/\/[^\s/]+\/?$/, message: text.serverUrlWrong }]}
        >
          <Input spellCheck={false} maxLength={500} readOnly={serverUrl !== undefined} />
        </Form.Item>
        <Form.Item
          name="fingerprint"
          label={text.fingerprint}
          rules={[{ required: true, pattern: /^([0-9a-f][\s:]*){64}$/i, message: text.fingerprintWrong }]}
        >
          <Input.TextArea rows={3} spellCheck={false} maxLength={200} />
        </Form.Item>
        <Button htmlType="submit" block loading={busy}>
          {text.askServer}
        </Button>
      </Form>
    </>
  )
}

function Confirm({ offer, onYes, onNo }: { offer: EnrolmentOffer; onYes: () => void; onNo: () => void }) {
  return (
    <>
      <p className={styles.hint}>{offer.certain ? text.enrolmentCertain : text.enrolmentCompare}</p>
      <Descriptions
        column={1}
        size="small"
        layout="vertical"
        items={[
          { key: 'url', label: text.serverUrl, children: offer.url },
          { key: 'fingerprint', label: text.fingerprint, children: <code>{offer.fingerprint}</code> },
        ]}
      />
      <Button type="primary" size="large" block onClick={onYes} style={{ marginTop: 16 }}>
        {offer.certain ? text.enrolmentAccept : text.enrolmentSame}
      </Button>
      <div className={styles.links}>
        <Button type="link" onClick={onNo}>
          {text.enrolmentDiffers}
        </Button>
      </div>
    </>
  )
}
