import { Checkbox, Form, Input } from 'antd'
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
import { OutgoingFields, type OutgoingValues, usualOutgoing } from './outgoing-fields'
import { TickList } from './tick-list'

const text = sharingTexts.setup

type AgreementValues = Omit<
  ShareAgreement,
  'id' | 'region' | 'ended' | 'outgoing' | 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy'
> & {
  readonly reason: string
  readonly pushes: boolean
  readonly outgoing: OutgoingValues
}

/** Which fields of a source are taken in: nothing that was not chosen from the agreement at hand. */
export function AgreementForm({ agreement, onDone }: { agreement: ShareAgreement | undefined; onDone: () => void }) {
  const today = civilDateOf(useNow())
  const [agreementId] = useState(() => agreement?.id ?? newId())
  const initial: AgreementValues = agreement
    ? {
        ...agreement,
        pushes: agreement.outgoing !== undefined,
        outgoing: agreement.outgoing ?? usualOutgoing,
        reason: '',
      }
    : {
        source: '',
        partner: '',
        docNo: '',
        validFrom: today,
        validUntil: undefined,
        orderFields: [],
        recordFields: [],
        extra: [],
        pushes: false,
        outgoing: usualOutgoing,
        reason: '',
      }
  return (
    <CommandForm<AgreementValues>
      formKey={`agreement.save ${agreement?.id ?? 'new'}`}
      command="agreement.save"
      initial={initial}
      toInput={({ source, partner, docNo, validFrom, validUntil, reason, pushes, outgoing, ...lists }) => ({
        agreementId,
        ...{ source, partner, docNo, validFrom, validUntil, reason },
        orderFields: lists.orderFields,
        recordFields: lists.recordFields,
        extra: lists.extra.filter((one) => one.trim() !== ''),
        ...(pushes ? { outgoing: sent(outgoing) } : {}),
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
      <Field name="orderFields" required={false} hint={text.fieldsHint}>
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
      <Form.Item name="pushes" valuePropName="checked">
        <Checkbox>{text.pushes}</Checkbox>
      </Form.Item>
      <Form.Item noStyle dependencies={['pushes']}>
        {(form) => form.getFieldValue('pushes') === true && <OutgoingFields />}
      </Form.Item>
      <Field name="reason">
        <GrowingText minRows={2} maxRows={6} maxLength={500} />
      </Field>
    </CommandForm>
  )
}

/** Of a form that was opened for other things the plans bring their days with them; the command sets those. */
function sent({ organId, plans, masked, fields, ...outgoing }: OutgoingValues) {
  return {
    ...outgoing,
    ...(organId ? { organId } : {}),
    plans: plans.map(({ stage, mode }) => ({ stage, mode })),
    fields,
    masked: masked.filter((name) => fields.includes(name)),
  }
}
