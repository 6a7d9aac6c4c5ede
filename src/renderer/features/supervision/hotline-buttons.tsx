import { Drawer } from 'antd'
import { useState } from 'react'
import { useOffered, useSession } from '../../data/hooks'
import { CallbackForm } from '../../ui/callbacks/callback-form'
import { callbackTexts } from '../../ui/callbacks/messages'
import { ResultForm } from '../../ui/callbacks/result-form'
import { OfferedButton } from '../../ui/commands/command-button'
import { useOrderPage } from './order-context'

/** The hotline's answer to what the bureau asked of it. */
export function HotlineButtons() {
  const { order, workOrder } = useOrderPage().bundle
  const { roles } = useSession()
  const [open, setOpen] = useState(false)
  const command = order.kind === 'callback' ? 'order.recordCallback' : 'order.recordReply'
  const label = order.kind === 'callback' ? callbackTexts.record : callbackTexts.recordResult
  const offered = useOffered({ type: 'workOrder', id: workOrder?.id ?? '' }, [command])
  const asked = order.kind === 'callback' || order.kind === 'rework'
  if (!workOrder || !asked || order.status !== 'sent' || !roles.includes('hotline')) return null
  const close = () => setOpen(false)
  return (
    <>
      <OfferedButton refusal={offered?.[command]} label={label} look="primary" onRun={() => setOpen(true)} />
      <Drawer open={open} title={label} size={560} mask={false} onClose={close} destroyOnHidden>
        {order.kind === 'callback' ? (
          <CallbackForm order={workOrder} supervisionOrderId={order.id} onDone={close} />
        ) : (
          <ResultForm order={workOrder} supervisionOrderId={order.id} onDone={close} />
        )}
      </Drawer>
    </>
  )
}
