import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useMemo } from 'react'
import type { Campaign } from '#shared/domain/campaign'
import { useDesk, useReference, useSession } from '../../data/hooks'
import { EmptyState } from '../../ui/feedback/empty-state'
import { SupervisionTabs } from '../../ui/focus/supervision-tabs'
import { DataGrid } from '../../ui/list-page/data-grid'
import { FilterEnd } from '../../ui/list-page/filter-end'
import { FilterSelect } from '../../ui/list-page/filter-select'
import { KeyHints } from '../../ui/list-page/key-hints'
import { placeOf } from '../../ui/list-page/list-memory'
import { ListPage } from '../../ui/list-page/list-page'
import { ListSearch } from '../../ui/list-page/list-search'
import { listMessages } from '../../ui/list-page/messages'
import { useActiveRow } from '../../ui/list-page/use-active-row'
import { useListKeys } from '../../ui/list-page/use-list-keys'
import { useWindowedList } from '../../ui/list-page/use-windowed-list'
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
  const list = useWindowedList<Campaign>(
    name,
    async ({ offset, limit }) => {
      const nameOf = (id: string) => ref.organ(id)?.name ?? ''
      const rows = (await desk.campaigns()).filter((one) => isInView(one, view) && matches(one, search.q, nameOf))
      return { total: rows.length, offset, rows: rows.slice(offset, offset + limit), counts: {} }
    },
    ['campaigns'],
  )
  const place = placeOf(name)
  const active = useActiveRow(list, { index: place?.activeIndex, id: place?.activeId })
  const columns = useMemo(() => campaignColumns(ref), [ref])
  const change = (patch: Partial<CampaignSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...patch }), replace: true })
  const open = (row: Campaign) => void navigate({ to: '/campaigns/$campaignId', params: { campaignId: row.id } })
  useListKeys({ active, paneOpen: false, onOpen: open, onClosePane: () => undefined })
  return (
    <ListPage
      title={text.title}
      views={<SupervisionTabs current="campaigns" />}
      actions={
        roles.includes('officer') && (
          <Button type="primary" onClick={() => change({ propose: 'new' })}>
            {text.propose}
          </Button>
        )
      }
      filters={
        <>
          <ListSearch label={text.search} value={search.q} onSearch={(q) => change({ q })} />
          <FilterSelect
            label={text.columns.status}
            value={view}
            options={views.map((value) => ({ value, label: text.views[value] }))}
            onChange={(value) => change({ view: value as CampaignView | undefined })}
          />
          <FilterEnd total={list.total} filtered={Boolean(search.q)} onClear={() => change({ q: undefined })} />
        </>
      }
      hint={
        <KeyHints
          hints={[
            ['J K', text.hintMove],
            ['Enter', text.hintOpen],
          ]}
        />
      }
    >
      {list.total === 0 ? (
        <EmptyState title={search.q ? listMessages.nothingMatches : text.emptyTitle}>
          {search.q ? listMessages.nothingMatchesTodo : text.emptyText}
        </EmptyState>
      ) : (
        <DataGrid
          key={name}
          name={name}
          label={text.title}
          list={list}
          columns={columns}
          active={active}
          onOpen={open}
          onSort={() => undefined}
        />
      )}
      {search.propose !== undefined && (
        <ProposeDrawer basisText={search.propose} onClose={() => change({ propose: undefined })} />
      )}
    </ListPage>
  )
}
