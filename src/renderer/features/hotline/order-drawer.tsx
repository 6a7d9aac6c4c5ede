import { Drawer } from 'antd'
import type { SupervisionOrderKind } from '#shared/domain/supervision-order'
import { CallbackForm } from '../../ui/callbacks/callback-form'
import { ResultForm } from '../../ui/callbacks/result-form'
import { DisputeForm, ProposeForm, RuleForm } from './dispute-forms'
import { orderTexts } from './messages'
import { ReferForm } from './refer-form'
import type { OrderFacts } from './use-order'

const text = orderTexts.buttons

const titles = {
  refer: text.refer,
  recordReply: text.recordReply,
  recordCallback: text.recordCallback,
  dispute: text.dispute,
  rule: text.rule,
  propose: text.propose,
} as const
export type HotlineForm = keyof typeof titles

interface OrderDrawerProps {
  readonly facts: OrderFacts
  readonly form: HotlineForm | undefined
  readonly onClose: () => void
}

/** The form of one step beside the order. Closing it keeps what was typed. */
export function OrderDrawer({ facts, form, onClose }: OrderDrawerProps) {
  return (
    <Drawer
      open={form !== undefined}
      title={form && titles[form]}
      size={560}
      mask={false}
      onClose={onClose}
      destroyOnHidden
    >
      {form && <StepForm facts={facts} form={form} onDone={onClose} />}
    </Drawer>
  )
}

function StepForm({ facts, form, onDone }: { facts: OrderFacts; form: HotlineForm; onDone: () => void }) {
  const { order } = facts
  // What the bureau asked for is answered by the very step.
  const asked = (kind: SupervisionOrderKind) =>
    facts.requests.find((request) => request.kind === kind && request.status === 'sent')?.id
  switch (form) {
    case 'refer':
      return <ReferForm order={order} onDone={onDone} />
    case 'recordReply':
      return <ResultForm order={order} supervisionOrderId={asked('rework')} onDone={onDone} />
    case 'recordCallback': {
      const request = asked('callback')
      return <CallbackForm order={order} {...(request ? { supervisionOrderId: request } : {})} onDone={onDone} />
    }
    case 'dispute':
      return <DisputeForm order={order} onDone={onDone} />
    case 'rule':
      return <RuleForm order={order} onDone={onDone} />
    case 'propose':
      return <ProposeForm order={order} onDone={onDone} />
  }
}
