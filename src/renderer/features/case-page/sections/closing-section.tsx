import { approvalOf } from '#shared/commands/documents/approval-facts'
import { answerViaLabels, closingLabels } from '#shared/domain/field-text'
import { useReference } from '../../../data/hooks'
import { OfferedButton } from '../../../ui/commands/command-button'
import { Block, FactList } from '../../../ui/sections/block'
import { formatMoment } from '../../../ui/time/format'
import type { CaseCommand } from '../case-commands'
import { useCase } from '../case-context'
import styles from '../case-page.module.css'
import { caseMessages } from '../messages'
import { RecordButton } from '../record-button'
import { sectionTexts as text } from '../section-messages'

/** The answer to the reporter, the close with its outcome, and later reopenings. */
export function ClosingSection() {
  const { bundle } = useCase()
  const ref = useReference()
  const { answer, closing, outcome } = bundle.case
  const by = (id: string, at: string) => `${ref.user(id)?.name ?? id}　${formatMoment(at)}`
  return (
    <div className={styles.section}>
      <Block
        title={text.answer}
        hint={!answer && text.answerOwed}
        actions={
          <>
            <RecordButton kind="reply-letter" />
            <Command name="case.reply" />
          </>
        }
      >
        {answer && (
          <FactList
            rows={[
              [text.answerVia, answerViaLabels[answer.via]],
              [text.by, by(answer.by, answer.at)],
              [text.answerText, answer.text, 'wide'],
              [text.noneReason, answer.noneReason, 'wide'],
            ]}
          />
        )}
      </Block>
      <Block
        title={text.closing}
        hint={!closing && text.notClosed}
        actions={
          <>
            {(answer || closing) && <RecordButton kind="closing-report" />}
            {closing && (
              <RecordButton
                kind="approval-form"
                recordOf={approvalOf.closing}
                since={closing.at}
                name={text.closingApproval}
              />
            )}
            <Command name="case.close" />
            <Command name="case.reopen" />
          </>
        }
      >
        {closing && (
          <FactList
            rows={[
              [text.closingKind, closingLabels[closing.kind]],
              [text.by, by(closing.by, closing.at)],
              [text.checkedBy, closing.checkedBy.map((id) => ref.user(id)?.name ?? id).join('、')],
              [text.closingReason, closing.reason, 'wide'],
            ]}
          />
        )}
      </Block>
      {outcome && (
        <Block title={text.outcome}>
          <FactList
            rows={[
              [text.outcomeKinds, outcome.kinds.map((kind) => ref.label('outcome', kind)).join('、')],
              [text.refunded, outcome.refunded > 0 && text.yuan(outcome.refunded)],
              [text.accountable, outcome.accountable > 0 && text.people(outcome.accountable)],
              [text.outcomeSummary, outcome.summary, 'wide'],
            ]}
          />
        </Block>
      )}
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
