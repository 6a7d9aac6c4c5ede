import type { Refusal } from '#shared/messages/catalogue'
import { messageOf } from '#shared/messages/catalogue'
import { RefusalNotice } from '../../ui/feedback/refusal-notice'
import { sessionMessages as text } from './messages'
import styles from './session.module.css'

/** Why the login failed; where the server was not reached, also what to do about its certificate. */
export function LoginProblem({ refusal }: { refusal: Refusal }) {
  return (
    <div className={styles.notice}>
      <RefusalNotice refusal={refusal} />
      {isUnreachable(refusal) && (
        <p className={styles.enrol}>
          {text.certificateHint} <a href="/ca.crt">{text.certificateLink}</a>
        </p>
      )}
    </div>
  )
}

/** A browser does not tell scripts an untrusted certificate from a server that is off. */
function isUnreachable(refusal: Refusal): boolean {
  return messageOf(refusal.code).http === 503 || messageOf(refusal.code).http === 502
}
