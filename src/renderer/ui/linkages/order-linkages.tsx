import { Drawer, Input, Radio, Select } from 'antd'
import { useMemo, useState } from 'react'
import { v7 as newId } from 'uuid'
import { civilDateOf } from '#shared/domain/civil-date'
import { type Linkage, linkageDirectionLabels, linkageWithLabels, openLinkage } from '#shared/domain/linkage'
import type { WorkOrder } from '#shared/domain/work-order'
import { useOffered } from '../../data/hooks'
import { OfferedButton } from '../commands/command-button'
import { CommandForm, Field } from '../forms/command-form'
import { DateField } from '../forms/date-field'
import { GrowingText } from '../forms/growing-text'
import page from '../sections/subject-page.module.css'
import { formatDay, formatMoment } from '../time/format'
import { useNow } from '../time/use-now'
import { linkageTexts as text } from './messages'

const commands = ['order.handOff', 'order.handBack'] as const

/** Where an order was handed to, what came back, and the two steps. */
export function OrderLinkages({ order, caseId }: { order: WorkOrder; caseId?: string | undefined }) {
  const offered = useOffered({ type: 'workOrder', id: order.id }, commands)
  const [asked, setAsked] = useState<(typeof commands)[number]>()
  const open = openLinkage(order.linkages)
  const close = () => setAsked(undefined)
  const own = { workOrderId: order.id, ...(caseId ? { caseId } : {}) }
  return (
    <div>
      {(order.linkages ?? []).map((one) => (
        <Line key={one.id} linkage={one} />
      ))}
      {open ? (
        <OfferedButton
          size="small"
          refusal={offered?.['order.handBack']}
          label={text.handBack}
          onRun={() => setAsked('order.handBack')}
        />
      ) : (
        <OfferedButton
          size="small"
          refusal={offered?.['order.handOff']}
          label={text.handOff}
          onRun={() => setAsked('order.handOff')}
        />
      )}
      <Drawer open={asked !== undefined} title={text.title} size={480} mask={false} destroyOnHidden onClose={close}>
        {asked === 'order.handOff' && <HandOffForm own={own} onDone={close} />}
        {asked === 'order.handBack' && open && <HandBackForm own={own} linkage={open} onDone={close} />}
      </Drawer>
    </div>
  )
}

function Line({ linkage: { with: line, direction, refNo, reason, at, result, backOn } }: { linkage: Linkage }) {
  return (
    <div className={page.entry}>
      <div className={page.entryHead}>
        {text.line(linkageWithLabels[line], linkageDirectionLabels[direction], refNo)}　{formatMoment(at)}
      </div>
      <p className={page.text}>{reason}</p>
      {direction === 'out' && (
        <p className={page.text}>{result === undefined ? text.waiting : `${formatDay(backOn)}　${result}`}</p>
      )}
    </div>
  )
}

interface Own {
  readonly workOrderId: string
  readonly caseId?: string
}

function HandOffForm({ own, onDone }: { own: Own; onDone: () => void }) {
  const linkageId = useMemo(() => newId(), [])
  const options = Object.entries(linkageWithLabels).map(([value, label]) => ({ value, label }))
  const directions = Object.entries(linkageDirectionLabels).map(([value, label]) => ({ value, label }))
  return (
    <CommandForm<{ with: string; direction: string; refNo: string; reason: string }>
      formKey={`${own.workOrderId}/order.handOff`}
      command="order.handOff"
      initial={{ with: '110', direction: 'out', refNo: '', reason: '' }}
      toInput={(values) => ({ ...own, linkageId, ...values })}
      okText={text.save}
      onDone={onDone}
    >
      <Field name="with">
        <Select options={options} />
      </Field>
      <Field name="direction">
        <Radio.Group options={directions} />
      </Field>
      <Field name="refNo">
        <Input maxLength={60} />
      </Field>
      <Field name="reason">
        <GrowingText minRows={3} maxRows={8} maxLength={1000} />
      </Field>
    </CommandForm>
  )
}

function HandBackForm({ own, linkage, onDone }: { own: Own; linkage: Linkage; onDone: () => void }) {
  const today = civilDateOf(useNow())
  return (
    <CommandForm<{ backOn?: string; refNo: string; result: string }>
      formKey={`${linkage.id}/order.handBack`}
      command="order.handBack"
      initial={{ backOn: today, refNo: linkage.refNo, result: '' }}
      toInput={(values) => ({ ...own, linkageId: linkage.id, ...values })}
      okText={text.save}
      onDone={onDone}
    >
      <Field name="backOn">
        <DateField disabledDate={(date) => date > today} />
      </Field>
      <Field name="refNo">
        <Input maxLength={60} />
      </Field>
      <Field name="result">
        <GrowingText minRows={3} maxRows={8} maxLength={2000} />
      </Field>
    </CommandForm>
  )
}
