import { Checkbox, Input } from 'antd'
import { useState } from 'react'
import { v7 as newId } from 'uuid'
import { civilDateOf } from '#shared/domain/civil-date'
import {
  neededOrderFields,
  neededRecordFields,
  recordFields,
  type ShareAgreement,
} from '#shared/domain/share-agreement'
import { enforcementRecordInput } from '#shared/intake/enforcement-record-input'
import { intakeFields, intakeFieldTitles } from '#shared/intake/intake-fields'
import { fieldTitle } from '#shared/messages/zod-chinese'
import { CommandForm, Field } from '../../ui/forms/command-form'
import { DateField } from '../../ui/forms/date-field'
import { GrowingText } from '../../ui/forms/growing-text'
import { TextListField } from '../../ui/forms/text-list-field'
import page from '../../ui/sections/subject-page.module.css'
import { useNow } from '../../ui/time/use-now'
import { sharingTexts } from './messages'
import styles from './sharing.module.css'

const text = sharingTexts.setup

type AgreementValues = Omit<
  ShareAgreement,
  'id' | 'region' | 'ended' | 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy'
> & {
  readonly reason: string
}

/** Which fields of a source are taken in; those that tell the reporter apart are not ticked by themselves. */
export function AgreementForm({ agreement, onDone }: { agreement: ShareAgreement | undefined; onDone: () => void }) {
  const today = civilDateOf(useNow())
  const [agreementId] = useState(() => agreement?.id ?? newId())
  const initial: AgreementValues = agreement
    ? { ...agreement, reason: '' }
    : {
        source: '',
        partner: '',
        docNo: '',
        validFrom: today,
        validUntil: undefined,
        orderFields: intakeFields.filter((name) => !name.startsWith('reporter.')),
        recordFields: [],
        extra: [],
        reason: '',
      }
  return (
    <CommandForm<AgreementValues>
      formKey={`agreement.save ${agreement?.id ?? 'new'}`}
      command="agreement.save"
      initial={initial}
      toInput={({ source, partner, docNo, validFrom, validUntil, reason, ...lists }) => ({
        agreementId,
        ...{ source, partner, docNo, validFrom, validUntil, reason },
        orderFields: lists.orderFields,
        recordFields: lists.recordFields,
        extra: lists.extra.filter((one) => one.trim() !== ''),
      })}
      okText={text.save}
      onDone={onDone}
    >
      <Field name="source" hint={text.sourceHint}>
        <Input maxLength={200} disabled={agreement !== undefined} />
      </Field>
      <div className={page.two}>
        <Field name="partner">
          <Input maxLength={200} />
        </Field>
        <Field name="docNo">
          <Input maxLength={100} />
        </Field>
      </div>
      <div className={page.two}>
        <Field name="validFrom">
          <DateField />
        </Field>
        <Field name="validUntil">
          <DateField />
        </Field>
      </div>
      {/* Orders, records, or both: neither list is owed by itself. */}
      <Field name="orderFields" required={false}>
        <TickList names={intakeFields} titleOf={(name) => intakeFieldTitles[name]} needed={neededOrderFields} />
      </Field>
      <Field name="recordFields" required={false}>
        <TickList
          names={recordFields}
          titleOf={(name) => fieldTitle(enforcementRecordInput, [name])}
          needed={neededRecordFields}
        />
      </Field>
      <Field name="extra" required={false}>
        <TextListField addText={text.addExtra} maxLength={100} />
      </Field>
      <Field name="reason">
        <GrowingText minRows={2} maxRows={6} maxLength={500} />
      </Field>
    </CommandForm>
  )
}

interface TickListProps<T extends string> {
  readonly names: readonly T[]
  readonly titleOf: (name: T) => string
  /** Ticked with the first of the others. */
  readonly needed: readonly T[]
  readonly value?: readonly T[]
  readonly onChange?: (value: T[]) => void
}

function TickList<T extends string>({ names, titleOf, needed, value = [], onChange }: TickListProps<T>) {
  return (
    <Checkbox.Group<T>
      className={styles.tick}
      value={[...value]}
      options={names.map((name) => ({ value: name, label: titleOf(name) }))}
      onChange={(next) => {
        const added = next.length > value.length
        onChange?.(names.filter((name) => next.includes(name) || (added && needed.includes(name))))
      }}
    />
  )
}
