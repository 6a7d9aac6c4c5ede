import { useNavigate } from '@tanstack/react-router'
import { useLive } from '../../data/hooks'
import { ViewTabs } from '../list-page/view-tabs'
import { placeMessages as text } from './messages'

export type SupervisionTab = 'board' | 'campaigns' | 'warnings'
const tabs = ['board', 'campaigns', 'warnings'] as const
const paths = { board: '/focus', campaigns: '/campaigns', warnings: '/warnings' } as const

/** The three pages of 重点监督, with what waits beside them. */
export function SupervisionTabs({ current }: { current: SupervisionTab }) {
  const navigate = useNavigate()
  const { value: counts } = useLive('supervision tabs', ['campaigns', 'warnings'], async (desk) => {
    const [campaigns, warnings] = await Promise.all([desk.campaigns(), desk.warnings()])
    return {
      campaigns: campaigns.filter(({ status }) => status === 'planned' || status === 'running').length,
      warnings: warnings.filter(({ state }) => state === 'open').length,
    }
  })
  return (
    <ViewTabs
      views={tabs.map((key) => ({
        key,
        label: text.tabs[key],
        ...(key !== 'board' && counts ? { count: counts[key] } : {}),
      }))}
      current={current}
      onChange={(key) => void navigate({ to: paths[key as SupervisionTab] })}
    />
  )
}
