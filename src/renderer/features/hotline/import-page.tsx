import { Button, Spin } from 'antd'
import { EmptyState } from '../../ui/feedback/empty-state'
import { RefusalNotice } from '../../ui/feedback/refusal-notice'
import styles from './hotline.module.css'
import { HotlineTabs } from './hotline-tabs'
import { ImportMapping } from './import-mapping'
import { importTexts as text } from './import-messages'
import { ImportResult } from './import-result'
import { useChosenFile } from './use-chosen-file'
import { useImport } from './use-import'

/** 批量导入: any sheet of orders; its columns are recognised, corrected by a person, looked at, and imported. */
export function ImportPage() {
  const work = useImport()
  const { choose, refusal } = useChosenFile(text.filter)
  const { state, busy } = work
  async function start() {
    const file = await choose()
    if (file) await work.open(file)
  }
  const problem = work.refusal ?? refusal
  return (
    <section className={styles.page} aria-label={text.title}>
      <h1 className="visually-hidden">{text.title}</h1>
      <div className={styles.top}>
        <HotlineTabs current="import" />
        <span className={styles.buttons}>
          {busy && <Spin size="small" aria-label={text.reading} />}
          <Button type={state ? 'default' : 'primary'} disabled={busy} onClick={() => void start()}>
            {state ? text.other : text.choose}
          </Button>
        </span>
      </div>
      {problem && <RefusalNotice refusal={problem} />}
      {state ? (
        <div className={styles.split}>
          <div className={styles.side}>
            <ImportMapping work={work} state={state} />
          </div>
          <div className={styles.result}>
            <ImportResult work={work} state={state} />
          </div>
        </div>
      ) : (
        <EmptyState title={busy ? text.reading : text.title}>{text.hint}</EmptyState>
      )}
    </section>
  )
}
