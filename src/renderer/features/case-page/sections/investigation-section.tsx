import { Button } from 'antd'
import { v7 as newId } from 'uuid'
import { interviewKindLabels } from '#shared/domain/investigation'
import { useLive, useReference } from '../../../data/hooks'
import { OfferedButton } from '../../../ui/commands/command-button'
import { useRun } from '../../../ui/commands/use-run'
import { Block, FactList } from '../../../ui/sections/block'
import { formatDay } from '../../../ui/time/format'
import type { CaseCommand } from '../case-commands'
import { useCase } from '../case-context'
import styles from '../case-page.module.css'
import { investigationTexts as text } from '../investigation-texts'
import { caseMessages } from '../messages'
import { RecordButton } from '../record-button'
import { Inspections } from './inspections-block'

/** How the facts are found: plan, what the departments reported, files asked for, interviews, experts. */
export function InvestigationSection() {
  return (
    <div className={styles.section}>
      <Plan />
      <Records />
      <FileRequests />
      <Inspections />
      <Interviews />
      <Experts />
    </div>
  )
}

function Command({ name, id }: { name: CaseCommand; id?: string }) {
  const { offered, open } = useCase()
  return (
    <OfferedButton
      refusal={offered?.[name]}
      label={caseMessages.commands[name]}
      onRun={() => open({ command: name, ...(id && { id }) })}
    />
  )
}

/** A small link of a row: shown only where the command is possible. */
function RowLink({ name, id, label }: { name: CaseCommand; id: string; label: string }) {
  const { offered, open } = useCase()
  if (offered?.[name] !== null) return null
  return (
    <Button type="link" size="small" onClick={() => open({ command: name, id })}>
      {label}
    </Button>
  )
}

function Plan() {
  const { plan } = useCase().bundle.case
  const ref = useReference()
  return (
    <Block
      title={text.plan}
      hint={!plan && text.noPlan}
      actions={
        <>
          {plan && <RecordButton kind="investigation-plan" />}
          <Command name="case.setPlan" />
        </>
      }
    >
      {plan && (
        <>
          <FactList
            rows={[
              [text.purpose, plan.purpose, 'wide'],
              [text.madeBy, `${ref.user(plan.by)?.name ?? plan.by}　${formatDay(plan.at)}`],
            ]}
          />
          <ol className={styles.numbered}>
            {plan.steps.map((step) => (
              <li key={step.what}>
                {step.what}
                {step.dueOn && <span className={styles.blockHint}>{formatDay(step.dueOn)}</span>}
              </li>
            ))}
          </ol>
        </>
      )}
    </Block>
  )
}

function Records() {
  const { bundle, offered } = useCase()
  const ref = useReference()
  const run = useRun()
  const caseId = bundle.case.id
  const { value: records } = useLive(`records of ${caseId}`, ['records', `case/${caseId}`], (desk) =>
    desk.matchingRecords(caseId),
  )
  if (!records || records.length === 0)
    return (
      <Block title={text.records} hint={text.noRecords}>
        {null}
      </Block>
    )
  return (
    <Block title={text.records} hint={text.recordsHint}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{text.docNo}</th>
            <th>{text.organ}</th>
            <th>{text.party}</th>
            <th>{text.decidedAt}</th>
            <th>{text.match}</th>
            <th aria-label={caseMessages.commands['case.linkRecord']} />
          </tr>
        </thead>
        <tbody>
          {records.map((record) => (
            <tr key={record.id}>
              <td>{record.docNo || ref.label('enforcementType', record.enforcementType)}</td>
              <td>{record.organName}</td>
              <td>{record.partyName}</td>
              <td className={styles.noWrap}>{formatDay(record.decidedAt)}</td>
              <td>{record.linked ? text.linked : record.reasons.map((reason) => text.reasons[reason]).join('、')}</td>
              <td>
                {!record.linked && offered?.['case.linkRecord'] === null && (
                  <Button
                    type="link"
                    size="small"
                    onClick={() => void run('case.linkRecord', { caseId, recordId: record.id, actId: newId() })}
                  >
                    {caseMessages.commands['case.linkRecord']}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Block>
  )
}

function FileRequests() {
  const { fileRequests } = useCase().bundle.case
  const ref = useReference()
  const requests = Object.values(fileRequests ?? {}).sort((a, b) => a.requestedOn.localeCompare(b.requestedOn))
  return (
    <Block
      title={text.fileRequests}
      hint={requests.length === 0 && text.notYet}
      actions={<Command name="case.requestFiles" />}
    >
      {requests.map((request) => (
        <div key={request.id} className={styles.part}>
          <FactList
            rows={[
              [text.organ, ref.organ(request.organId)?.name],
              [text.requestedOn, `${formatDay(request.requestedOn)}，${text.dueOn(formatDay(request.dueOn))}`],
              [text.items, request.items.join('、'), 'wide'],
              [
                text.received,
                request.receivedOn &&
                  `${formatDay(request.receivedOn)}：${request.received.map(({ name, pages, original }) => text.receivedItem(name, pages, original)).join('、')}`,
                'wide',
              ],
              [text.returned, request.returnedOn && `${formatDay(request.returnedOn)}　${request.returnedTo}`],
            ]}
          />
          <RecordButton kind="file-request" recordOf={request.id} />
          {!request.returnedOn && (
            <RowLink name="case.receiveFiles" id={request.id} label={caseMessages.commands['case.receiveFiles']} />
          )}
          {request.receivedOn && !request.returnedOn && (
            <RowLink name="case.returnFiles" id={request.id} label={caseMessages.commands['case.returnFiles']} />
          )}
        </div>
      ))}
    </Block>
  )
}

function Interviews() {
  const { interviews } = useCase().bundle.case
  const ref = useReference()
  const all = Object.values(interviews ?? {}).sort((a, b) => a.on.localeCompare(b.on))
  return (
    <Block
      title={text.interviews}
      hint={all.length === 0 && text.notYet}
      actions={<Command name="case.recordInterview" />}
    >
      {all.map((each) => (
        <details key={each.id} className={styles.part}>
          <summary>
            {interviewKindLabels[each.kind]}　{each.person}　{formatDay(each.on)}
            {!each.signed && <span className={styles.blockHint}>{text.unsigned}</span>}
          </summary>
          <FactList
            rows={[
              [text.identity, each.identity],
              [text.place, each.place],
              [text.askedBy, each.askedBy.map((id) => ref.user(id)?.name ?? id).join('、')],
              [text.refusal, each.refusal, 'wide'],
            ]}
          />
          {each.answers.map(({ question, answer }) => (
            <p key={question} className={styles.text}>
              问：{question}
              <br />
              答：{answer}
            </p>
          ))}
          <RowLink name="case.recordInterview" id={each.id} label={text.change} />
          <RecordButton kind={each.kind === 'statement' ? 'statement-record' : 'interview-record'} recordOf={each.id} />
        </details>
      ))}
    </Block>
  )
}

function Experts() {
  const { expertOpinions = [] } = useCase().bundle.case
  return (
    <Block
      title={text.experts}
      hint={expertOpinions.length === 0 && text.notYet}
      actions={<Command name="case.recordExpert" />}
    >
      {expertOpinions.map((each) => (
        <div key={each.id} className={styles.part}>
          <FactList
            rows={[
              [text.expert, `${each.expert}　${formatDay(each.on)}`],
              [text.question, each.question, 'wide'],
              [text.opinion, each.opinion, 'wide'],
            ]}
          />
          <RecordButton kind="expert-opinion" recordOf={each.id} />
        </div>
      ))}
    </Block>
  )
}
