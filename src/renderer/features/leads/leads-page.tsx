import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import type { OrderColumns } from '../../data/desk-worker-api'
import { useDesk, useReference } from '../../data/hooks'
import { useShortcuts } from '../../ui/keyboard/use-shortcuts'
import { DataGrid } from '../../ui/list-page/data-grid'
import { placeOf } from '../../ui/list-page/list-memory'
import { ListPage } from '../../ui/list-page/list-page'
import { useActiveRow } from '../../ui/list-page/use-active-row'
import { useListKeys } from '../../ui/list-page/use-list-keys'
import { useSelection } from '../../ui/list-page/use-selection'
import { useWindowedList } from '../../ui/list-page/use-windowed-list'
import { ViewTabs } from '../../ui/list-page/view-tabs'
import { digitActions } from './digit-keys'
import { leadColumns } from './lead-columns'
import { type DialogRequest, LeadDialogs } from './lead-dialogs'
import { LeadFilters } from './lead-filters'
import { LeadHint } from './lead-hint'
import { LeadPane } from './lead-pane'
import { isFiltered, leadQuery, leadViews, viewCount } from './lead-query'
import type { LeadSearch, LeadView } from './lead-search'
import { LeadSelectionBar } from './lead-selection-bar'
import { LeadsEmpty } from './leads-empty'
import { leadMessages as text } from './messages'
import { type LeadTarget, useLeadDecisions } from './use-lead-decisions'

const LIST = 'leads'

export function LeadsPage() {
  const desk = useDesk()
  const reference = useReference()
  const search = useSearch({ from: '/leads' })
  const navigate = useNavigate({ from: '/leads' })
  const view = search.view ?? 'open'
  const query = leadQuery(search)
  const question = JSON.stringify(query)
  const list = useWindowedList<OrderColumns>(question, (range) => desk.listOrders({ ...query, ...range }), ['orders'])
  const name = `${LIST} ${question}`
  const place = placeOf(name)
  const active = useActiveRow(list, { index: place?.activeIndex, id: place?.activeId })
  const selection = useSelection()
  const decisions = useLeadDecisions()
  const [dialog, setDialog] = useState<DialogRequest>()
  const [paneWanted, setPaneWanted] = useState(true)
  const digits = useMemo(() => digitActions(reference.dictionary('declineGround')), [reference])
  const columns = useMemo(() => leadColumns(reference, view === 'all'), [reference, view])

  const change = (patch: Partial<LeadSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...patch }), replace: true })
  const activeId = active.row?.id
  const [visited, visit] = useVisitedOrder(search.order, activeId)
  const pane = paneWanted ? (visited ?? activeId) : undefined
  const [together, setTogether] = useTogether(pane)
  const closePane = () => {
    if (visited) visit(undefined)
    else setPaneWanted(false)
    if (search.order) change({ order: undefined })
  }
  const open = () => {
    setPaneWanted(true)
    focusPane()
  }
  useListKeys({
    active,
    selection,
    paneOpen: pane !== undefined,
    onOpen: open,
    onClosePane: closePane,
    onDigit: (digit) => {
      const action = digits.find((each) => each.digit === digit)
      const lead = active.row
      if (!action || lead?.leadState !== 'open') return
      if (action.does === 'accept') void askAccept(lead.id)
      else void decisions.decline([lead], action.ground)
    },
  })
  useShortcuts([
    {
      keys: ['m'],
      run: () => active.row?.leadState === 'open' && setDialog({ kind: 'join', leads: [active.row] }),
    },
    { keys: ['f'], run: () => activeOpen() && setDialog({ kind: 'forward', leads: activeOpen() ?? [] }) },
    { keys: ['g'], run: () => activeOpen() && setDialog({ kind: 'guide', leads: activeOpen() ?? [] }) },
    { keys: ['ctrl+z'], run: () => void decisions.undo() },
  ])

  /** The lead under the cursor as a list of one, where it waits for a decision. */
  function activeOpen(): LeadTarget[] | undefined {
    return active.row?.leadState === 'open' ? [active.row] : undefined
  }

  /** The list's row does not carry the organ that the dialog suggests as respondent. */
  async function askAccept(orderId: string) {
    const alike = orderId === pane ? [...together] : []
    const orders = await Promise.all([orderId, ...alike].map((id) => desk.get('workOrder', id)))
    const leads = orders.filter((order) => order !== undefined)
    if (leads.length > 0) setDialog({ kind: 'accept', leads })
  }

  const selected = (): LeadTarget[] => [...selection.ids].map((id) => rowById(id) ?? { id, orderNo: id, title: '' })
  function rowById(id: string): OrderColumns | undefined {
    const index = list.indexOf((row) => row.id === id)
    return index === undefined ? undefined : list.rowAt(index)
  }

  return (
    <ListPage
      title={text.title}
      views={
        <ViewTabs
          views={leadViews.map((key) => ({
            key,
            label: text.views[key],
            ...(list.total === undefined ? {} : { count: viewCount(list.counts, key) }),
          }))}
          current={view}
          onChange={(key) => {
            selection.clear()
            change({ view: key as LeadView, order: undefined })
          }}
        />
      }
      filters={<LeadFilters search={search} total={list.total} onChange={change} />}
      pane={
        pane && (
          <LeadPane
            orderId={pane}
            pending={rowById(pane)?.pending ?? false}
            decisions={decisions}
            onAccept={(lead) => void askAccept(lead.id)}
            onJoin={(lead) => setDialog({ kind: 'join', leads: [lead] })}
            onDecline={(lead) => setDialog({ kind: 'decline', leads: [lead] })}
            onSend={(kind, lead) => setDialog({ kind, leads: [lead] })}
            together={together}
            onTogether={(id, chosen) =>
              setTogether((before) => new Set(chosen ? [...before, id] : [...before].filter((each) => each !== id)))
            }
            onShow={visit}
            onClose={closePane}
          />
        )
      }
      selectionBar={
        selection.ids.size > 0 && (
          <LeadSelectionBar
            count={selection.ids.size}
            progress={decisions.progress}
            onStop={decisions.stop}
            onClear={selection.clear}
            onChoose={(kind) => setDialog({ kind, leads: selected() })}
          />
        )
      }
      hint={<LeadHint digits={digits} />}
    >
      {list.total === 0 ? (
        <LeadsEmpty filtered={isFiltered(search)} view={view} nothingAtAll={viewCount(list.counts, 'all') === 0} />
      ) : (
        <DataGrid
          key={name}
          name={name}
          label={text.title}
          list={list}
          columns={columns}
          active={active}
          selection={selection}
          onOpen={open}
          onPress={() => setPaneWanted(true)}
          {...(search.sort ? { sort: { by: search.sort, descending: !search.up } } : {})}
          onSort={(sort) =>
            change({ sort: sort?.by as LeadSearch['sort'], up: sort && !sort.descending ? true : undefined })
          }
        />
      )}
      <LeadDialogs
        request={dialog}
        decisions={decisions}
        onDone={selection.clear}
        onClose={() => setDialog(undefined)}
      />
    </ListPage>
  )
}

/** Similar leads chosen to be taken in with the one shown; another one shown begins anew. */
function useTogether(shown: string | undefined) {
  const [together, setTogether] = useState<ReadonlySet<string>>(new Set())
  // biome-ignore lint/correctness/useExhaustiveDependencies: another lead shown is what ends the choice
  useEffect(() => setTogether(new Set()), [shown])
  return [together, setTogether] as const
}

/** An order shown for itself, by a link or from the similar ones, until the officer moves on in the list. */
function useVisitedOrder(linked: string | undefined, activeId: string | undefined) {
  const [visited, visit] = useState(linked)
  // biome-ignore lint/correctness/useExhaustiveDependencies: moving on in the list is what ends the visit
  useEffect(() => visit(linked), [linked, activeId])
  return [visited, visit] as const
}

/** So that arrow keys and Page Down scroll the text that was opened. */
function focusPane() {
  window.setTimeout(() => document.querySelector<HTMLElement>('[data-pane-body]')?.focus(), 0)
}
