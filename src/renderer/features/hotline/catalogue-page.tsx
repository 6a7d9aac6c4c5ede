import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { useMemo } from 'react'
import type { DispatchEntry } from '#shared/domain/dispatch-entry'
import { useDesk, useReference } from '../../data/hooks'
import { ShortListPage } from '../../ui/list-page/short-list-page'
import { catalogueColumns, isListed } from './catalogue-columns'
import { EntryDrawer } from './entry-drawer'
import type { CatalogueSearch } from './hotline-search'
import { HotlineTabs } from './hotline-tabs'
import { catalogueTexts as text } from './messages'

const views = ['inForce', 'proposed', 'retired', 'all'] as const

/** 派单目录: who deals with what, searched by matter, words, department and basis. */
export function CataloguePage() {
  const desk = useDesk()
  const ref = useReference()
  const search = useSearch({ from: '/hotline/catalogue' })
  const navigate = useNavigate({ from: '/hotline/catalogue' })
  const view = search.view ?? 'inForce'
  const name = `dispatch catalogue ${JSON.stringify([view, search.q])}`
  const columns = useMemo(() => catalogueColumns(ref), [ref])
  const change = (patch: Partial<CatalogueSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...patch }), replace: true })
  const load = async () => {
    const all = await desk.dispatchEntries()
    return all
      .filter((entry) => (view === 'all' || entry.state === view) && isListed(entry, search.q, ref))
      .sort((a, b) => a.matter.localeCompare(b.matter, 'zh-CN'))
  }
  return (
    <ShortListPage<DispatchEntry>
      name={name}
      text={text}
      topics={['hotline', 'reference']}
      load={load}
      columns={columns}
      words={search.q}
      onWords={(q) => change({ q })}
      onOpen={(entry) => change({ entry: entry.id })}
      views={<HotlineTabs current="catalogue" />}
      filters={
        <Segmented
          aria-label={text.title}
          options={views.map((value) => ({ value, label: text.views[value] }))}
          value={view}
          onChange={(next) => change({ view: next === 'inForce' ? undefined : next })}
        />
      }
      actions={
        <Button type="primary" onClick={() => change({ entry: '' })}>
          {text.add}
        </Button>
      }
    >
      {search.entry !== undefined && (
        <EntryDrawer key={search.entry} entryId={search.entry} onClose={() => change({ entry: undefined })} />
      )}
    </ShortListPage>
  )
}
