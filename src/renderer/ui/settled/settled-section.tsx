import type { WorkOrder } from '#shared/domain/work-order'
import { PaneSection } from '../list-page/list-page'
import { settledTexts as text } from './messages'
import { SettledList } from './settled-list'
import { useSettled } from './use-settled'

/** Beside an order; nothing where no consultation settled anything like it. */
export function SettledSection({ order }: { order: WorkOrder }) {
  const settled = useSettled(order)
  if (settled.length === 0) return null
  return (
    <PaneSection title={text.title}>
      <SettledList settled={settled} />
    </PaneSection>
  )
}
