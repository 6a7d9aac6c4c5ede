import { Link } from '@tanstack/react-router'
import type { InboxItem } from '#shared/domain/department-inbox'
import { type SubmissionStatus, submissionKindLabels, submissionStatusLabels } from '#shared/domain/submission'
import { useReference } from '../../data/hooks'
import { Block } from '../../ui/sections/block'
import page from '../../ui/sections/subject-page.module.css'
import { StatusTag, type Tone } from '../../ui/status/status-tag'
import { formatDay } from '../../ui/time/format'
import { departmentTexts as text } from './messages'

export const submissionTones: Readonly<Record<SubmissionStatus, Tone>> = {
  draft: 'neutral',
  proposed: 'accent',
  returned: 'amber',
  sent: 'accentOutline',
  decided: 'quiet',
  discarded: 'quiet',
}

/** What the department has written on the thing. */
export function SubmissionsBlock({ item }: { item: InboxItem }) {
  const ref = useReference()
  const shown = item.submissions.filter(({ status }) => status !== 'discarded')
  return (
    <Block title={text.submissions} hint={shown.length === 0 && text.noSubmissions}>
      {shown.length > 0 && (
        <table className={page.table}>
          <tbody>
            {shown.map((one) => (
              <tr key={one.id}>
                <td>
                  <Link to="/submissions/$submissionId" params={{ submissionId: one.id }}>
                    {submissionKindLabels[one.kind]}
                  </Link>
                  <div className={page.muted}>
                    {[ref.user(one.createdBy)?.name, formatDay(one.sentAt ?? one.createdAt)].filter(Boolean).join('　')}
                  </div>
                  {one.decision && (
                    <div>{`${one.decision.granted ? text.submission.granted : text.submission.refused}：${one.decision.reason}`}</div>
                  )}
                </td>
                <td className={page.end}>
                  {one.late && <StatusTag tone="red">{text.late}</StatusTag>}{' '}
                  <StatusTag tone={submissionTones[one.status]}>{submissionStatusLabels[one.status]}</StatusTag>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Block>
  )
}
