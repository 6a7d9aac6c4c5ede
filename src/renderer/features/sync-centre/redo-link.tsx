import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { EntityRef } from '#shared/domain/entities'
import { syncMessages as text } from './messages'
import { pageOf } from './record-link'
import type { RejectedItem } from './rejected-draft'

/** To where the same thing can be done again, with what has changed in sight; nothing where no page shows it. */
export function RedoLink({ item }: { readonly item: RejectedItem }) {
  const place = placeOf(item)
  const page = place && pageOf(place)
  if (!page) return null
  const label = labels[place.type] ?? text.redoThere
  return (
    <Link {...page}>
      <Button type="primary">{label}</Button>
    </Link>
  )
}

const labels: Partial<Readonly<Record<EntityRef['type'], string>>> = {
  workOrder: text.redoOrder,
  supervisionCase: text.redo,
}

/** What came to nothing has no page: what it was to be made of has, an order or a case. */
function placeOf({ subject, input }: RejectedItem): EntityRef | undefined {
  if (subject.title !== '' || subject.type === 'transfer' || subject.type === 'submission') return subject
  const { orderIds, caseId } = (input ?? {}) as { orderIds?: readonly string[]; caseId?: string }
  const [orderId] = orderIds ?? []
  if (orderId) return { type: 'workOrder', id: orderId }
  if (caseId && subject.type !== 'supervisionCase') return { type: 'supervisionCase', id: caseId }
  return subject.type === 'supervisionCase' ? subject : undefined
}
