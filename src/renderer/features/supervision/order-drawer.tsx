import { Drawer } from 'antd'
import type { SupervisionOrder } from '#shared/domain/supervision-order'
import { CheckForm, ExtendForm, RemindForm, ReplyForm } from './forms/follow-forms'
import { AmendForm, CancelForm, SendForm } from './forms/order-forms'
import { CommitmentForm, SettleForm, TalkForm } from './forms/talk-forms'
import { supervisionTexts as text } from './messages'

export const orderCommands = [
  'supervision.amend',
  'supervision.send',
  'supervision.cancel',
  'supervision.remind',
  'supervision.recordTalk',
  'supervision.setCommitment',
  'supervision.settleCommitment',
  'supervision.recordReply',
  'supervision.verify',
  'supervision.extend',
] as const

/** A form that stands open, and the commitment it is about. */
export interface OpenForm {
  readonly command: (typeof orderCommands)[number]
  readonly id?: string
}

const forms = {
  'supervision.amend': { title: text.amend, Form: AmendForm },
  'supervision.send': { title: text.send, Form: SendForm },
  'supervision.cancel': { title: text.cancel, Form: CancelForm },
  'supervision.remind': { title: text.remind, Form: RemindForm },
  'supervision.recordTalk': { title: text.recordTalk, Form: TalkForm },
  'supervision.setCommitment': { title: text.addCommitment, Form: CommitmentForm },
  'supervision.settleCommitment': { title: text.settle, Form: SettleForm },
  'supervision.recordReply': { title: text.recordReply, Form: ReplyForm },
  'supervision.verify': { title: text.verify, Form: CheckForm },
  'supervision.extend': { title: text.extend, Form: ExtendForm },
} as const

interface OrderDrawerProps {
  readonly order: SupervisionOrder
  readonly form: OpenForm | undefined
  readonly onClose: () => void
}

/** The form of one step beside the order, which stays readable. Closing it keeps what was typed. */
export function OrderDrawer({ order, form, onClose }: OrderDrawerProps) {
  const found = form && forms[form.command]
  return (
    <Drawer open={form !== undefined} title={found?.title} size={560} mask={false} onClose={onClose} destroyOnHidden>
      {form && found && (
        <found.Form
          key={`${form.command}/${form.id ?? ''}`}
          order={order}
          {...(form.id ? { id: form.id } : {})}
          onDone={onClose}
        />
      )}
    </Drawer>
  )
}
