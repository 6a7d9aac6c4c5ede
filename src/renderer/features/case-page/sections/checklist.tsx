import { Button, Segmented } from 'antd'
import { useEffect, useState } from 'react'
import { checkResultLabels } from '#shared/domain/field-text'
import { checklistTopics } from '#shared/domain/supervision-case'
import { explain, type Refusal } from '#shared/messages/catalogue'
import { useDesk, useReference } from '../../../data/hooks'
import { useFormDrafts } from '../../../ui/forms/form-drafts'
import { GrowingText } from '../../../ui/forms/growing-text'
import { Block } from '../../../ui/sections/block'
import { StatusTag, type Tone } from '../../../ui/status/status-tag'
import { useCase } from '../case-context'
import styles from '../case-page.module.css'
import { formKey } from '../form-key'
import { sectionTexts as text } from '../section-messages'

const tones: Readonly<Record<string, Tone>> = { ok: 'quiet', problem: 'amber', unclear: 'neutral' }

/** 主体 权限 事实 证据 程序 适用 裁量, line by line; a problem leads to its finding. */
export function Checklist() {
  const { bundle, offered } = useCase()
  const refusal = offered?.['case.check']
  const done = checklistTopics.filter((topic) => bundle.case.checklist[topic]).length
  return (
    <Block title={text.checklist} hint={text.checked(done, checklistTopics.length)}>
      {refusal && <p className={styles.off}>{explain(refusal)}</p>}
      <ul className={styles.checklist}>
        {checklistTopics.map((topic) => (
          <CheckLine key={topic} topic={topic} writable={refusal === null} />
        ))}
      </ul>
    </Block>
  )
}

type Result = 'ok' | 'problem' | 'unclear'
const results: readonly Result[] = ['ok', 'problem', 'unclear']

function CheckLine({ topic, writable }: { topic: string; writable: boolean }) {
  const { bundle, open } = useCase()
  const desk = useDesk()
  const ref = useReference()
  const caseId = bundle.case.id
  const entry = bundle.case.checklist[topic]
  const key = formKey(caseId, 'case.check', topic)
  const draft = useFormDrafts(({ drafts }) => drafts[key]?.values.note)
  const { keep, drop } = useFormDrafts.getState()
  const saved = entry?.note ?? ''
  const [note, setNote] = useState(typeof draft === 'string' ? draft : saved)
  const [refusal, setRefusal] = useState<Refusal>()
  useEffect(() => {
    if (draft === undefined) setNote(saved)
  }, [saved, draft])

  async function save(result: Result, nextNote: string) {
    const answer = await desk.run('case.check', { caseId, topic, result, note: nextNote })
    setRefusal(answer.ok ? undefined : answer.refusal)
    if (answer.ok) drop(key)
  }

  const label = ref.label('checklistTopic', topic)
  const question = ref.dictionary('checklistTopic')?.items.find(({ code }) => code === topic)?.question
  const findings = Object.values(bundle.case.findings).filter((finding) => finding.topic === topic).length
  return (
    <li className={styles.checkLine}>
      <div className={styles.checkTopic}>
        <span className={styles.checkName}>{label}</span>
        {typeof question === 'string' && <span className={styles.checkQuestion}>{question}</span>}
      </div>
      {writable ? (
        <>
          <Segmented<string>
            aria-label={label}
            value={entry?.result ?? ''}
            options={results.map((value) => ({ value, label: checkResultLabels[value] ?? value }))}
            onChange={(value) => void save(value as Result, note)}
          />
          <GrowingText
            aria-label={text.checkNoteOf(label)}
            placeholder={text.checkNote}
            minRows={1}
            maxRows={6}
            maxLength={2000}
            value={note}
            onChange={(event) => {
              setNote(event.target.value)
              keep(key, { values: { note: event.target.value }, base: { note: saved } })
            }}
            onBlur={() => {
              if (note.trim() === saved) drop(key)
              else if (entry) void save(entry.result, note)
            }}
          />
        </>
      ) : (
        <>
          <div>
            {entry ? (
              <StatusTag tone={tones[entry.result]}>{checkResultLabels[entry.result]}</StatusTag>
            ) : (
              <span className={styles.muted}>{text.notChecked}</span>
            )}
          </div>
          <p className={styles.text}>{entry?.note}</p>
        </>
      )}
      {(refusal || (writable && draft !== undefined && !entry) || entry?.result === 'problem') && (
        <div className={styles.checkMore}>
          {refusal && <span className={styles.problem}>{explain(refusal)}</span>}
          {!entry && draft !== undefined && <span className={styles.muted}>{text.noteWaits}</span>}
          {entry?.result === 'problem' && (
            <>
              <span className={findings > 0 ? styles.muted : styles.warn}>
                {findings > 0 ? text.findingsOfTopic(findings) : text.findingOwed}
              </span>
              {writable && (
                <Button type="link" size="small" onClick={() => open({ command: 'case.recordFinding', topic })}>
                  {text.addFinding}
                </Button>
              )}
            </>
          )}
        </div>
      )}
    </li>
  )
}
