import { Button } from 'antd'
import { useState } from 'react'
import { orderedFindings } from '#shared/commands/documents/case-facts'
import { natureLabels } from '#shared/domain/field-text'
import type { Finding } from '#shared/domain/supervision-case'
import { useDesk, useReference } from '../../../data/hooks'
import { OfferedButton } from '../../../ui/commands/command-button'
import { ReasonDialog } from '../../../ui/feedback/reason-dialog'
import { BasisList } from '../../../ui/forms/basis-picker'
import { Block, FactList } from '../../../ui/sections/block'
import { StatusTag, type Tone } from '../../../ui/status/status-tag'
import { useCase } from '../case-context'
import styles from '../case-page.module.css'
import { caseMessages } from '../messages'
import { RecordButton } from '../record-button'
import { sectionTexts as text } from '../section-messages'
import { ActTable } from './act-table'
import { Checklist } from './checklist'

const tones: Readonly<Record<string, Tone>> = {
  unlawful: 'red',
  improper: 'amber',
  noProblem: 'quiet',
  unclear: 'neutral',
}

export function FindingsSection() {
  const { bundle, offered, open } = useCase()
  const findings = orderedFindings(bundle.case)
  return (
    <div className={styles.section}>
      <ActTable />
      <Checklist />
      <Block
        title={text.findings}
        hint={findings.length === 0 && text.noFindings}
        actions={
          <>
            {(findings.length > 0 || Object.keys(bundle.case.checklist).length > 0) && (
              <RecordButton kind="findings-report" />
            )}
            <OfferedButton
              refusal={offered?.['case.recordFinding']}
              label={caseMessages.commands['case.recordFinding']}
              onRun={() => open({ command: 'case.recordFinding' })}
            />
          </>
        }
      >
        <ol className={styles.findings}>
          {findings.map((finding, index) => (
            <FindingCard key={finding.id} finding={finding} n={index + 1} />
          ))}
        </ol>
      </Block>
    </div>
  )
}

function FindingCard({ finding, n }: { finding: Finding; n: number }) {
  const { bundle, offered, open } = useCase()
  const desk = useDesk()
  const ref = useReference()
  const [removing, setRemoving] = useState(false)
  const writable = offered?.['case.recordFinding'] === null
  const issue = ref.label('issue', finding.issue)
  return (
    <li className={styles.finding}>
      <header className={styles.findingHead}>
        <span className={styles.findingNo}>{n}</span>
        <h3 className={styles.findingTitle}>{issue}</h3>
        <StatusTag tone={tones[finding.nature]}>{natureLabels[finding.nature]}</StatusTag>
        <span className={styles.muted}>{ref.label('checklistTopic', finding.topic)}</span>
        {writable && (
          <span className={styles.blockActions}>
            <Button size="small" onClick={() => open({ command: 'case.recordFinding', id: finding.id })}>
              {text.change}
            </Button>
            <Button size="small" onClick={() => setRemoving(true)}>
              {text.remove}
            </Button>
          </span>
        )}
      </header>
      <FactList
        rows={[
          [text.fact, finding.fact, 'wide'],
          [text.evidence, finding.evidence.map((item, index) => `${index + 1}. ${item}`).join('\n'), 'wide'],
          [text.bases, finding.basisIds.length > 0 && <BasisList ids={finding.basisIds} />, 'wide'],
          [text.correction, finding.correction, 'wide'],
        ]}
      />
      <ReasonDialog
        open={removing}
        title={text.removeFinding(issue)}
        description={text.removeFindingNote}
        label={text.reason}
        okText={text.remove}
        danger
        maxLength={500}
        onClose={() => setRemoving(false)}
        onSubmit={async (reason) => {
          const answer = await desk.run('case.removeFinding', {
            caseId: bundle.case.id,
            findingId: finding.id,
            reason,
          })
          return answer.ok ? undefined : answer.refusal
        }}
      />
    </li>
  )
}
