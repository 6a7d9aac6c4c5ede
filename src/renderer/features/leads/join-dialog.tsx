import { type InputRef, Modal } from 'antd'
import { useState } from 'react'
import { openStages } from '#shared/domain/stages'
import type { Refusal } from '#shared/messages/catalogue'
import type { CaseColumns, DeskWorker } from '../../data/desk-worker-api'
import { useLive } from '../../data/hooks'
import { RefusalNotice } from '../../ui/feedback/refusal-notice'
import { useFirstFocus } from '../../ui/forms/first-focus'
import { ImeInput } from '../../ui/forms/ime-input'
import { statusMessages } from '../../ui/status/messages'
import { StageTag } from '../../ui/status/status-tags'
import styles from './leads.module.css'
import { leadMessages as text } from './messages'
import type { LeadTarget } from './use-lead-decisions'

interface JoinDialogProps {
  readonly leads: readonly LeadTarget[]
  readonly onJoin: (caseId: string) => Promise<Refusal | undefined>
  readonly onClose: () => void
}

interface Choices {
  readonly suggested: readonly CaseColumns[]
  readonly found: readonly CaseColumns[]
}

/** Chooses the running case about the same matter; those of similar orders come first. */
export function JoinDialog({ leads, onJoin, onClose }: JoinDialogProps) {
  const searchField = useFirstFocus<InputRef>()
  const [words, setWords] = useState('')
  const [chosen, setChosen] = useState<string>()
  const [refusal, setRefusal] = useState<Refusal>()
  const [busy, setBusy] = useState(false)
  const choices = useLive(`join ${leads[0]?.id} ${words}`, ['cases'], (desk) => choicesOf(desk, leads[0]?.id, words), {
    keepEarlier: true,
  }).value

  async function join() {
    if (!chosen) return
    setBusy(true)
    const answer = await onJoin(chosen).finally(() => setBusy(false))
    if (answer) setRefusal(answer)
    else onClose()
  }

  const nothing = choices && choices.found.length === 0 && choices.suggested.length === 0
  return (
    <Modal
      open
      width={640}
      title={text.joinTitle(leads.length)}
      okText={text.confirmJoin}
      okButtonProps={{ disabled: !chosen, title: chosen ? undefined : text.joinMissing }}
      confirmLoading={busy}
      onOk={join}
      onCancel={onClose}
    >
      {refusal && <RefusalNotice refusal={refusal} />}
      <ImeInput
        inputRef={searchField}
        allowClear
        placeholder={text.joinSearch}
        aria-label={text.joinSearch}
        onCommit={(typed) => setWords(typed.trim())}
      />
      <div className={styles.cases} role="radiogroup" aria-label={text.joinFound}>
        <CaseChoices title={text.joinSuggested} cases={choices?.suggested} chosen={chosen} onChoose={setChosen} />
        <CaseChoices title={text.joinFound} cases={choices?.found} chosen={chosen} onChoose={setChosen} />
        {nothing && <p className={styles.casesTitle}>{text.joinNothing}</p>}
      </div>
    </Modal>
  )
}

interface CaseChoicesProps {
  readonly title: string
  readonly cases: readonly CaseColumns[] | undefined
  readonly chosen: string | undefined
  readonly onChoose: (caseId: string) => void
}

function CaseChoices({ title, cases, chosen, onChoose }: CaseChoicesProps) {
  if (!cases || cases.length === 0) return null
  return (
    <>
      <div className={styles.casesTitle}>{title}</div>
      {cases.map((found) => (
        <label key={found.id} className={styles.case}>
          <input type="radio" name="case" checked={found.id === chosen} onChange={() => onChoose(found.id)} />
          <span className={styles.quiet}>{found.caseNo || statusMessages.awaitingNumber}</span>
          <span className={styles.caseTitle}>{found.title}</span>
          <StageTag stage={found.stage} />
        </label>
      ))}
    </>
  )
}

async function choicesOf(desk: DeskWorker, orderId: string | undefined, words: string): Promise<Choices> {
  const [similar, found] = await Promise.all([
    orderId && !words ? desk.similarOrders(orderId) : [],
    desk.listCases({ offset: 0, limit: 30, stage: [...openStages], ...(words ? { text: words } : {}) }),
  ])
  const likely = new Set(similar.map(({ caseId }) => caseId).filter(Boolean))
  return {
    suggested: found.rows.filter(({ id }) => likely.has(id)),
    found: found.rows.filter(({ id }) => !likely.has(id)),
  }
}
