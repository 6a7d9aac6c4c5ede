import { Button } from 'antd'
import { explain, type Refusal } from '#shared/messages/catalogue'
import { LoginProblem } from './login-problem'
import { sessionMessages as text } from './messages'
import styles from './session.module.css'

interface WithoutKeychainProps {
  readonly refusal: Refusal | undefined
  readonly busy: boolean
  readonly onAgreed: () => void
  readonly onBack: () => void
}

/** No silent fallback: the officer reads what it means that the machine has no keychain, and decides. */
export function WithoutKeychain({ refusal, busy, onAgreed, onBack }: WithoutKeychainProps) {
  return (
    <>
      {refusal && <LoginProblem refusal={refusal} />}
      <h2>{text.withoutKeychainTitle}</h2>
      <p className={styles.hint}>{explain({ code: 'local.keychainAsk' })}</p>
      <Button block size="large" loading={busy} onClick={onAgreed}>
        {text.withoutKeychainAgree}
      </Button>
      <div className={styles.links}>
        <Button type="link" onClick={onBack}>
          {text.back}
        </Button>
      </div>
    </>
  )
}
