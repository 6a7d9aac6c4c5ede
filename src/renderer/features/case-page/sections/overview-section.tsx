import type { ReactNode } from 'react'
import { approvalOf } from '#shared/commands/documents/approval-facts'
import { CERT_MEASURE } from '#shared/documents/kinds/cert-measure'
import { verifyGroundLabels } from '#shared/domain/field-text'
import { useReference } from '../../../data/hooks'
import { OfferedButton } from '../../../ui/commands/command-button'
import { Block, FactList, type FactRow } from '../../../ui/sections/block'
import { StatusTag } from '../../../ui/status/status-tag'
import { DueCountdown } from '../../../ui/time/due-countdown'
import { formatDay } from '../../../ui/time/format'
import { useCase } from '../case-context'
import styles from '../case-page.module.css'
import { caseMessages } from '../messages'
import { RecordButton } from '../record-button'
import { sectionTexts as text } from '../section-messages'
import { CourseBlock, TracksBlock } from './course-blocks'
import { RelatedCases } from './related-cases'

export function OverviewSection() {
  const { bundle, offered, open } = useCase()
  const ref = useReference()
  const found = bundle.case
  const name = (id: string | undefined) => ref.user(id)?.name ?? id
  const basics: FactRow[] = [
    [text.origin, ref.label('caseOrigin', found.origin)],
    [text.region, ref.label('region', found.region)],
    [text.bureau, ref.organ(found.jurisdictionOrganId)?.name],
    [text.respondent, ref.organ(found.respondentOrganId)?.name ?? caseMessages.noRespondent],
    [text.party, partyText()],
    [text.handlers, found.handlerIds.map(name).join('、') || caseMessages.noHandlers],
    [text.createdBy, `${name(found.createdBy)}　${formatDay(found.createdAt)}`],
    [text.tags, found.tags.length > 0 && tagList(found.tags)],
    [text.originNote, found.originNote, 'wide'],
    [text.notes, found.notes, 'wide'],
  ]
  function partyText(): string {
    const { party } = found
    if (!party) return ''
    const kind = [ref.label('partyKind', party.kind), ref.label('ownership', party.ownership)].filter(Boolean)
    return [party.name, kind.length > 0 && `（${kind.join('，')}）`].filter(Boolean).join('')
  }
  return (
    <div className={styles.section}>
      <Block
        title={text.basics}
        actions={
          <OfferedButton
            refusal={offered?.['fields.set']}
            label={caseMessages.commands['fields.set']}
            onRun={() => open({ command: 'fields.set' })}
          />
        }
      >
        <FactList rows={basics} />
      </Block>
      <TracksBlock />
      <Milestones />
      <CourseBlock />
      <RelatedCases />
      <Limits />
    </div>
  )
}

function tagList(tags: readonly string[]): ReactNode {
  return tags.map((tag) => (
    <span key={tag} className={styles.inlineTag}>
      <StatusTag tone="quiet">{tag}</StatusTag>
    </span>
  ))
}

/** What has been decided so far, in the order in which it is decided. */
function Milestones() {
  const { bundle } = useCase()
  const ref = useReference()
  const found = bundle.case
  const by = (id: string | undefined, at: string | undefined) =>
    [ref.user(id)?.name, formatDay(at)].filter(Boolean).join('　')
  const rows: FactRow[] = [
    [
      text.judgement,
      found.judgement && `${found.judgement.reason}\n${by(found.judgement.by, found.judgement.at)}`,
      'wide',
    ],
    [
      text.filing,
      found.filing &&
        `${found.filing.reason}\n${by(found.filing.proposedBy, found.filing.proposedAt)}${found.filing.state === 'proposed' ? `　${text.filingStates.proposed}` : ''}`,
      'wide',
    ],
    [
      text.filingOpinion,
      found.filing?.opinion &&
        `${found.filing.opinion}\n${by(found.filing.reviewerId, found.filing.reviewedAt)}　${text.filingStates[found.filing.state]}`,
      'wide',
    ],
    [
      text.forward,
      found.forward &&
        [
          `${ref.organ(found.forward.targetOrganId)?.name}　${formatDay(found.forward.at)}`,
          found.forward.note,
          found.forward.returnReason &&
            `${text.forwardReturned} ${formatDay(found.forward.returnedAt)}：${found.forward.returnReason}`,
        ]
          .filter(Boolean)
          .join('\n'),
      'wide',
    ],
    [
      text.verification,
      found.verification &&
        `${verifyGroundLabels[found.verification.ground]}　${by(found.verification.by, found.verification.at)}\n${found.verification.text}`.trim(),
      'wide',
    ],
    [
      text.approval,
      found.approval && `${found.approval.instruction}\n${found.approval.signer}　${formatDay(found.approval.on)}`,
      'wide',
    ],
    [
      text.accountability,
      found.accountability && `${found.accountability.text}\n${by(found.accountability.by, found.accountability.at)}`,
      'wide',
    ],
    ...found.reopenings.map(
      (reopening, index): FactRow => [
        text.reopening(index + 1),
        `${ref.label('reopenGround', reopening.ground)}：${reopening.reason}\n${by(reopening.by, reopening.at)}`,
        'wide',
      ],
    ),
  ]
  if (rows.every(([, value]) => !value)) return null
  return (
    <Block
      title={text.milestones}
      actions={
        <>
          {found.filing && <RecordButton kind="recusal-statement" />}
          {found.filing && <RecordButton kind="approval-form" name={text.filingApproval} />}
          {found.accountability && <RecordButton kind="accountability-proposal" />}
          {found.accountability && <RecordButton kind={CERT_MEASURE} explained />}
        </>
      }
    >
      <FactList rows={rows} />
    </Block>
  )
}

function Limits() {
  const limits = Object.values(useCase().bundle.case.limits).sort((a, b) => a.from.localeCompare(b.from))
  if (limits.length === 0) return null
  return (
    <Block title={text.limits} hint={text.limitsHint}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{text.limitKind}</th>
            <th>{text.limitFrom}</th>
            <th>{text.limitDue}</th>
            <th>{text.limitState}</th>
            <th>{text.limitNature}</th>
          </tr>
        </thead>
        <tbody>
          {limits.map((limit) => (
            <tr key={limit.kind}>
              <td>{caseMessages.limits[limit.kind]}</td>
              <td>{formatDay(limit.from)}</td>
              <td>{formatDay(limit.dueAt)}</td>
              <td>
                <DueCountdown from={limit.from} dueAt={limit.dueAt} doneAt={limit.doneAt} stoppedAt={limit.stoppedAt} />
              </td>
              <td>
                {limit.legal ? caseMessages.legalLimit : caseMessages.internalLimit}
                {limit.extension && `　${text.extended(formatDay(limit.extension.before), limit.extension.reason)}`}
                {limit.extension && (
                  <RecordButton
                    kind="approval-form"
                    recordOf={approvalOf.extension(limit.kind)}
                    since={limit.extension.at}
                    name={text.extensionApproval}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Block>
  )
}
