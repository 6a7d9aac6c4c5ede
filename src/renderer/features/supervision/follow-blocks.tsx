import { Link } from '@tanstack/react-router'
import { replyOutcomeLabels } from '#shared/domain/document-life'
import { reminderWayLabels } from '#shared/domain/supervision-order'
import { useReference } from '../../data/hooks'
import { StoredFileLink } from '../../ui/attachments/stored-file-link'
import { Block } from '../../ui/sections/block'
import page from '../../ui/sections/subject-page.module.css'
import { StatusTag } from '../../ui/status/status-tag'
import { formatDay, formatMoment } from '../../ui/time/format'
import { supervisionTexts as text } from './messages'
import { StepButton, useOrderPage } from './order-context'

/** Answers, wherever they came in: to the order itself, or to the paper that carried it. */
export function RepliesBlock() {
  const { bundle, offered } = useOrderPage()
  const ref = useReference()
  const paper = bundle.papers.find(({ id }) => id === bundle.order.paperId)
  const replies = [...bundle.order.replies, ...(paper?.replies ?? [])]
  return (
    <Block
      title={text.replies}
      hint={replies.length === 0 && text.noReplies}
      actions={
        offered?.['supervision.recordReply']?.code === 'supervision.replyAtPaper' && paper ? (
          <Link to="/documents/$documentId" params={{ documentId: paper.id }}>
            {text.openPaper}
          </Link>
        ) : (
          <StepButton form={{ command: 'supervision.recordReply' }} label={text.recordReply} />
        )
      }
    >
      {replies.map((one) => (
        <article key={one.id} className={page.entry}>
          <p className={page.entryHead}>
            <span>{formatDay(one.receivedOn)}</span>
            <StatusTag>{replyOutcomeLabels[one.outcome]}</StatusTag>
            {one.late && <StatusTag tone="red">{text.late}</StatusTag>}
            <span className={page.muted}>{[one.number, ref.user(one.by)?.name].filter(Boolean).join('　')}</span>
          </p>
          <p className={page.text}>{one.text}</p>
          {one.files.map((file) => (
            <StoredFileLink key={file.sha256} file={file} />
          ))}
        </article>
      ))}
    </Block>
  )
}

export function ChecksBlock() {
  const { order } = useOrderPage().bundle
  const ref = useReference()
  return (
    <Block title={text.checks} hint={order.checks.length === 0 && text.noChecks}>
      {order.checks.map((one) => (
        <article key={one.at} className={page.entry}>
          <p className={page.entryHead}>
            <span>{formatDay(one.on)}</span>
            <StatusTag tone={one.result === 'enough' ? 'accent' : 'red'}>{text.checkResults[one.result]}</StatusTag>
            <span className={page.muted}>
              {one.checkedBy.map((id) => ref.user(id)?.name ?? id).join('、')}
              {one.newDueOn && `　${text.wantedOn}：${formatDay(one.newDueOn)}`}
            </span>
          </p>
          <p className={page.text}>{one.note}</p>
        </article>
      ))}
    </Block>
  )
}

export function RemindersBlock() {
  const { order } = useOrderPage().bundle
  const ref = useReference()
  return (
    <Block
      title={text.reminders}
      hint={order.reminders.length === 0 && text.noReminders}
      actions={<StepButton form={{ command: 'supervision.remind' }} label={text.remind} />}
    >
      {order.reminders.length > 0 && (
        <table className={page.table}>
          <tbody>
            {order.reminders.map((one) => (
              <tr key={one.id}>
                <td className={page.noWrap}>{formatMoment(one.at)}</td>
                <td>
                  {reminderWayLabels[one.way]}
                  {one.note && <p className={page.text}>{one.note}</p>}
                </td>
                <td className={page.end}>{ref.user(one.by)?.name}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Block>
  )
}
