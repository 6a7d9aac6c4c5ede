import { Button } from 'antd'
import { checkOutcomeLabels, objectionResultLabels } from '#shared/domain/investigation'
import { useReference } from '../../../data/hooks'
import { OfferedButton } from '../../../ui/commands/command-button'
import { Block, FactList } from '../../../ui/sections/block'
import { StatusTag } from '../../../ui/status/status-tag'
import { formatDay } from '../../../ui/time/format'
import type { CaseCommand } from '../case-commands'
import { useCase } from '../case-context'
import styles from '../case-page.module.css'
import { investigationTexts as text } from '../investigation-texts'
import { caseMessages } from '../messages'
import { RecordButton } from '../record-button'
import { EarlierRounds } from './earlier-rounds'
import { TransferBlock } from './transfer-block'

/** After the document: problem by problem, objections, and what the government answered. */
export function AftermathSection() {
  return (
    <div className={styles.section}>
      <Rectification />
      <Objections />
      <Government />
      <EarlierRounds />
      <TransferBlock />
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

function Rectification() {
  const { bundle, offered, open } = useCase()
  const ref = useReference()
  const items = Object.values(bundle.case.rectification ?? {})
  return (
    <Block
      title={text.rectification}
      hint={items.length === 0 && text.noRectification}
      actions={
        <>
          {items.length > 0 && <RecordButton kind="rectification-check" />}
          <Command name="case.setRectification" />
          <Command name="case.checkRectification" />
        </>
      }
    >
      {items.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th>{text.problem}</th>
              <th>{text.measure}</th>
              <th>{text.person}</th>
              <th>{text.due}</th>
              <th>{text.check}</th>
            </tr>
          </thead>
          <tbody>
            {items.map(({ id, problem, measure, person, dueOn, check }) => (
              <tr key={id}>
                <td>{problem}</td>
                <td>{measure}</td>
                <td className={styles.noWrap}>{person}</td>
                <td className={styles.noWrap}>{formatDay(dueOn)}</td>
                <td>
                  {check ? (
                    <>
                      <StatusTag
                        tone={check.result === 'done' ? 'accent' : check.result === 'partly' ? 'amber' : 'red'}
                      >
                        {checkOutcomeLabels[check.result]}
                      </StatusTag>
                      <span className={styles.blockHint}>
                        {formatDay(check.on)}　{check.checkedBy.map((by) => ref.user(by)?.name ?? by).join('、')}：
                        {check.note}
                      </span>
                    </>
                  ) : (
                    text.unchecked
                  )}
                  {offered?.['case.checkRectification'] === null && (
                    <Button type="link" size="small" onClick={() => open({ command: 'case.checkRectification', id })}>
                      {text.check}
                    </Button>
                  )}
                  {!check && offered?.['case.setRectification'] === null && (
                    <Button type="link" size="small" onClick={() => open({ command: 'case.setRectification', id })}>
                      {text.change}
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

function Objections() {
  const { bundle } = useCase()
  const ref = useReference()
  const objections = Object.values(bundle.case.objections ?? {})
  return (
    <Block
      title={text.objections}
      hint={objections.length === 0 && text.noObjections}
      actions={
        <>
          <Command name="case.fileObjection" />
          <Command name="case.decideObjection" />
        </>
      }
    >
      {objections.map(({ id, documentId, by, filedOn, grounds, lateReason, decision }) => (
        <div key={id} className={styles.part}>
          <FactList
            rows={[
              [text.objectionOf, bundle.documents.find((document) => document.id === documentId)?.title],
              [text.filedOn, `${formatDay(filedOn)}　${by}`],
              [text.grounds, grounds, 'wide'],
              [text.lateReason, lateReason, 'wide'],
              [
                text.decision,
                decision
                  ? `${objectionResultLabels[decision.result]}：${decision.reason}\n${ref.user(decision.reviewerId)?.name ?? ''}　${formatDay(decision.at)}`
                  : text.pending,
                'wide',
              ],
            ]}
          />
          {decision && <RecordButton kind="review-decision" recordOf={id} />}
        </div>
      ))}
    </Block>
  )
}

function Government() {
  const { case: found } = useCase().bundle
  const { refusal, approval } = found
  const escalated = found.requestId !== undefined || refusal || approval
  if (!escalated) return null
  return (
    <Block
      title={text.government}
      actions={
        <>
          <Command name="case.recordApproval" />
          <Command name="case.approvalReturned" />
          <Command name="case.approvalRefused" />
        </>
      }
    >
      <FactList
        rows={[
          [
            caseMessages.commands['case.recordApproval'],
            approval && `${approval.instruction}\n${approval.signer}　${formatDay(approval.on)}`,
            'wide',
          ],
          [
            refusal ? text.refusedKinds[refusal.kind] : '',
            refusal && `${refusal.reason}\n${refusal.signer}　${formatDay(refusal.on)}`,
            'wide',
          ],
        ]}
      />
    </Block>
  )
}
