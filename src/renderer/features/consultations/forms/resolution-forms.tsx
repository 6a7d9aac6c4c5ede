import { Checkbox, Form, Input, Radio } from 'antd'
import { useMemo } from 'react'
import { v7 as uuid } from 'uuid'
import { presentOrgans } from '#shared/commands/consultations/consultation-meeting'
import { civilDateOf } from '#shared/domain/civil-date'
import {
  isReused,
  type Resolution,
  type ResolutionAuthority,
  type ResolutionKind,
  resolutionAuthorityLabels,
  resolutionKindLabels,
} from '#shared/domain/consultation'
import { type DispatchEntry, isProposalOf } from '#shared/domain/dispatch-entry'
import { useLive } from '../../../data/hooks'
import { CommandForm, Field } from '../../../ui/forms/command-form'
import { DateField } from '../../../ui/forms/date-field'
import { GrowingText } from '../../../ui/forms/growing-text'
import { linesOf } from '../../../ui/forms/lines-of'
import { OrganSelect } from '../../../ui/forms/organ-select'
import page from '../../../ui/sections/subject-page.module.css'
import { useNow } from '../../../ui/time/use-now'
import { consultationTexts as text } from '../messages'
import { type FormProps, formKeyOf, idsOf } from './form-props'

const options = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))

interface ResolutionValues {
  readonly kind?: ResolutionKind
  readonly title: string
  readonly content: string
  readonly organId?: string
  readonly dueOn?: string | undefined
  readonly decidedBy?: ResolutionAuthority
  readonly keep: boolean
  readonly matter: string
  readonly words: string
}

/** The entry of the catalogue that a resolution proposed, if it did. */
function useProposedEntry(resolutionId: string | undefined) {
  const { value } = useLive('dispatch entries', ['hotline'], (desk) => desk.dispatchEntries())
  return { known: value !== undefined, entry: value?.find((one) => one.consultation?.resolutionId === resolutionId) }
}

/** What goes and comes with a resolution; one from before it named its entry has the one that is not withdrawn. */
function entryIdOf(resolution: Resolution | undefined, entry: DispatchEntry | undefined): string | undefined {
  return resolution?.entryId ?? (entry?.consultation?.droppedOn ? undefined : entry?.id)
}

export function ResolutionForm(props: FormProps) {
  const { known, entry } = useProposedEntry(props.id)
  return known ? <KnownResolutionForm {...props} entry={props.id === undefined ? undefined : entry} /> : null
}

function KnownResolutionForm({ consultation, id, entry, onDone }: FormProps & { entry: DispatchEntry | undefined }) {
  const [newId, newEntryId] = useMemo(() => [uuid(), uuid()], [])
  const before = id ? consultation.resolutions[id] : undefined
  const former = entryIdOf(before, entry)
  const proposing = !entry || isProposalOf(entry, id ?? '')
  const kept = {
    keep: id === undefined || (entry !== undefined && former === entry.id),
    matter: entry?.matter ?? '',
    words: entry?.words.join('\n') ?? '',
  }
  const { kind, title, content, organId, dueOn, decidedBy } = before ?? {}
  return (
    <CommandForm<ResolutionValues>
      formKey={formKeyOf(consultation, 'consultation.recordResolution', id)}
      command="consultation.recordResolution"
      initial={
        before
          ? { kind, title: title ?? '', content: content ?? '', organId, dueOn, decidedBy, ...kept }
          : { kind: 'other', title: '', content: '', decidedBy: 'agreed', ...kept }
      }
      toInput={({ keep, matter, words, ...values }) => ({
        ...idsOf(consultation),
        resolutionId: id ?? newId,
        ...values,
        // What is proposed no longer, the hotline is not to keep; what it has taken over stays while it is agreed.
        ...(!proposing && reused(values) ? { keptEntryId: former } : { withdrawnEntryId: former }),
        ...(proposing &&
          keep &&
          reused(values) && {
            entry: { entryId: entry?.id ?? newEntryId, matter, words: linesOf(words) },
            withdrawnEntryId: former === entry?.id ? undefined : former,
          }),
      })}
      fieldOf={(path) => (path[0] === 'entry' ? path.slice(1, 2) : path)}
      okText={text.save}
      onDone={onDone}
    >
      <Field name="title">
        <Input maxLength={60} />
      </Field>
      <Field name="kind">
        <Radio.Group options={options(resolutionKindLabels)} />
      </Field>
      <Field name="content">
        <GrowingText minRows={5} maxRows={14} maxLength={2000} showCount />
      </Field>
      <div className={page.two}>
        <Field name="organId">
          <OrganSelect />
        </Field>
        <Field name="dueOn">
          <DateField />
        </Field>
      </div>
      <Field name="decidedBy" hint={text.suggestionHint}>
        <Radio.Group className={page.column} options={options(resolutionAuthorityLabels)} />
      </Field>
      {proposing ? <EntryFields /> : <p className={page.muted}>{text.entryTaken(entry?.matter ?? '')}</p>}
    </CommandForm>
  )
}

const reused = ({ kind, decidedBy }: Pick<ResolutionValues, 'kind' | 'decidedBy'>) =>
  kind !== undefined && decidedBy !== undefined && isReused({ kind, decidedBy })

/** How the next similar order is recognised; asked only of what holds beyond this case. */
function EntryFields() {
  return (
    <Form.Item noStyle dependencies={['kind', 'decidedBy', 'keep']}>
      {({ getFieldsValue }) => {
        const { keep, ...values }: Pick<ResolutionValues, 'kind' | 'decidedBy' | 'keep'> = getFieldsValue([
          'kind',
          'decidedBy',
          'keep',
        ])
        if (!reused(values)) return null
        return (
          <>
            <Form.Item name="keep" valuePropName="checked" extra={text.proposeEntryHint}>
              <Checkbox>{text.proposeEntry}</Checkbox>
            </Form.Item>
            {keep && (
              <>
                <Field name="matter" label={text.matter} required>
                  <Input maxLength={200} />
                </Field>
                <Field name="words" label={text.words} required hint={text.wordsHint}>
                  <GrowingText minRows={2} maxRows={8} />
                </Field>
              </>
            )}
          </>
        )
      }}
    </Form.Item>
  )
}

export function SettleForm({ consultation, id = '', onDone }: FormProps) {
  const { known, entry } = useProposedEntry(id)
  const before = consultation.resolutions[id]
  if (!known) return null
  const entryId = entryIdOf(before, entry)
  return (
    <CommandForm<{ state: string; result: string }>
      formKey={formKeyOf(consultation, 'consultation.settleResolution', id)}
      command="consultation.settleResolution"
      initial={{ state: before?.state === 'open' ? 'done' : (before?.state ?? 'done'), result: before?.result ?? '' }}
      toInput={(values) => ({
        ...idsOf(consultation),
        resolutionId: id,
        ...values,
        ...(entryId ? { entryId } : {}),
      })}
      okText={text.save}
      onDone={onDone}
    >
      <p>{before?.title}</p>
      {entry && entry.id === entryId && <p className={page.muted}>{text.settlesEntry(entry.matter)}</p>}
      <Field name="state">
        <Radio.Group options={options(text.states)} />
      </Field>
      <Field name="result">
        <GrowingText minRows={4} maxRows={12} maxLength={2000} showCount />
      </Field>
    </CommandForm>
  )
}

export function SignForm({ consultation, id, onDone }: FormProps) {
  const today = civilDateOf(useNow())
  const present = presentOrgans(consultation)
  const before = id ? consultation.signOffs[id] : undefined
  return (
    <CommandForm<{ organId?: string; person: string; on?: string; reservation: string }>
      formKey={formKeyOf(consultation, 'consultation.signOff', id)}
      command="consultation.signOff"
      initial={before ?? { ...(id ? { organId: id } : {}), person: '', on: today, reservation: '' }}
      toInput={(values) => ({ ...idsOf(consultation), ...values })}
      okText={text.save}
      onDone={onDone}
    >
      <Field name="organId">
        <OrganSelect accept={(organ) => present.has(organ.id)} />
      </Field>
      <div className={page.two}>
        <Field name="person">
          <Input maxLength={60} />
        </Field>
        <Field name="on">
          <DateField disabledDate={(date) => date > today} />
        </Field>
      </div>
      <Field name="reservation">
        <GrowingText minRows={3} maxRows={10} maxLength={2000} showCount />
      </Field>
    </CommandForm>
  )
}
