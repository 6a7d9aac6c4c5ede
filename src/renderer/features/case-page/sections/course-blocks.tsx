import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { approvalOf } from '#shared/commands/documents/approval-facts'
import { trackKindLabels } from '#shared/domain/case-course'
import { useReference } from '../../../data/hooks'
import { OfferedButton } from '../../../ui/commands/command-button'
import { Block, FactList, type FactRow } from '../../../ui/sections/block'
import { formatDay } from '../../../ui/time/format'
import { useCase } from '../case-context'
import styles from '../case-page.module.css'
import { caseMessages } from '../messages'
import { RecordButton } from '../record-button'
import { sectionTexts as text } from '../section-messages'

/** Consultations, supervision orders, notices and objections that run beside the stage, and how they ended. */
export function TracksBlock() {
  const { bundle, offered, open } = useCase()
  const tracks = Object.values(bundle.case.tracks ?? {}).sort((a, b) => a.openedAt.localeCompare(b.openedAt))
  const openRefusal = offered?.['case.openTrack']
  if (tracks.length === 0 && openRefusal !== null) return null
  return (
    <Block
      title={text.tracks}
      hint={tracks.length === 0 && text.noTracks}
      actions={
        <OfferedButton
          refusal={openRefusal}
          label={caseMessages.commands['case.openTrack']}
          onRun={() => open({ command: 'case.openTrack' })}
        />
      }
    >
      {tracks.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th>{text.trackKind}</th>
              <th>{text.trackTitle}</th>
              <th>{text.trackDue}</th>
              <th>{text.trackState}</th>
              <th aria-label={text.endTrack} />
            </tr>
          </thead>
          <tbody>
            {tracks.map((track) => (
              <tr key={track.id}>
                <td>{trackKindLabels[track.kind]}</td>
                <td>{track.title}</td>
                <td>{formatDay(track.dueOn)}</td>
                <td>
                  {text.trackStates[track.state]}
                  {track.result && `：${track.result}`}
                </td>
                <td>
                  {track.state === 'running' && offered?.['case.endTrack'] === null && (
                    <Button type="link" size="small" onClick={() => open({ command: 'case.endTrack', id: track.id })}>
                      {text.endTrack}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Block>
  )
}

/** What changed the course of the case: who had to leave it, which bureau has it, when it stood still. */
export function CourseBlock() {
  const { case: found } = useCase().bundle
  const ref = useReference()
  const by = (id: string, at: string) => `${ref.user(id)?.name ?? id}　${formatDay(at)}`
  const organ = (id: string) => ref.organ(id)?.name ?? id
  const { suspension, launch, guidance } = found
  const rows: FactRow[] = [
    [
      text.launch,
      launch &&
        [launch.reason, launch.lateReason && `${text.lateReason}：${launch.lateReason}`, by(launch.by, launch.at)]
          .filter(Boolean)
          .join('\n'),
      'wide',
    ],
    [
      text.suspension,
      suspension &&
        `${ref.label('suspendGround', suspension.ground)}：${suspension.reason}\n${text.suspendedFrom(formatDay(suspension.at), formatDay(suspension.endedAt))}　${ref.user(suspension.by)?.name ?? ''}`,
      'wide',
    ],
    ...(found.moves ?? []).map(
      (move): FactRow => [
        text.moved[move.kind],
        `${organ(move.fromOrganId)} → ${organ(move.toOrganId)}：${move.reason}\n${by(move.by, move.at)}`,
        'wide',
      ],
    ),
    ...(found.recusals ?? []).map(
      ({ personId, reason, decidedBy, at }): FactRow => [
        text.recusal,
        `${ref.user(personId)?.name ?? personId}：${reason}\n${by(decidedBy, at)}`,
        'wide',
      ],
    ),
    ...(found.withdrawals ?? []).map(
      (withdrawal): FactRow => [text.withdrawal, `${withdrawal.reason}\n${by(withdrawal.by, withdrawal.at)}`, 'wide'],
    ),
    [
      text.guidance,
      guidance && `${ref.label('remedyRoute', guidance.route)}：${guidance.limit}\n${by(guidance.by, guidance.at)}`,
      'wide',
    ],
    [text.mergedInto, found.mergedInto && <CaseLink key="into" caseId={found.mergedInto} />],
    [text.splitFrom, found.splitFrom && <CaseLink key="from" caseId={found.splitFrom} />],
  ]
  if (rows.every(([, value]) => !value)) return null
  return (
    <Block
      title={text.course}
      actions={
        suspension && (
          <RecordButton
            kind="approval-form"
            recordOf={approvalOf.suspension}
            since={suspension.at}
            name={text.suspensionApproval}
          />
        )
      }
    >
      <FactList rows={rows} />
    </Block>
  )
}

function CaseLink({ caseId }: { caseId: string }) {
  return (
    <Link to="/cases/$caseId" params={{ caseId }}>
      {text.openCase}
    </Link>
  )
}
