import { SyncOutlined } from '@ant-design/icons'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useAttention, useDesk, useSyncStatus } from '../../data/hooks'
import { EmptyState } from '../../ui/feedback/empty-state'
import { ConflictForm } from './conflict-form'
import { syncMessages as text } from './messages'
import { OutboxList } from './outbox-list'
import { QuarantineReview } from './quarantine-review'
import { RejectedDraft } from './rejected-draft'
import { StorageUse } from './storage-use'
import styles from './sync.module.css'
import { SyncHistoryList } from './sync-history'
import { SyncState } from './sync-state'
import { Upkeep } from './upkeep'
import { UploadList } from './upload-list'

const SKEW_MS = 5 * 60_000

/** What waits to be sent, what only a person can settle, and how this machine stands. */
export function SyncPage() {
  const desk = useDesk()
  const { skewMs } = useSyncStatus()
  const [busy, setBusy] = useState(false)
  async function syncNow() {
    setBusy(true)
    await desk.syncNow().finally(() => setBusy(false))
  }
  return (
    <section className={styles.page} aria-label={text.title}>
      <header className={styles.head}>
        <h1>{text.title}</h1>
        <Button icon={<SyncOutlined aria-hidden spin={busy} />} loading={false} aria-busy={busy} onClick={syncNow}>
          {busy ? text.syncing : text.syncNow}
        </Button>
      </header>
      {Math.abs(skewMs) > SKEW_MS && (
        <Alert
          type="warning"
          showIcon
          banner
          title={text.skew(text.minutes(Math.round(Math.abs(skewMs) / 60_000)), skewMs < 0)}
          role="status"
        />
      )}
      <div className={styles.columns}>
        <Attention />
        <aside className={styles.side}>
          <SyncState />
          <OutboxList />
          <UploadList />
          <SyncHistoryList />
          <StorageUse />
          <Upkeep />
        </aside>
      </div>
    </section>
  )
}

function Attention() {
  const { value: items } = useAttention()
  return (
    <section className={styles.main} aria-label={text.attention}>
      <h2 className={styles.title}>
        {text.attention}
        {items && items.length > 0 && <span className={styles.count}>{items.length}</span>}
      </h2>
      {items?.length === 0 && <EmptyState title={text.nothing}>{text.nothingText}</EmptyState>}
      {items?.map((item) =>
        item.kind === 'conflict' ? (
          <ConflictForm key={item.conflict.id} conflict={item.conflict} subject={item.subject} />
        ) : (
          <RejectedDraft key={item.commandId} item={item} />
        ),
      )}
      <QuarantineReview />
    </section>
  )
}
