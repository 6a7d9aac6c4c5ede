import { Checkbox, Form, Input } from 'antd'
import { useMemo } from 'react'
import { v7 as uuid } from 'uuid'
import type { FocusFilter } from '#shared/domain/focus-board'
import { useLive } from '../../../data/hooks'
import { CaseSelect } from '../../../ui/forms/case-select'
import { DictionarySelect } from '../../../ui/forms/choice-fields'
import { CommandForm, Field } from '../../../ui/forms/command-form'
import { OrganSelect } from '../../../ui/forms/organ-select'
import page from '../../../ui/sections/subject-page.module.css'
import { formatDay } from '../../../ui/time/format'
import styles from '../campaigns.module.css'
import { campaignTexts as text } from '../messages'
import { type FormProps, formKeyOf } from './form-props'

const MOST_ORDERS = 100

interface OpenCaseValues {
  readonly title: string
  readonly region: string
  readonly respondentOrganId?: string | undefined
  readonly orderIds: readonly string[]
}

/** A case of the campaign, with the open leads of the board's part that are about the same organ. */
export function OpenCaseForm({ bundle: { campaign }, onDone }: FormProps) {
  const caseId = useMemo(() => uuid(), [])
  const [first] = campaign.respondentOrganIds
  return (
    <CommandForm<OpenCaseValues>
      formKey={formKeyOf(campaign, 'campaign.openCase')}
      command="campaign.openCase"
      initial={{
        title: '',
        region: campaign.basis?.region ?? campaign.region,
        ...(campaign.respondentOrganIds.length === 1 ? { respondentOrganId: first } : {}),
        orderIds: [],
      }}
      toInput={(values) => ({ campaignId: campaign.id, caseId, ...values })}
      okText={text.openCase}
      onDone={onDone}
    >
      <Field name="title">
        <Input maxLength={200} />
      </Field>
      <div className={page.two}>
        <Field name="respondentOrganId">
          <OrganSelect accept={(organ) => campaign.respondentOrganIds.includes(organ.id)} />
        </Field>
        <Field name="region">
          <DictionarySelect dictionary="region" />
        </Field>
      </div>
      {campaign.basis && (
        <Form.Item noStyle dependencies={['respondentOrganId']}>
          {(form) => (
            <Field name="orderIds" label={text.orderChoice} required={false} hint={text.orderHint}>
              <OrderChoice filter={campaign.basis as FocusFilter} organId={form.getFieldValue('respondentOrganId')} />
            </Field>
          )}
        </Form.Item>
      )}
    </CommandForm>
  )
}

interface OrderChoiceProps {
  readonly filter: FocusFilter
  readonly organId: string | undefined
  readonly id?: string
  readonly value?: readonly string[]
  readonly onChange?: (ids: string[]) => void
}

function OrderChoice({ filter, organId, id, value = [], onChange }: OrderChoiceProps) {
  const { value: page } = useLive(`campaign orders ${JSON.stringify([filter, organId])}`, ['orders'], (desk) =>
    desk.focusOrders({ ...filter, ...(organId ? { organ: organId } : {}) }, 'complaints', {
      offset: 0,
      limit: MOST_ORDERS,
    }),
  )
  const open = page?.rows.filter(({ leadState }) => leadState === 'open') ?? []
  return (
    <Checkbox.Group
      {...(id ? { name: id } : {})}
      className={styles.orders}
      value={[...value]}
      onChange={(ids) => onChange?.(ids)}
      options={open.map((row) => ({
        value: row.id,
        label: `${formatDay(row.receivedAt)}　${row.title}`,
      }))}
    />
  )
}

export function LinkCaseForm({ bundle: { campaign }, onDone }: FormProps) {
  return (
    <CommandForm<{ caseId?: string }>
      formKey={formKeyOf(campaign, 'campaign.linkCase')}
      command="campaign.linkCase"
      initial={{}}
      toInput={(values) => ({ campaignId: campaign.id, ...values })}
      okText={text.linkCase}
      onDone={onDone}
    >
      <Field name="caseId">
        <CaseSelect />
      </Field>
    </CommandForm>
  )
}
