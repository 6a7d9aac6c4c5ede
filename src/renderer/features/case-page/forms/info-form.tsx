import { Input, Select } from 'antd'
import { sameValue } from '#shared/sync/canonical-json'
import { DictionarySelect } from '../../../ui/forms/choice-fields'
import { CommandForm, Field } from '../../../ui/forms/command-form'
import { GrowingText } from '../../../ui/forms/growing-text'
import { useCase } from '../case-context'
import styles from '../case-page.module.css'
import { formKey } from '../form-key'
import { formTexts as text } from '../form-messages'
import { listChange } from '../list-change'
import type { FormProps } from './form-props'

interface InfoValues {
  title: string
  originNote: string
  notes: string
  partyName: string
  partyKind?: string
  ownership?: string
  tags: string[]
}

/** Plain facts of a case that no rule hangs on. */
export function InfoForm({ onDone }: FormProps) {
  const found = useCase().bundle.case
  const initial: InfoValues = {
    title: found.title,
    originNote: found.originNote,
    notes: found.notes,
    partyName: found.party?.name ?? '',
    partyKind: found.party?.kind,
    ownership: found.party?.ownership,
    tags: found.tags,
  }
  return (
    <CommandForm<InfoValues>
      formKey={formKey(found.id, 'fields.set')}
      command="fields.set"
      initial={initial}
      fieldOf={(path) => (path[0] === 'changes' ? ['title'] : path)}
      toInput={(values) => infoInput(found.id, initial, values)}
      okText={text.saveInfo}
      onDone={onDone}
    >
      <Field name="title" label={text.title} required>
        <GrowingText minRows={1} maxRows={3} maxLength={200} />
      </Field>
      <Field name="partyName" label={text.partyName} hint={text.partyHint}>
        <Input maxLength={100} />
      </Field>
      <div className={styles.two}>
        <Field name="partyKind" label={text.partyKind}>
          <DictionarySelect dictionary="partyKind" clearable />
        </Field>
        <Field name="ownership" label={text.ownership}>
          <DictionarySelect dictionary="ownership" clearable />
        </Field>
      </div>
      <Field name="originNote" label={text.originNote}>
        <GrowingText minRows={2} maxRows={8} maxLength={2000} />
      </Field>
      <Field name="notes" label={text.notes} hint={text.notesHint}>
        <GrowingText minRows={3} maxRows={12} maxLength={10_000} />
      </Field>
      <Field name="tags" label={text.tags} hint={text.tagsHint}>
        <Select mode="tags" open={false} suffixIcon={null} maxCount={20} />
      </Field>
    </CommandForm>
  )
}

/** Only what changed travels: a field left alone must not be written over a colleague's newer one. */
function infoInput(caseId: string, before: InfoValues, now: InfoValues) {
  const party = (values: InfoValues) => ({
    name: values.partyName.trim(),
    kind: values.partyKind,
    ownership: values.ownership,
  })
  const changes = [
    ...(['title', 'originNote', 'notes'] as const)
      .filter((path) => now[path] !== before[path])
      .map((path) => ({ path, to: now[path] })),
    ...(sameValue(party(now), party(before)) ? [] : [{ path: 'party' as const, to: party(now) }]),
  ]
  return { caseId, changes, tags: listChange(before.tags, now.tags) }
}
