import { acceptedLabels } from '#shared/domain/field-text'
import { isSerious } from '#shared/domain/serious'
import { explain } from '#shared/messages/catalogue'
import { useReference } from '../../../data/hooks'
import { OfferedButton } from '../../../ui/commands/command-button'
import { Block, FactList } from '../../../ui/sections/block'
import { StatusTag } from '../../../ui/status/status-tag'
import { formatDay } from '../../../ui/time/format'
import type { CaseCommand } from '../case-commands'
import { useCase } from '../case-context'
import styles from '../case-page.module.css'
import { caseMessages } from '../messages'
import { RecordButton } from '../record-button'
import { sectionTexts as text } from '../section-messages'

/** Hearing the respondent, the legal review and the panel: what has to come before an opinion. */
export function HearingSection() {
  const { bundle, offered } = useCase()
  const ref = useReference()
  const { statement, legalReview, legalReviewRequest: again, panel } = bundle.case
  const serious = isSerious(bundle.case)
  return (
    <div className={styles.section}>
      {offered?.['case.inviteStatement']?.code === 'cases.wrongStage' && (
        <p className={styles.off}>{explain(offered['case.inviteStatement'])}</p>
      )}
      <Block
        title={text.invite}
        hint={!statement?.invitedAt && text.notYet}
        actions={<Command name="case.inviteStatement" />}
      >
        {statement?.invitedAt && (
          <FactList
            rows={[
              [text.invitedOn, formatDay(statement.invitedAt)],
              [text.inviteMethod, statement.method],
              [text.statementDue, formatDay(statement.dueOn)],
            ]}
          />
        )}
      </Block>
      <Block
        title={text.statement}
        hint={statement?.text === undefined && text.notYet}
        actions={
          <>
            {statement?.text !== undefined && <RecordButton kind="statement-record" />}
            <Command name="case.recordStatement" />
            <Command name="case.waiveStatement" />
          </>
        }
      >
        <FactList
          rows={[
            [text.receivedOn, formatDay(statement?.receivedAt)],
            [text.accepted, statement?.accepted && acceptedLabels[statement.accepted]],
            [text.statementText, statement?.text, 'wide'],
            [text.statementWhy, statement?.why, 'wide'],
            [text.urgentReason, statement?.urgentReason, 'wide'],
          ]}
        />
      </Block>
      <Block
        title={text.legalReview}
        hint={legalReview ? again && text.reviewedAgain : text.legalReviewNeeded}
        actions={
          <>
            {legalReview && <RecordButton kind="legal-review" />}
            <Command name="case.recordLegalReview" />
            {legalReview?.passed === false && <Command name="case.requestLegalReview" />}
          </>
        }
      >
        {legalReview && (
          <FactList
            rows={[
              [
                text.result,
                <StatusTag key="result" tone={legalReview.passed ? 'accent' : 'amber'}>
                  {legalReview.passed ? text.passed : text.notPassed}
                </StatusTag>,
              ],
              [text.reviewer, `${ref.user(legalReview.by)?.name ?? legalReview.by}　${formatDay(legalReview.at)}`],
              [text.opinion, legalReview.opinion, 'wide'],
              [text.corrected, again?.corrected, 'wide'],
            ]}
          />
        )}
      </Block>
      <Block
        title={text.panel}
        hint={!panel && (serious ? text.panelNeeded : text.panelMaybe)}
        actions={
          <>
            {panel && <RecordButton kind="panel-record" />}
            <Command name="case.recordPanel" />
          </>
        }
      >
        {panel && (
          <FactList
            rows={[
              [text.panelOn, formatDay(panel.on)],
              [text.chair, panel.chair],
              [text.members, panel.members.map(({ name, opinion }) => `${name}：${opinion}`).join('\n'), 'wide'],
              [text.conclusion, panel.conclusion, 'wide'],
            ]}
          />
        )}
      </Block>
    </div>
  )
}

function Command({ name }: { name: CaseCommand }) {
  const { offered, open } = useCase()
  return (
    <OfferedButton
      refusal={offered?.[name]}
      label={caseMessages.commands[name]}
      onRun={() => open({ command: name })}
    />
  )
}
