import { CheckCircleFilled, MinusCircleOutlined } from '@ant-design/icons'
import { Progress, theme } from 'antd'
import { passwordRules, passwordStrength } from '#shared/security/password-rules'
import { sessionMessages as text } from './messages'
import styles from './session.module.css'

/** How good a new password is while it is typed, and which rules it does not keep yet. */
export function PasswordStrength({ password }: { password: string }) {
  const { token } = theme.useToken()
  const strength = passwordStrength(password)
  const colour = [token.colorError, token.colorWarning, token.colorSuccess, token.colorSuccess][strength - 1]
  return (
    <div className={styles.strength}>
      <div className={styles.strengthLine}>
        <Progress steps={4} percent={strength * 25} showInfo={false} strokeColor={colour} size={[36, 6]} />
        <span role="status">{strength > 0 && text.passwordStrength[strength - 1]}</span>
      </div>
      <ul aria-label={text.passwordRules}>
        {passwordRules(password).map((rule) => (
          <li key={rule.text}>
            {password !== '' && rule.kept ? (
              <CheckCircleFilled style={{ color: token.colorSuccess }} aria-label={text.ruleKept} />
            ) : (
              <MinusCircleOutlined aria-label={text.ruleOpen} />
            )}{' '}
            {rule.text}
          </li>
        ))}
      </ul>
    </div>
  )
}
