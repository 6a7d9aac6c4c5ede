import { App, Button, Checkbox, Modal } from 'antd'
import { useState } from 'react'
import { explain } from '#shared/messages/catalogue'
import type { Freeable, StorageUse } from '../../data/desk-worker-api'
import { useDesk, useLive } from '../../data/hooks'
import { formatBytes } from '../time/format'
import { storageMessages as text } from './messages'
import styles from './storage.module.css'

/** What takes room on this machine, and what of it may go without anything being lost. */
export function FreeSpaceDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Modal open={open} title={text.title} width={480} footer={null} onCancel={onClose} destroyOnHidden>
      <Choice onClose={onClose} />
    </Modal>
  )
}

function Choice({ onClose }: { onClose: () => void }) {
  const desk = useDesk()
  const { message } = App.useApp()
  const { value: use } = useLive('free space', ['attachments', 'uploads', 'sync'], (desk) => desk.storageUse())
  const [left, setLeft] = useState<readonly Freeable[]>([])
  const [busy, setBusy] = useState(false)
  if (!use) return null

  const offered = freeable(use)
  const chosen = offered.filter(({ what, bytes }) => bytes > 0 && !left.includes(what))
  const sum = formatBytes(chosen.reduce((total, { bytes }) => total + bytes, 0))

  async function free(what: readonly Freeable[]) {
    setBusy(true)
    try {
      const { bytes, short } = await desk.freeSpace(what)
      if (short) return void message.warning(what.length > 0 ? text.notEnough(formatBytes(bytes)) : explain(short))
      void message.success(what.length > 0 ? text.enough(formatBytes(bytes)) : text.goesOn)
      onClose()
    } finally {
      setBusy(false)
    }
  }

  return (
    <>
      <p className={styles.used}>
        {use.quotaBytes > 0
          ? text.used(formatBytes(use.usedBytes), formatBytes(use.quotaBytes))
          : text.usedOnly(formatBytes(use.usedBytes))}
      </p>
      {offered.map(({ what, label, hint, bytes }) => (
        <div key={what} className={styles.choice}>
          <Checkbox
            checked={bytes > 0 && !left.includes(what)}
            disabled={bytes === 0}
            onChange={({ target }) =>
              setLeft((now) => (target.checked ? now.filter((each) => each !== what) : [...now, what]))
            }
          >
            {label}
          </Checkbox>
          <span className={styles.hint}>{hint}</span>
          <span className={styles.size}>{formatBytes(bytes)}</span>
        </div>
      ))}
      {offered.every(({ bytes }) => bytes === 0) && <p>{text.nothing}</p>}
      <h3 className={styles.staying}>{text.staying}</h3>
      <ul className={styles.facts}>
        <li>{text.rows}</li>
        {use.files.kept > 0 && <li>{text.kept(formatBytes(use.files.kept))}</li>}
        {use.files.held > 0 && <li>{text.held(formatBytes(use.files.held))}</li>}
      </ul>
      <div className={styles.actions}>
        <Button onClick={onClose}>{text.close}</Button>
        <Button onClick={() => free([])} aria-busy={busy}>
          {text.lookAgain}
        </Button>
        <Button
          type="primary"
          disabled={chosen.length === 0}
          aria-busy={busy}
          onClick={() => !busy && free(chosen.map(({ what }) => what))}
        >
          {chosen.length > 0 ? text.free(sum) : text.freeNothing}
        </Button>
      </div>
    </>
  )
}

interface FreeableUse {
  readonly what: Freeable
  readonly label: string
  readonly hint: string
  readonly bytes: number
}

/** A browser keeps no copies, and is not told of any. */
function freeable({ files, olderCopies: { count, bytes } }: StorageUse): readonly FreeableUse[] {
  const spare = files.cached - files.held
  const cached: FreeableUse = {
    what: 'cachedFiles',
    label: text.cachedFiles,
    hint: text.cachedFilesHint,
    bytes: spare,
  }
  if (count === 0) return [cached]
  return [cached, { what: 'olderCopies', label: text.olderCopies(count), hint: text.olderCopiesHint, bytes }]
}
