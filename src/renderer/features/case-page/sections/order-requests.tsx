import { Drawer } from 'antd'
import { useMemo, useState } from 'react'
import { v7 as uuid } from 'uuid'
import { type SupervisionReason, supervisionReasonLabels } from '#shared/domain/supervision-order'
import type { WorkOrder } from '#shared/domain/work-order'
import { useOffered, useReference } from '../../../data/hooks'
import { callbackTexts } from '../../../ui/callbacks/messages'
import { OfferedButton } from '../../../ui/commands/command-button'
import { CheckGroup } from '../../../ui/forms/check-group'
import { CommandForm, Field } from '../../../ui/forms/command-form'
import { GrowingText } from '../../../ui/forms/growing-text'
import { formatMoment } from '../../../ui/time/format'
import styles from '../case-page.module.css'
import { sectionTexts as text } from '../section-messages'

const requests = ['order.requestRework', 'order.requestCallback'] as const
type Request = (typeof requests)[number]

/** What the bureau asks of the hotline about one order; the hotline's process stays its own. */
export function OrderRequests({ order, caseId }: { order: WorkOrder; caseId: string }) {
  const offered = useOffered({ type: 'workOrder', id: order.id }, requests)
  const [open, setOpen] = useState<Request>()
  return (
    <div className={styles.orderRequests}>
      {requests.map((command) => (
        <OfferedButton
          key={command}
          refusal={offered?.[command]}
          label={text.requests[command]}
          size="small"
          onRun={() => setOpen(command)}
        />
      ))}
      <Drawer
        open={open !== undefined}
        title={open && text.requests[open]}
        size={520}
        mask={false}
        onClose={() => setOpen(undefined)}
        destroyOnHidden
      >
        {open && <RequestForm command={open} order={order} caseId={caseId} onDone={() => setOpen(undefined)} />}
      </Drawer>
    </div>
  )
}

const reasons = Object.entries(supervisionReasonLabels).map(([value, label]) => ({ value, label }))

interface RequestFormProps {
  readonly command: Request
  readonly order: WorkOrder
  readonly caseId: string
  readonly onDone: () => void
}

function RequestForm({ command, order, caseId, onDone }: RequestFormProps) {
  const supervisionOrderId = useMemo(() => uuid(), [])
  return (
    <CommandForm<{ reasons: SupervisionReason[]; requirement: string }>
      formKey={`${order.id}/${command}`}
      command={command}
      initial={{ reasons: [], requirement: '' }}
      toInput={(values) => ({ supervisionOrderId, workOrderId: order.id, caseId, ...values })}
      okText={text.requests[command]}
      onDone={onDone}
    >
      <p>{`${order.orderNo}　${order.title}`}</p>
      <Field name="reasons">
        <CheckGroup label={text.reasons} options={reasons} />
      </Field>
      <Field name="requirement">
        <GrowingText minRows={4} maxRows={10} maxLength={5000} showCount />
      </Field>
    </CommandForm>
  )
}

/** Every call to the reporter, the newest first. */
export function OrderCalls({ order }: { order: WorkOrder }) {
  const ref = useReference()
  const calls = [...(order.callbacks ?? [])].reverse()
  return calls.map((call) => (
    <div key={call.id} className={styles.reply}>
      <p className={styles.replyHead}>
        {callbackTexts.calls}
        <time>{formatMoment(call.at)}</time>
      </p>
      <p>
        {[
          call.reached ? ref.label('satisfaction', call.satisfaction) : callbackTexts.unreached,
          ref.label('resolved', call.resolved),
          ref.label('verified', call.verified),
          call.note,
          ref.user(call.by)?.name,
        ]
          .filter(Boolean)
          .join('　')}
      </p>
    </div>
  ))
}
