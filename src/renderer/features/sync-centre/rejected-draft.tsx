import { App, Button, Space } from 'antd'
import { useState } from 'react'
import { commandLabel } from '#shared/domain/command-labels'
import type { Refusal } from '#shared/messages/catalogue'
import type { AttentionItem } from '../../data/desk-worker-api'
import { useDesk, useReference } from '../../data/hooks'
import { RefusalNotice } from '../../ui/feedback/refusal-notice'
import { StatusTag } from '../../ui/status/status-tag'
import { formatMoment } from '../../ui/time/format'
import { draftLines } from './draft-lines'
import { syncMessages as text } from './messages'
import { RedoLink } from './redo-link'
import { subjectName } from './subject-name'
import styles from './sync.module.css'

export type RejectedItem = Exclude<AttentionItem, { kind: 'conflict' }>

/** A command that the server did not apply: why, what had been filled in, and the ways on. */
export function RejectedDraft({ item }: { item: RejectedItem }) {
  const desk = useDesk()
  const reference = useReference()
  const { modal, message } = App.useApp()
  const [refusal, setRefusal] = useState<Refusal>(item.refusal)
  const lines = draftLines(item.type, item.input, reference)
  const what = commandLabel(item.type)

  async function tryAgain() {
    const answer = await desk.run(item.type, item.input)
    if (!answer.ok) return setRefusal(answer.refusal)
    await desk.dismissAttention(item.commandId)
    void message.success(text.sent)
  }

  function giveUp() {
    modal.confirm({
      title: text.giveUpTitle,
      content: text.giveUpText,
      okText: text.giveUp,
      okButtonProps: { danger: true },
      onOk: async () => {
        await desk.dismissAttention(item.commandId)
        void message.success(text.given)
      },
    })
  }

  return (
    <article className={styles.item} aria-label={text.attempted(what)}>
      <h3 className={styles.itemTitle}>
        {text.attempted(what)}
        <StatusTag tone="amber">{text.kinds[item.kind]}</StatusTag>
        <span className={styles.itemCase}>{subjectName(item.subject)}</span>
        <span className={styles.itemWhen}>{formatMoment(item.at)}</span>
      </h3>
      <RefusalNotice refusal={refusal} />
      {lines.length > 0 && (
        <section aria-label={text.draft}>
          <h4 className={styles.versionTitle}>{text.draft}</h4>
          <dl className={styles.draft}>
            {lines.map(({ label, text: words }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{words}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      <Space className={styles.itemActions}>
        <RedoLink item={item} />
        <Button onClick={tryAgain}>{text.tryAgain}</Button>
        <Button onClick={giveUp}>{text.giveUp}</Button>
      </Space>
    </article>
  )
}
