import { PictureOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { legalityRules } from '#shared/documents/kinds/legality/messages'
import type { PictureProblem } from '#shared/documents/pictures/picture'
import type { FieldSpec } from '../../../ui/documents/form-model'
import { pictureFromFile } from '../../../ui/pictures/picture-file'
import { documentTexts as text } from '../messages'
import { fieldElementId, useFields } from './field-context'
import { FieldFrame } from './field-frame'
import styles from './fields.module.css'

interface PictureFieldProps {
  readonly spec: FieldSpec
  readonly path: string
  /** A data address, or empty. */
  readonly value: string
  readonly onChange: (source: string) => void
}

/** A picture chosen from a file, dropped here, or pasted while the field has the focus. */
export function PictureField({ spec, path, value, onChange }: PictureFieldProps) {
  const { readOnly } = useFields()
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<PictureProblem>()

  async function take(file: File | undefined) {
    if (!file || readOnly) return
    setBusy(true)
    const read = await pictureFromFile(file).finally(() => setBusy(false))
    if ('problem' in read) return setProblem(read.problem)
    setProblem(undefined)
    onChange(read.picture.source)
  }

  return (
    <FieldFrame spec={spec} path={path}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping and pasting are other ways; the button is the first */}
      <div
        className={styles.picture}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault()
          void take(event.dataTransfer.files[0])
        }}
        onPaste={(event) => {
          const [pasted] = event.clipboardData.files
          if (!pasted) return
          event.preventDefault()
          void take(pasted)
        }}
      >
        {value !== '' && <img className={styles.pictureShown} src={value} alt={spec.title} />}
        {!readOnly && (
          <>
            <input
              ref={input}
              type="file"
              hidden
              accept="image/*"
              aria-label={text.pictureFile}
              onChange={(event) => {
                const [chosen] = event.target.files ?? []
                void take(chosen)
                // The same file may be chosen again after an error.
                event.target.value = ''
              }}
            />
            <Button
              id={fieldElementId(path)}
              aria-label={value === '' ? text.choosePicture : text.changePicture}
              size="small"
              icon={<PictureOutlined aria-hidden />}
              loading={busy}
              onClick={() => input.current?.click()}
            >
              {value === '' ? text.choosePicture : text.changePicture}
            </Button>
            {value === '' && <span className={styles.optional}>{text.pictureHint}</span>}
          </>
        )}
      </div>
      {problem && (
        <p className={`${styles.problem} ${styles.error}`} role="alert">
          {legalityRules[problem].text}
        </p>
      )}
    </FieldFrame>
  )
}
