import { CloseOutlined, PaperClipOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import type { EntityRef } from '#shared/domain/entities'
import type { StoredFile } from '#shared/domain/stored-file'
import type { Refusal } from '#shared/messages/catalogue'
import { useDesk } from '../../data/hooks'
import { RefusalNotice } from '../feedback/refusal-notice'
import { formatBytes } from '../time/format'
import styles from './files.module.css'
import { keepFile } from './keep-file'
import { fileMessages as text } from './messages'

interface StoredFilesFieldProps {
  readonly id?: string
  readonly value?: readonly StoredFile[]
  readonly onChange?: (files: readonly StoredFile[]) => void
  /** What the files belong to; they stay in its record whatever becomes of the form. */
  readonly owner: EntityRef
  readonly caseId: string
  readonly most?: number
}

/** Photographs and scans as part of a form: kept on this machine at once, sent by themselves. */
export function StoredFilesField({ id, value = [], onChange, owner, caseId, most = 10 }: StoredFilesFieldProps) {
  const desk = useDesk()
  const picker = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()

  async function take(files: readonly File[]) {
    setRefusal(undefined)
    setBusy(true)
    const kept: StoredFile[] = []
    for (const file of files.slice(0, most - value.length)) {
      const answer = await keepFile(desk, file, owner, caseId)
      if ('refusal' in answer) setRefusal(answer.refusal)
      else kept.push(answer)
    }
    setBusy(false)
    const known = new Set(value.map(({ sha256 }) => sha256))
    onChange?.([...value, ...kept.filter(({ sha256 }) => !known.has(sha256))])
  }

  return (
    <div className={styles.field}>
      {refusal && <RefusalNotice refusal={refusal} onClose={() => setRefusal(undefined)} />}
      {value.length > 0 && (
        <ul className={styles.files}>
          {value.map((file) => (
            <li key={file.sha256}>
              <PaperClipOutlined />
              <span className={styles.name}>{file.name}</span>
              <span className={styles.size}>{formatBytes(file.size)}</span>
              <Button
                type="text"
                size="small"
                icon={<CloseOutlined />}
                aria-label={text.remove(file.name)}
                onClick={() => onChange?.(value.filter((other) => other !== file))}
              />
            </li>
          ))}
        </ul>
      )}
      <Button
        id={id}
        icon={<PaperClipOutlined />}
        loading={busy}
        disabled={value.length >= most}
        onClick={() => picker.current?.click()}
      >
        {busy ? text.adding : text.add}
      </Button>
      <span className={styles.hint}>{text.hint}</span>
      <input
        ref={picker}
        type="file"
        className={styles.picker}
        multiple
        accept="image/*,application/pdf"
        onChange={(event) => {
          void take([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
    </div>
  )
}
