import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import type { BackupFile } from '#shared/host'
import type { MessageCode, Refusal } from '#shared/messages/catalogue'
import type { DeskWorker, LocalUser, LoginResult, SessionUser } from '../../data/desk-worker-api'
import { formatDay, formatMoment } from '../../ui/time/format'
import { LoginProblem } from './login-problem'
import { sessionMessages as text } from './messages'
import styles from './session.module.css'

/** What a copy of the store can help against. */
const broken: ReadonlySet<MessageCode> = new Set(['local.damaged', 'local.storeLost', 'local.newerStore'])

interface UnlockFormProps {
  readonly desk: Pick<DeskWorker, 'unlock' | 'backups' | 'restoreBackup'>
  readonly users: readonly LocalUser[]
  readonly online: boolean
  readonly onOpen: (session: SessionUser) => void
  readonly onOtherAccount: () => void
}

/** Opens the store of someone who has logged in here before; the network plays no part. */
export function UnlockForm({ desk, users, online, onOpen, onOtherAccount }: UnlockFormProps) {
  const [userId, setUserId] = useState(users[0]?.userId ?? '')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const [backups, setBackups] = useState<readonly BackupFile[]>([])
  const [damaged, setDamaged] = useState<ReadonlySet<string>>(new Set())
  const [form] = Form.useForm<{ password: string }>()
  const chosen = users.find((user) => user.userId === userId)

  const unlock = ({ password }: { password: string }) =>
    enter(async () => {
      const answer = await desk.unlock({ userId, password })
      if (!answer.ok && broken.has(answer.refusal.code)) {
        const copies = await desk.backups(userId)
        setBackups(answer.refusal.code === 'local.newerStore' ? ofThisVersion(copies) : copies)
      }
      return answer
    })
  const restore = (id: string) =>
    enter(async () => {
      const answer = await desk.restoreBackup({ userId, password: form.getFieldValue('password') ?? '', id })
      if (answer.ok) return answer
      if (answer.refusal.code === 'desktop.backupDamaged') setDamaged((known) => new Set(known).add(id))
      if (answer.refusal.code === 'local.newerStore') setBackups((shown) => shown.filter((copy) => copy.id !== id))
      return answer
    })

  async function enter(ask: () => Promise<LoginResult>) {
    setBusy(true)
    setRefusal(undefined)
    try {
      const answer = await ask()
      if (answer.ok) return onOpen(answer.session)
      setRefusal(answer.refusal)
      form.getFieldInstance('password')?.focus({ cursor: 'all' })
    } finally {
      setBusy(false)
    }
  }

  return (
    <>
      {!online && <p className={styles.hint}>{text.unlockOffline}</p>}
      {refusal && <LoginProblem refusal={refusal} />}
      {users.length > 1 && (
        <fieldset className={styles.users}>
          <legend>{text.chooseUser}</legend>
          {users.map((user) => (
            <label key={user.userId} className={styles.user}>
              <input
                type="radio"
                name="user"
                checked={user.userId === userId}
                onChange={() => setUserId(user.userId)}
              />
              <span className={styles.userName}>{user.name}</span>
              <span className={styles.userWhen}>{text.lastLogin(formatDay(user.lastLoginAt))}</span>
            </label>
          ))}
        </fieldset>
      )}
      {users.length === 1 && chosen && <p className={styles.hint}>{text.unlockHint(chosen.name)}</p>}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={unlock}>
        <Form.Item name="password" label={text.password} rules={[{ required: true, message: text.passwordMissing }]}>
          <Input.Password autoFocus autoComplete="current-password" maxLength={200} size="large" />
        </Form.Item>
        <Button type="primary" htmlType="submit" size="large" block loading={busy}>
          {text.submitUnlock}
        </Button>
      </Form>
      {backups.length > 0 && <Backups backups={backups} damaged={damaged} busy={busy} onRestore={restore} />}
      <div className={styles.links}>
        <Button type="link" onClick={onOtherAccount}>
          {text.otherAccount}
        </Button>
      </div>
    </>
  )
}

/** Those from before the last update: whatever is younger the newer version wrote. */
function ofThisVersion(newestFirst: readonly BackupFile[]): readonly BackupFile[] {
  const update = newestFirst.findIndex(({ reason }) => reason === 'beforeUpdate')
  return update === -1 ? [] : newestFirst.slice(update)
}

interface BackupsProps {
  readonly backups: readonly BackupFile[]
  /** Those that were tried and are not whole. */
  readonly damaged: ReadonlySet<string>
  readonly busy: boolean
  readonly onRestore: (id: string) => unknown
}

/** Newest first: the less is to be fetched from the journal, the better. */
function Backups({ backups, damaged, busy, onRestore }: BackupsProps) {
  const next = backups.find(({ id }) => !damaged.has(id))
  return (
    <section aria-label={text.restoreTitle} style={{ marginTop: 24 }}>
      <h2>{text.restoreTitle}</h2>
      <p className={styles.hint}>{text.restoreHint}</p>
      {damaged.size > 0 && <p role="status">{next ? text.restoreOlder(formatMoment(next.at)) : text.restoreNone}</p>}
      {backups.map(({ id, at }) => {
        const bad = damaged.has(id)
        return (
          <Button
            key={id}
            block
            type={id === next?.id && damaged.size > 0 ? 'primary' : 'default'}
            disabled={bad}
            loading={busy && !bad}
            style={{ marginTop: 8 }}
            onClick={() => onRestore(id)}
          >
            {bad ? text.restoreDamaged(formatMoment(at)) : text.restoreFrom(formatMoment(at))}
          </Button>
        )
      })}
    </section>
  )
}
