import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useMemo } from 'react'
import type { Campaign } from '#shared/domain/campaign'
import { useDesk, useReference, useSession } from '../../data/hooks'
import { SupervisionTabs } from '../../ui/focus/supervision-tabs'
import { FilterSelect } from '../../ui/list-page/filter-select'
import { ShortListPage } from '../../ui/list-page/short-list-page'
import { campaignColumns } from './campaign-columns'
import { type CampaignSearch, type CampaignView, isInView, matches } from './campaign-search'
import { campaignTexts as text } from './messages'
import { ProposeDrawer } from './propose-drawer'

const views = ['current', 'ended', 'all'] as const

/** All campaigns of the regions this officer sees; those that run come first. */
export function CampaignsPage() {
  const desk = useDesk()
  const ref = useReference()
  const { roles } = useSession()
  const search = useSearch({ from: '/campaigns' })
  const navigate = useNavigate({ from: '/campaigns' })
  const view: CampaignView = search.view ?? 'current'
  const name = `campaigns ${JSON.stringify([view, search.q])}`
  const load = async () => {
    const nameOf = (id: string) => ref.organ(id)?.name ?? ''
    return (await desk.campaigns()).filter((one) => isInView(one, view) && matches(one, search.q, nameOf))
  }
  const columns = useMemo(() => campaignColumns(ref), [ref])
  const change = (patch: Partial<CampaignSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...patch }), replace: true })
  const open = (row: Campaign) => void navigate({ to: '/campaigns/$campaignId', params: { campaignId: row.id } })
  return (
    <ShortListPage<Campaign>
      name={name}
      text={text}
      topics={['campaigns']}
      load={load}
      columns={columns}
      words={search.q}
      onWords={(q) => change({ q })}
      onOpen={open}
      views={<SupervisionTabs current="campaigns" />}
      actions={
        roles.includes('officer') && (
          <Button type="primary" onClick={() => change({ propose: 'new' })}>
            {text.propose}
          </Button>
        )
      }
      filters={
        <FilterSelect
          label={text.columns.status}
          value={view}
          options={views.map((value) => ({ value, label: text.views[value] }))}
          onChange={(value) => change({ view: value as CampaignView | undefined })}
        />
      }
    >
      {search.propose !== undefined && (
        <ProposeDrawer basisText={search.propose} onClose={() => change({ propose: undefined })} />
      )}
    </ShortListPage>
  )
}
