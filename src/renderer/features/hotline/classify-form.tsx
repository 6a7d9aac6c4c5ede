import { Button, Input } from 'antd'
import { useRef, useState } from 'react'
import { inputLimits } from '#shared/intake/work-order-input'
import type { ClassifyQuestion } from '../../data/desk-worker-api-hotline'
import { DictionarySelect } from '../../ui/forms/choice-fields'
import { GrowingText } from '../../ui/forms/growing-text'
import { isComposing } from '../../ui/forms/ime'
import styles from './hotline.module.css'
import { classifyTexts as text } from './messages'

interface ClassifyFormProps {
  readonly busy: boolean
  readonly onAsk: (question: ClassifyQuestion) => Promise<void>
  readonly onClear: () => void
}

/** The text as the citizen told it. What is pasted is looked at at once, what is typed when it is asked for. */
export function ClassifyForm({ busy, onAsk, onClear }: ClassifyFormProps) {
  const [values, setValues] = useState<{ title: string; content: string; region?: string | undefined }>({
    title: '',
    content: '',
  })
  const pasted = useRef(false)
  const ask = ({ title, content, region } = values) => void onAsk({ title, content, ...(region ? { region } : {}) })

  function change(patch: Partial<typeof values>) {
    const next = { ...values, ...patch }
    setValues(next)
    if (!pasted.current) return
    pasted.current = false
    ask(next)
  }

  return (
    <>
      <div className={styles.field}>
        <label htmlFor="classify-title" className={styles.label}>
          {text.heading}
        </label>
        <Input
          id="classify-title"
          value={values.title}
          maxLength={inputLimits.title}
          onChange={(event) => change({ title: event.target.value })}
        />
      </div>
      <div className={styles.field}>
        <label htmlFor="classify-content" className={styles.label}>
          {text.content}
        </label>
        <GrowingText
          id="classify-content"
          minRows={10}
          maxRows={20}
          maxLength={inputLimits.content}
          placeholder={text.contentHint}
          value={values.content}
          onPaste={() => {
            pasted.current = true
          }}
          onChange={(event) => change({ content: event.target.value })}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && event.ctrlKey && !isComposing(event)) ask()
          }}
        />
      </div>
      <div className={styles.field}>
        <label htmlFor="classify-region" className={styles.label}>
          {text.region}
        </label>
        <DictionarySelect
          id="classify-region"
          dictionary="region"
          clearable
          placeholder={text.regionHint}
          {...(values.region ? { value: values.region } : {})}
          onChange={(region) => change({ region })}
        />
      </div>
      <div className={styles.buttons}>
        <Button type="primary" loading={busy} aria-label={text.ask} aria-busy={busy} onClick={() => ask()}>
          {text.ask}
        </Button>
        <Button
          onClick={() => {
            setValues({ title: '', content: '' })
            onClear()
          }}
        >
          {text.clear}
        </Button>
        <span className={styles.quiet}>{text.keys}</span>
      </div>
    </>
  )
}
