import { Alert, Checkbox } from 'antd'
import { useState } from 'react'
import { useReference } from '../../../data/hooks'
import { PaperExports } from '../../../ui/documents/paper-exports'
import { PreviewPane } from '../../../ui/documents/preview/preview-pane'
import { formatDay } from '../../../ui/time/format'
import { useInspectionPage } from '../inspection-context'
import styles from '../inspections.module.css'
import { recordTexts as text } from '../messages'
import { CorrectButton } from './correct-button'
import { type RecordChoices, useRecord } from './use-record'

/** The record as it prints, and the ways out: Word, PDF, printer. All without network. */
export function RecordView() {
  const { bundle } = useInspectionPage()
  const { inspection: found } = bundle
  const ref = useReference()
  const [choices, setChoices] = useState<RecordChoices>({ photos: true, watermark: false })
  const record = useRecord(choices)
  if (!record) return <Alert type="error" role="alert" title={text.failed} />
  const { paper, pages, pictures } = record
  const organ = ref.organ(found.organId)?.name ?? ''
  return (
    <div className={styles.record}>
      <div className={styles.recordBar}>
        <span className={styles.muted}>{found.status === 'finished' ? text.finalNote : text.draftNote}</span>
        <Checkbox
          checked={choices.photos}
          onChange={(event) => setChoices((before) => ({ ...before, photos: event.target.checked }))}
        >
          {text.withPhotos}
        </Checkbox>
        <Checkbox
          checked={choices.watermark}
          disabled={!choices.photos}
          onChange={(event) => setChoices((before) => ({ ...before, watermark: event.target.checked }))}
        >
          {text.withWatermark}
        </Checkbox>
        <span className={styles.muted} role="status">
          {pictures.done < pictures.total
            ? text.prepared(pictures.done, pictures.total)
            : pictures.missing > 0 && text.missing(pictures.missing)}
        </span>
        <span className={styles.recordTools}>
          <CorrectButton />
          <PaperExports
            paper={paper}
            pages={pages}
            name={text.fileName(organ, formatDay(found.startedAt ?? found.plannedOn))}
          />
        </span>
      </div>
      <PreviewPane pages={pages} />
    </div>
  )
}
