import { useNavigate } from '@tanstack/react-router'
import { ViewTabs } from '../../ui/list-page/view-tabs'
import { hotlineTexts as text } from './messages'

export type HotlineTab = keyof typeof text.tabs
const tabs = Object.keys(text.tabs) as HotlineTab[]
const paths = {
  orders: '/hotline/orders',
  classify: '/hotline/classify',
  catalogue: '/hotline/catalogue',
  import: '/hotline/import',
  taxonomy: '/hotline/taxonomy',
} as const satisfies Record<HotlineTab, string>

/** The pages of the hotline's staff. */
export function HotlineTabs({ current }: { current: HotlineTab }) {
  const navigate = useNavigate()
  return (
    <ViewTabs
      views={tabs.map((key) => ({ key, label: text.tabs[key] }))}
      current={current}
      onChange={(key) => void navigate({ to: paths[key as HotlineTab] })}
    />
  )
}
