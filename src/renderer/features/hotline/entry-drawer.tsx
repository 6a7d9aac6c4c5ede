import { Alert, Button, Drawer, Input, Popconfirm, Select } from 'antd'
import { useMemo } from 'react'
import { v7 as uuid } from 'uuid'
import { type DispatchEntry, type DispatchSource, dispatchSourceLabels } from '#shared/domain/dispatch-entry'
import { useLive, useOffered, useReference, useSession } from '../../data/hooks'
import { useRun } from '../../ui/commands/use-run'
import { DictionarySelect } from '../../ui/forms/choice-fields'
import { CommandForm, Field } from '../../ui/forms/command-form'
import { GrowingText } from '../../ui/forms/growing-text'
import { linesOf } from '../../ui/forms/lines-of'
import { OrganMultiSelect, OrganSelect } from '../../ui/forms/organ-select'
import { Block } from '../../ui/sections/block'
import { settledTexts } from '../../ui/settled/messages'
import { formatDay } from '../../ui/time/format'
import styles from './hotline.module.css'
import { orderTexts, catalogueTexts as text } from './messages'

interface EntryValues {
  readonly matter: string
  readonly words: string
  readonly region: string
  readonly organId?: string | undefined
  readonly coOrganIds: readonly string[]
  readonly source: DispatchSource
  readonly basis: string
  readonly note: string
}

const sources = Object.entries(dispatchSourceLabels).map(([value, label]) => ({ value, label }))

/** One matter of the catalogue, new where `entryId` is empty. */
export function EntryDrawer({ entryId, onClose }: { entryId: string; onClose: () => void }) {
  const { value: entries } = useLive('dispatch entries', ['hotline'], (desk) => desk.dispatchEntries())
  const known = entries?.find(({ id }) => id === entryId)
  return (
    <Drawer open title={known ? text.edit : text.add} size={560} mask={false} onClose={onClose}>
      {(known || entryId === '') && <EntryForm known={known} onDone={onClose} />}
    </Drawer>
  )
}

function EntryForm({ known, onDone }: { known: DispatchEntry | undefined; onDone: () => void }) {
  const { region } = useSession()
  const fresh = useMemo(() => uuid(), [])
  const initial: EntryValues = known
    ? { ...known, words: known.words.join('\n') }
    : { matter: '', words: '', region, coOrganIds: [], source: 'list', basis: '', note: '' }
  const { consultation, state } = known ?? {}
  return (
    <>
      {consultation && (
        <Block title={settledTexts.title} hint={state === 'proposed' && text.proposedBy(consultation.topic)}>
          {consultation.droppedOn && state === 'inForce' && (
            <Alert type="warning" showIcon title={text.dropped(formatDay(consultation.droppedOn))} />
          )}
          <p className={styles.replyText}>{consultation.agreed}</p>
        </Block>
      )}
      <CommandForm<EntryValues>
        formKey={`dispatchEntry.save/${known?.id ?? 'new'}`}
        command="dispatchEntry.save"
        initial={initial}
        toInput={(values) => ({ entryId: known?.id ?? fresh, ...values, words: linesOf(values.words) })}
        okText={state === 'proposed' ? text.confirm : text.save}
        onDone={onDone}
      >
        <Field name="matter">
          <Input maxLength={200} />
        </Field>
        <Field name="words" hint={orderTexts.words}>
          <GrowingText minRows={3} maxRows={10} />
        </Field>
        <Field name="organId">
          <OrganSelect />
        </Field>
        <Field name="coOrganIds">
          <OrganMultiSelect />
        </Field>
        <Field name="region">
          <DictionarySelect dictionary="region" />
        </Field>
        <Field name="source">
          <Select options={sources} />
        </Field>
        <Field name="basis">
          <Input maxLength={300} />
        </Field>
        <Field name="note">
          <GrowingText minRows={2} maxRows={6} maxLength={500} showCount />
        </Field>
      </CommandForm>
      {known && <EntryHistory entry={known} />}
    </>
  )
}

function EntryHistory({ entry }: { entry: DispatchEntry }) {
  const ref = useReference()
  const run = useRun()
  const offered = useOffered({ type: 'dispatchEntry', id: entry.id }, ['dispatchEntry.retire'])
  const declining = entry.state === 'proposed'
  return (
    <Block
      title={text.history}
      actions={
        offered?.['dispatchEntry.retire'] === null && (
          <Popconfirm
            title={declining ? text.declineAsk : text.retireAsk}
            okText={declining ? text.decline : text.retire}
            onConfirm={() => void run('dispatchEntry.retire', { entryId: entry.id })}
          >
            <Button size="small">{declining ? text.decline : text.retire}</Button>
          </Popconfirm>
        )
      }
    >
      <ul className={styles.lines}>
        {entry.history.map(({ at, organId, basis }) => (
          <li key={at}>{text.historyLine(formatDay(at), ref.organ(organId)?.name ?? '', basis)}</li>
        ))}
      </ul>
    </Block>
  )
}
