import { Input, Radio } from 'antd'
import { useMemo } from 'react'
import { v7 as uuid } from 'uuid'
import { civilDateOf } from '#shared/domain/civil-date'
import { type Attendance, attendanceLabels, gatheredOpinions } from '#shared/domain/consultation'
import { useReference } from '../../../data/hooks'
import { CaseSelect } from '../../../ui/forms/case-select'
import { CommandForm, Field } from '../../../ui/forms/command-form'
import { DateField } from '../../../ui/forms/date-field'
import { GrowingText } from '../../../ui/forms/growing-text'
import { OrganSelect } from '../../../ui/forms/organ-select'
import { useNow } from '../../../ui/time/use-now'
import { consultationTexts as text } from '../messages'
import { type FormProps, formKeyOf, idsOf } from './form-props'
import { PlanFields, type PlanValues } from './plan-fields'

export function AmendForm({ consultation, onDone }: FormProps) {
  const { kind, reason, topic, hostOrganIds, scheduledOn, time, place, chair, caseIds } = consultation
  return (
    <CommandForm<PlanValues>
      formKey={formKeyOf(consultation, 'consultation.amend')}
      command="consultation.amend"
      initial={{ kind, reason, topic, hostOrganIds, scheduledOn, time, place, chair }}
      toInput={(values) => ({ ...idsOf(consultation), caseIds, ...values })}
      okText={text.save}
      onDone={onDone}
    >
      <PlanFields today={civilDateOf(useNow())} />
    </CommandForm>
  )
}

export function AddCaseForm({ consultation, onDone }: FormProps) {
  return (
    <CommandForm<{ otherCaseId?: string }>
      formKey={formKeyOf(consultation, 'consultation.addCase')}
      command="consultation.addCase"
      initial={{}}
      toInput={(values) => ({ ...idsOf(consultation), ...values })}
      okText={text.addCase}
      onDone={onDone}
    >
      <Field name="otherCaseId" label={text.addCaseField}>
        <CaseSelect except={consultation.caseId} />
      </Field>
    </CommandForm>
  )
}

interface ParticipantValues {
  readonly organId?: string
  readonly name: string
  readonly attendance: Attendance
}

export function ParticipantForm({ consultation, id, onDone }: FormProps) {
  const newId = useMemo(() => uuid(), [])
  const before = id ? consultation.participants[id] : undefined
  return (
    <CommandForm<ParticipantValues>
      formKey={formKeyOf(consultation, 'consultation.setParticipant', id)}
      command="consultation.setParticipant"
      initial={before ?? { name: '', attendance: consultation.status === 'held' ? 'present' : 'invited' }}
      toInput={({ organId, name, attendance }) => ({
        ...idsOf(consultation),
        participantId: id ?? newId,
        organId,
        name,
        attendance,
      })}
      okText={text.save}
      onDone={onDone}
    >
      <Field name="organId">
        <OrganSelect />
      </Field>
      <Field name="name">
        <Input maxLength={60} />
      </Field>
      <Field name="attendance">
        <Radio.Group options={Object.entries(attendanceLabels).map(([value, label]) => ({ value, label }))} />
      </Field>
    </CommandForm>
  )
}

export function OpinionForm({ consultation, id = '', onDone }: FormProps) {
  const today = civilDateOf(useNow())
  const before = consultation.participants[id]?.opinion
  return (
    <CommandForm<{ text: string; on?: string }>
      formKey={formKeyOf(consultation, 'consultation.recordOpinion', id)}
      command="consultation.recordOpinion"
      initial={{ text: before?.text ?? '', on: before?.on ?? today }}
      toInput={(values) => ({ ...idsOf(consultation), participantId: id, ...values })}
      okText={text.save}
      onDone={onDone}
    >
      <Field name="text">
        <GrowingText minRows={8} maxRows={20} maxLength={4000} showCount />
      </Field>
      <Field name="on">
        <DateField disabledDate={(date) => date > today} />
      </Field>
    </CommandForm>
  )
}

export function HoldForm({ consultation, onDone }: FormProps) {
  const ref = useReference()
  const today = civilDateOf(useNow())
  return (
    <CommandForm<{ heldOn?: string; discussion: string }>
      formKey={formKeyOf(consultation, 'consultation.hold')}
      command="consultation.hold"
      initial={{
        heldOn: consultation.heldOn ?? [consultation.scheduledOn, today].sort()[0],
        discussion: consultation.discussion || gatheredOpinions(consultation, (id) => ref.organ(id)?.name ?? ''),
      }}
      toInput={(values) => ({ ...idsOf(consultation), ...values })}
      okText={text.save}
      onDone={onDone}
    >
      <Field name="heldOn">
        <DateField disabledDate={(date) => date > today} />
      </Field>
      <Field name="discussion">
        <GrowingText minRows={10} maxRows={24} maxLength={10_000} showCount />
      </Field>
    </CommandForm>
  )
}

/** Close and cancel alike: what came of it. */
export function EndForm({
  consultation,
  command,
  onDone,
}: FormProps & { command: 'consultation.close' | 'consultation.cancel' }) {
  return (
    <CommandForm<{ result: string }>
      formKey={formKeyOf(consultation, command)}
      command={command}
      initial={{ result: '' }}
      toInput={(values) => ({ ...idsOf(consultation), caseIds: consultation.caseIds, ...values })}
      okText={command === 'consultation.close' ? text.close : text.cancel}
      danger={command === 'consultation.cancel'}
      onDone={onDone}
    >
      <Field name="result">
        <GrowingText minRows={5} maxRows={14} maxLength={2000} showCount />
      </Field>
    </CommandForm>
  )
}
