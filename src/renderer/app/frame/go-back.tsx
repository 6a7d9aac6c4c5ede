import { Alert, App, Button, Checkbox, Spin, Typography } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import type { EarlierVersion, HostUpdates } from '#shared/host'
import { useDesk, useSession, useSyncStatus } from '../../data/hooks'
import { formatBytes, formatMoment } from '../../ui/time/format'
import { ProblemNotice } from '../errors/problem-notice'
import { useCall } from '../errors/use-call'
import styles from './program-update.module.css'
import { updateMessages as text } from './update-messages'

/** What only this machine has, and the copy that the earlier version opens. */
interface Standing {
  readonly earlier: EarlierVersion | undefined
  readonly copyAt: string | undefined
  readonly fileBytes: number
}

/** The part of 程序更新 that leads to the version before: first whether there is one, and what going back would mean. */
export function GoBack({ updates }: { updates: HostUpdates }) {
  const desk = useDesk()
  const { userId } = useSession()
  const { problem, run } = useCall()
  const [standing, setStanding] = useState<Standing>()
  const ask = useCallback(
    () =>
      run(async () => {
        const [earlier, copies, use] = await Promise.all([updates.earlier(), desk.backups(userId), desk.storageUse()])
        const copyAt = copies.find(({ reason }) => reason === 'beforeUpdate')?.at
        setStanding({ earlier, copyAt, fileBytes: use.files.kept })
      }),
    [run, updates, desk, userId],
  )
  useEffect(() => void ask(), [ask])

  return (
    <section aria-label={text.goBackTitle} className={styles.back}>
      <h2>{text.goBackTitle}</h2>
      {problem !== undefined ? (
        <>
          <ProblemNotice problem={problem} />
          <p className={styles.act}>
            <Button onClick={() => void ask()}>{text.askAgain}</Button>
          </p>
        </>
      ) : !standing ? (
        <Spin delay={200} />
      ) : !standing.earlier ? (
        <p>{text.noEarlier}</p>
      ) : (
        <WayBack updates={updates} standing={standing} earlier={standing.earlier} />
      )}
    </section>
  )
}

interface WayBackProps {
  readonly updates: HostUpdates
  readonly standing: Standing
  readonly earlier: EarlierVersion
}

function WayBack({ updates, standing: { copyAt, fileBytes }, earlier }: WayBackProps) {
  const { pending } = useSyncStatus()
  const { modal } = App.useApp()
  const { busy, problem, run } = useCall()
  const [agreed, setAgreed] = useState(false)
  const unsent = pending > 0 || fileBytes > 0

  async function goBack() {
    const { byHand } = await updates.goBack(earlier.version)
    if (byHand === undefined) return
    const command = `sudo apt install --allow-downgrades '${byHand}'`
    void modal.info({
      title: text.byHandTitle,
      content: (
        <>
          <p>{text.byHand}</p>
          <Typography.Text code copyable>
            {command}
          </Typography.Text>
        </>
      ),
    })
  }

  return (
    <>
      <p>{text.earlier(earlier.version, formatMoment(earlier.at))}</p>
      <ul>
        <li>{text.checkedAgain}</li>
        <li>{copyAt ? text.opensCopy(formatMoment(copyAt)) : text.noCopy}</li>
        <li>{text.workSince}</li>
      </ul>
      {unsent && (
        <>
          <Alert type="warning" showIcon title={text.unsent(pending, formatBytes(fileBytes))} />
          <Checkbox
            checked={agreed}
            onChange={({ target }) => setAgreed(target.checked)}
            className={styles.consent ?? ''}
          >
            {text.agree}
          </Checkbox>
        </>
      )}
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <p className={styles.act}>
        <Button danger loading={busy} disabled={unsent && !agreed} onClick={() => void run(goBack)}>
          {text.goBack(earlier.version)}
        </Button>
      </p>
    </>
  )
}
