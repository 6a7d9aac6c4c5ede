import { App, Button, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import { civilDateOf, startOfCivilDate } from '#shared/domain/civil-date'
import type { SharePush } from '#shared/domain/share-push'
import { explain } from '#shared/messages/catalogue'
import { useDesk, useOffered, useSession } from '../../data/hooks'
import { OfferedButton } from '../../ui/commands/command-button'
import { useRun } from '../../ui/commands/use-run'
import { ReasonDialog } from '../../ui/feedback/reason-dialog'
import { CommandForm, Field } from '../../ui/forms/command-form'
import { DateField } from '../../ui/forms/date-field'
import { GrowingText } from '../../ui/forms/growing-text'
import { useHost } from '../../ui/host/host-context'
import page from '../../ui/sections/subject-page.module.css'
import { useNow } from '../../ui/time/use-now'
import { pushTexts } from './push-messages'

const text = pushTexts.one
const commands = ['push.handOver', 'push.recordReceipt', 'push.resend', 'push.cancel'] as const

/** What officers do with a push: carry it over, write its receipt down, send it again, give it up. */
export function PushButtons({ push }: { push: SharePush }) {
  const desk = useDesk()
  const run = useRun()
  const host = useHost()
  const { roles } = useSession()
  const { message } = App.useApp()
  const offered = useOffered({ type: 'sharePush', id: push.id }, commands)
  const [open, setOpen] = useState<'receipt' | 'cancel'>()
  if (!roles.some((role) => role === 'officer' || role === 'reviewer')) return null
  const pushId = push.id
  const { state, way } = push
  const close = () => setOpen(undefined)

  async function download() {
    const answer = await desk.pushWorkbook(pushId)
    if (!answer.ok) return void message.error(explain(answer.refusal))
    const { file: name, bytes } = answer.value
    await host.files.save({ name, bytes, filter: { name: 'Excel', extensions: ['xlsx'] } })
  }
  const say = async (command: string, done: string) => {
    if (await run(command, { pushId })) void message.success(done)
  }

  return (
    <div className={page.buttons}>
      {way === 'excel' && state !== 'cancelled' && <Button onClick={() => void download()}>{text.download}</Button>}
      {way === 'excel' && state === 'queued' && (
        <OfferedButton
          refusal={offered?.['push.handOver']}
          label={text.handOver}
          look="primary"
          onRun={() => void say('push.handOver', text.handedOver)}
        />
      )}
      {state === 'sent' && (
        <OfferedButton
          refusal={offered?.['push.recordReceipt']}
          label={text.record}
          look={way === 'excel' ? 'primary' : 'default'}
          onRun={() => setOpen('receipt')}
        />
      )}
      {(state === 'rejected' || (way !== 'excel' && (state === 'sent' || push.trouble !== undefined))) && (
        <OfferedButton
          refusal={offered?.['push.resend']}
          label={state === 'queued' ? text.retry : text.resend}
          look={state === 'sent' ? 'default' : 'primary'}
          onRun={() => void say('push.resend', text.resent)}
        />
      )}
      {(state === 'queued' || state === 'rejected') && (
        <OfferedButton refusal={offered?.['push.cancel']} label={text.cancel} onRun={() => setOpen('cancel')} />
      )}
      <Modal open={open === 'receipt'} title={text.record} footer={null} destroyOnHidden onCancel={close}>
        <ReceiptForm pushId={pushId} onDone={close} />
      </Modal>
      <ReasonDialog
        open={open === 'cancel'}
        title={text.cancel}
        label={text.cancelReason}
        okText={text.cancel}
        danger
        onClose={close}
        onSubmit={async (reason) => {
          const answer = await desk.run('push.cancel', { pushId, reason })
          return answer.ok ? undefined : answer.refusal
        }}
      />
    </div>
  )
}

function ReceiptForm({ pushId, onDone }: { pushId: string; onDone: () => void }) {
  const now = useNow()
  const today = civilDateOf(now)
  return (
    <CommandForm<{ result: 'accepted' | 'rejected'; reason: string; receiptNo: string; at: string; by: string }>
      formKey={`push.recordReceipt ${pushId}`}
      command="push.recordReceipt"
      initial={{ result: 'accepted', reason: '', receiptNo: '', at: today, by: '' }}
      // Paper tells the day; of today it is now.
      toInput={({ at, ...values }) => ({
        pushId,
        ...values,
        at: at === today ? now.toISOString() : at && startOfCivilDate(at).toISOString(),
      })}
      okText={text.save}
      onDone={onDone}
    >
      <Field name="result">
        <Radio.Group
          options={[
            { value: 'accepted', label: text.results.accepted },
            { value: 'rejected', label: text.results.rejected },
          ]}
        />
      </Field>
      <div className={page.two}>
        <Field name="at">
          <DateField />
        </Field>
        <Field name="by">
          <Input maxLength={100} />
        </Field>
      </div>
      <Field name="receiptNo">
        <Input maxLength={100} />
      </Field>
      <Field name="reason">
        <GrowingText minRows={2} maxRows={6} maxLength={500} />
      </Field>
    </CommandForm>
  )
}
