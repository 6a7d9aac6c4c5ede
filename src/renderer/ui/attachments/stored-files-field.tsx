import { CloseOutlined, PaperClipOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import type { StoredFile } from '#shared/domain/stored-file'
import type { Refusal } from '#shared/messages/catalogue'
import { RefusalNotice } from '../feedback/refusal-notice'
import { formatBytes } from '../time/format'
import type { AttachmentOwner } from './keep-file'
import { fileMessages as text } from './stored-file-messages'
import styles from './stored-files.module.css'
import { useAttach } from './use-attach'

interface StoredFilesFieldProps {
  readonly id?: string
  readonly value?: readonly StoredFile[]
  readonly onChange?: (files: readonly StoredFile[]) => void
  /** What the files belong to; they stay in its record whatever becomes of the form. */
  readonly owner: AttachmentOwner
  readonly most?: number
}

/** Photographs and scans as part of a form: kept on this machine at once, sent by themselves. */
export function StoredFilesField({ id, value = [], onChange, owner, most = 10 }: StoredFilesFieldProps) {
  const { attach, busy } = useAttach(owner)
  const picker = useRef<HTMLInputElement>(null)
  const [refusal, setRefusal] = useState<Refusal>()

  async function take(files: readonly File[]) {
    const { added, refused } = await attach(files.slice(0, most - value.length))
    setRefusal(refused[0]?.refusal)
    const known = new Set(value.map((file) => file.sha256))
    const fresh = added.filter(({ sha256 }) => !known.has(sha256))
    onChange?.([...value, ...fresh.map(({ sha256, name, mime, size }) => ({ sha256, name, mime, size }))])
  }

  return (
    <div className={styles.field}>
      {refusal && <RefusalNotice refusal={refusal} onClose={() => setRefusal(undefined)} />}
      {value.length > 0 && (
        <ul className={styles.files}>
          {value.map((file) => (
            <li key={file.sha256}>
              <PaperClipOutlined aria-hidden />
              <span className={styles.name}>{file.name}</span>
              <span className={styles.size}>{formatBytes(file.size)}</span>
              <Button
                type="text"
                size="small"
                icon={<CloseOutlined aria-hidden />}
                aria-label={text.remove(file.name)}
                onClick={() => onChange?.(value.filter((other) => other !== file))}
              />
            </li>
          ))}
        </ul>
      )}
      <Button
        id={id}
        icon={<PaperClipOutlined aria-hidden />}
        loading={busy > 0}
        disabled={value.length >= most}
        onClick={() => picker.current?.click()}
      >
        {busy > 0 ? text.adding : text.add}
      </Button>
      <span className={styles.hint}>{text.hint}</span>
      <input
        ref={picker}
        type="file"
        hidden
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
