import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { warningKindLabels, warningStateLabels } from '#shared/domain/warning'
import type { WarningView } from '../../data/desk-worker-api'
import { useOffered, useReference, useSession } from '../../data/hooks'
import { OfferedButton } from '../../ui/commands/command-button'
import { CommandForm, Field } from '../../ui/forms/command-form'
import { GrowingText } from '../../ui/forms/growing-text'
import { Facts, ListPane, PaneSection } from '../../ui/list-page/list-page'
import { StatusTag } from '../../ui/status/status-tag'
import { formatMoment } from '../../ui/time/format'
import { warningWords } from '../../ui/warnings/messages'
import { EvidenceLink } from '../../ui/warnings/warning-link'
import { warningNote, warningTitle } from '../../ui/warnings/warning-words'
import { warningTexts as text } from './messages'
import { RecordLines } from './record-lines'

const commands = ['warning.acknowledge', 'warning.close'] as const

/** One warning: what it rests on, and what is done about it. */
export function WarningPane({ warning: found, onClose }: { warning: WarningView; onClose: () => void }) {
  const ref = useReference()
  const { roles } = useSession()
  const navigate = useNavigate()
  const offered = useOffered({ type: 'warning', id: found.id }, commands)
  const [form, setForm] = useState<(typeof commands)[number]>()
  const { evidence } = found
  const said = (step: WarningView['closed']) =>
    step && (
      <>
        {step.text}
        <br />
        {text.by(ref.user(step.by)?.name ?? text.system, formatMoment(step.at))}
      </>
    )
  return (
    <ListPane
      label={text.title}
      title={<h2>{warningTitle(found, ref)}</h2>}
      onClose={onClose}
      actions={
        found.state !== 'closed' && (
          <>
            <OfferedButton
              refusal={offered?.['warning.acknowledge']}
              label={text.acknowledge}
              look={found.state === 'open' ? 'primary' : 'default'}
              onRun={() => setForm('warning.acknowledge')}
            />{' '}
            <OfferedButton
              refusal={offered?.['warning.close']}
              label={text.close}
              onRun={() => setForm('warning.close')}
            />{' '}
            {evidence.type === 'orders' && roles.includes('officer') && (
              <Button
                onClick={() =>
                  void navigate({ to: '/campaigns', search: { propose: JSON.stringify(evidence.filter) } })
                }
              >
                {text.propose}
              </Button>
            )}
          </>
        )
      }
    >
      <PaneSection title={text.evidence}>
        <p>{warningNote(found)}</p>
        {evidence.type === 'records' ? (
          <RecordLines ids={evidence.recordIds} />
        ) : (
          <p>
            <EvidenceLink warning={found}>{text.evidences[evidence.type]}</EvidenceLink>
          </p>
        )}
        {(evidence.type === 'orders' || evidence.type === 'records') && <p>{text.thresholds}</p>}
      </PaneSection>
      <PaneSection title={text.columns.state}>
        <Facts
          rows={[
            [text.columns.state, warningStateLabels[found.state]],
            [
              text.columns.severity,
              <StatusTag key="severity" tone={found.severity}>
                {warningWords.severity[found.severity]}
              </StatusTag>,
            ],
            [text.kind, warningKindLabels[found.kind]],
            [text.region, ref.label('region', found.region)],
            [text.columns.at, formatMoment(found.createdAt)],
            [text.handlers, found.handlerIds.map((id) => ref.user(id)?.name ?? '').join('、')],
          ]}
        />
        <Facts
          rows={[
            [text.acknowledged, said(found.acknowledged)],
            [text.closed, said(found.closed)],
          ]}
        />
      </PaneSection>
      {form && (
        <PaneSection title={form === 'warning.close' ? text.close : text.acknowledge}>
          <StepForm key={`${form} ${found.id}`} command={form} id={found.id} onDone={() => setForm(undefined)} />
        </PaneSection>
      )}
    </ListPane>
  )
}

interface StepFormProps {
  readonly command: (typeof commands)[number]
  readonly id: string
  readonly onDone: () => void
}

function StepForm({ command, id, onDone }: StepFormProps) {
  const name = command === 'warning.close' ? 'reason' : 'text'
  return (
    <CommandForm<Record<string, string>>
      formKey={`${id}/${command}`}
      command={command}
      initial={{ [name]: '' }}
      toInput={(values) => ({ warningId: id, ...values })}
      okText={command === 'warning.close' ? text.close : text.save}
      onDone={onDone}
    >
      <Field name={name}>
        <GrowingText minRows={2} maxRows={8} maxLength={1000} />
      </Field>
    </CommandForm>
  )
}
