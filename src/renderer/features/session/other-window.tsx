import { Button } from 'antd'
import { useState } from 'react'
import type { DeskWorker, StartState } from '../../data/desk-worker-api'
import { Entrance } from './entrance'
import { sessionMessages as text } from './messages'
import styles from './session.module.css'

interface OtherWindowProps {
  readonly desk: DeskWorker
  readonly onTakenOver: (state: StartState) => void
}

/** Only one window may write to the store of this machine. */
export function OtherWindow({ desk, onTakenOver }: OtherWindowProps) {
  const [busy, setBusy] = useState(false)
  async function takeOver() {
    setBusy(true)
    onTakenOver(await desk.takeOver().finally(() => setBusy(false)))
  }
  return (
    <Entrance title={text.otherWindowTitle}>
      <p className={styles.hint}>{text.otherWindowText}</p>
      <Button type="primary" loading={busy} onClick={takeOver}>
        {text.takeOver}
      </Button>
    </Entrance>
  )
}
