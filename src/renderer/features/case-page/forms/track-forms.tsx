import { Input, Radio } from 'antd'
import { useState } from 'react'
import { v7 as newId } from 'uuid'
import { trackKindLabels } from '#shared/domain/case-course'
import { runningTracks } from '#shared/domain/stages'
import { CommandForm, Field } from '../../../ui/forms/command-form'
import { DateField } from '../../../ui/forms/date-field'
import { GrowingText } from '../../../ui/forms/growing-text'
import { useCase } from '../case-context'
import { formKey } from '../form-key'
import { courseTexts as text } from './course-messages'
import type { FormProps } from './form-props'

const kinds = ['consultation', 'supervision', 'notice'] as const

export function OpenTrackForm({ onDone }: FormProps) {
  const caseId = useCase().bundle.case.id
  const [trackId] = useState(() => newId())
  return (
    <CommandForm<{ kind?: string; title: string; dueOn?: string }>
      formKey={formKey(caseId, 'case.openTrack')}
      command="case.openTrack"
      initial={{ title: '' }}
      toInput={(values) => ({ caseId, trackId, ...values })}
      okText={text.openTrack}
      onDone={onDone}
    >
      <Field name="kind">
        <Radio.Group options={kinds.map((value) => ({ value, label: trackKindLabels[value] }))} />
      </Field>
      <Field name="title" hint={text.trackHint}>
        <Input maxLength={200} />
      </Field>
      <Field name="dueOn">
        <DateField />
      </Field>
    </CommandForm>
  )
}

export function EndTrackForm({ trackId, onDone }: FormProps & { trackId: string | undefined }) {
  const found = useCase().bundle.case
  const running = runningTracks(found)
  return (
    <CommandForm<{ trackId?: string; state: string; result: string }>
      formKey={formKey(found.id, 'case.endTrack', trackId)}
      command="case.endTrack"
      initial={{
        trackId: trackId ?? (running.length === 1 ? running[0]?.id : undefined),
        state: 'ended',
        result: '',
      }}
      toInput={(values) => ({ caseId: found.id, ...values })}
      okText={text.endTrack}
      onDone={onDone}
    >
      <Field name="trackId" label="">
        <Radio.Group
          options={running.map(({ id, kind, title }) => ({ value: id, label: `${trackKindLabels[kind]}　${title}` }))}
        />
      </Field>
      <Field name="state">
        <Radio.Group options={Object.entries(text.trackStates).map(([value, label]) => ({ value, label }))} />
      </Field>
      <Field name="result" hint={text.trackResultHint}>
        <GrowingText minRows={3} maxRows={10} maxLength={2000} showCount />
      </Field>
    </CommandForm>
  )
}
