import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useOffered } from '../../data/hooks'
import { OfferedButton } from '../../ui/commands/command-button'
import { CommandMenu } from '../../ui/commands/command-menu'
import styles from './hotline.module.css'
import { orderTexts } from './messages'
import type { HotlineForm } from './order-drawer'
import type { OrderFacts } from './use-order'

const text = orderTexts.buttons

const menu = [
  { key: 'recordReply', command: 'order.recordReply', label: text.recordReply },
  { key: 'recordCallback', command: 'order.recordCallback', label: text.recordCallback },
  { key: 'dispute', command: 'order.disputeDispatch', label: text.dispute },
  { key: 'propose', command: 'consultation.propose', label: text.propose },
] as const
const types = [...menu.map(({ command }) => command), 'order.refer', 'order.ruleDispatch']

/** What is possible with the order now: the nearest step first, the rest in a menu. */
export function OrderButtons({ facts, onOpen }: { facts: OrderFacts; onOpen: (form: HotlineForm) => void }) {
  const navigate = useNavigate()
  const { order } = facts
  const offered = useOffered({ type: 'workOrder', id: order.id }, types)
  const ruling = offered?.['order.ruleDispatch'] === null
  return (
    <div className={styles.buttons}>
      {ruling && <OfferedButton refusal={null} label={text.rule} look="primary" onRun={() => onOpen('rule')} />}
      <OfferedButton
        refusal={offered?.['order.refer']}
        label={text.refer}
        look={ruling ? 'default' : 'primary'}
        onRun={() => onOpen('refer')}
      />
      <Button onClick={() => void navigate({ to: '/hotline/classify', search: { order: order.id } })}>
        {text.classify}
      </Button>
      <CommandMenu
        label={text.more}
        hint={text.moreHint}
        groups={[
          {
            title: text.group,
            commands: menu.map(({ key, command, label }) => ({
              key,
              label,
              refusal: offered?.[command],
              onRun: () => onOpen(key),
            })),
          },
        ]}
      />
    </div>
  )
}
