import { Dropdown } from 'antd'
import type { WorkOrder } from '#shared/domain/work-order'
import { useOffered, useReference } from '../../data/hooks'
import { OfferedButton } from '../../ui/commands/command-button'
import { digitActions } from './digit-keys'
import styles from './leads.module.css'
import { leadMessages as text } from './messages'
import type { LeadDecisions, LeadTarget } from './use-lead-decisions'

const commands = ['case.accept', 'case.join', 'lead.decline', 'lead.reconsider', 'lead.forward', 'lead.guide'] as const

interface LeadActionsProps {
  readonly order: WorkOrder
  readonly decisions: LeadDecisions
  readonly onAccept: (lead: LeadTarget) => void
  readonly onJoin: (lead: LeadTarget) => void
  readonly onDecline: (lead: LeadTarget) => void
  readonly onSend: (kind: 'forward' | 'guide', lead: LeadTarget) => void
}

/** The decisions possible now, each with its key; those that are not say why. */
export function LeadActions({ order, decisions, onAccept, onJoin, onDecline, onSend }: LeadActionsProps) {
  const reference = useReference()
  const offered = useOffered({ type: 'workOrder', id: order.id }, commands)
  if (order.lead?.state === 'declined')
    return (
      <OfferedButton
        refusal={offered?.['lead.reconsider']}
        label={text.reconsider}
        onRun={() => void decisions.reconsider(order)}
      />
    )
  if (order.lead?.state !== 'open') return null
  const declines = digitActions(reference.dictionary('declineGround')).filter((action) => action.does === 'decline')
  return (
    <div className={styles.actions}>
      <OfferedButton
        refusal={offered?.['case.accept']}
        look="primary"
        label={text.accept}
        shortcut="1"
        onRun={() => onAccept(order)}
      />
      <OfferedButton refusal={offered?.['case.join']} label={text.join} shortcut="M" onRun={() => onJoin(order)} />
      <OfferedButton
        refusal={offered?.['lead.forward']}
        label={text.forward}
        shortcut="F"
        onRun={() => onSend('forward', order)}
      />
      <OfferedButton
        refusal={offered?.['lead.guide']}
        label={text.guide}
        shortcut="G"
        onRun={() => onSend('guide', order)}
      />
      {offered?.['lead.decline'] === null ? (
        <Dropdown
          trigger={['click']}
          placement="topLeft"
          menu={{
            items: [
              ...declines.map(({ digit, ground, label }) => ({ key: ground, label, extra: String(digit) })),
              { type: 'divider' as const },
              { key: '', label: text.declineWithNote },
            ],
            onClick: ({ key }) => (key ? void decisions.decline([order], key) : onDecline(order)),
          }}
        >
          <span>
            <OfferedButton
              refusal={null}
              label={`${text.decline} ▾`}
              shortcut={`2～${declines.at(-1)?.digit ?? 2}`}
              onRun={() => undefined}
            />
          </span>
        </Dropdown>
      ) : (
        <OfferedButton refusal={offered?.['lead.decline']} label={text.decline} onRun={() => undefined} />
      )}
    </div>
  )
}
