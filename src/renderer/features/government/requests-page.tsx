import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { type GovernmentRequest, governmentRequestStateLabels } from '#shared/domain/government-request'
import type { ReferenceData } from '#shared/domain/reference-data'
import { useDesk, useLive, useReference } from '../../data/hooks'
import type { GridColumn } from '../../ui/list-page/fit-columns'
import { ShortListPage } from '../../ui/list-page/short-list-page'
import { ViewTabs } from '../../ui/list-page/view-tabs'
import { StatusTag } from '../../ui/status/status-tag'
import { formatDay } from '../../ui/time/format'
import { governmentTexts as text } from './messages'
import { isInView, type RequestSearch, type RequestView, requestViews } from './request-search'

export const requestTones = {
  toApprove: 'accentSolid',
  toIssue: 'accent',
  issued: 'quiet',
  returned: 'neutral',
  refused: 'neutral',
} as const

/** What the bureau asks the government to decide. */
export function RequestsPage() {
  const desk = useDesk()
  const ref = useReference()
  const search = useSearch({ from: '/government' })
  const navigate = useNavigate({ from: '/government' })
  const all = useLive('government requests', ['cases', 'documents'], (each) => each.governmentRequests()).value
  const view: RequestView = search.view ?? 'open'
  const shown = (one: GovernmentRequest) =>
    isInView(one, view) && (!search.q || `${one.request.title} ${one.request.number ?? ''}`.includes(search.q.trim()))
  const columns = useMemo(() => columnsOf(ref), [ref])
  const change = (patch: Partial<RequestSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...patch }), replace: true })
  return (
    <ShortListPage<GovernmentRequest>
      name={`government ${JSON.stringify([view, search.q])}`}
      text={text}
      topics={['cases', 'documents', 'reference']}
      load={async () => (await desk.governmentRequests()).filter(shown)}
      columns={columns}
      words={search.q}
      onWords={(q) => change({ q })}
      onOpen={({ id: requestId }) => void navigate({ to: '/government/$requestId', params: { requestId } })}
      views={
        <ViewTabs
          views={requestViews.map((key) => ({
            key,
            label: text.views[key],
            ...(all ? { count: all.filter((one) => isInView(one, key)).length } : {}),
          }))}
          current={view}
          onChange={(key) => change({ view: key as RequestView })}
        />
      }
    />
  )
}

function columnsOf(ref: ReferenceData): GridColumn<GovernmentRequest>[] {
  const { columns } = text
  return [
    {
      key: 'received',
      title: columns.received,
      width: 128,
      render: ({ request }) => formatDay(request.issuedOn ?? request.createdAt),
    },
    { key: 'number', title: columns.number, width: 180, render: ({ request }) => request.number ?? '' },
    { key: 'title', title: columns.title, width: 280, grow: 3, render: ({ request }) => request.title },
    {
      key: 'from',
      title: columns.from,
      width: 150,
      rank: 3,
      render: ({ request }) => ref.organ(request.organId)?.name ?? '',
    },
    {
      key: 'about',
      title: columns.about,
      width: 170,
      grow: 1,
      rank: 2,
      render: ({ case: found }) => ref.organ(found.respondentOrganId)?.name ?? '',
    },
    {
      key: 'state',
      title: columns.state,
      width: 88,
      render: ({ state }) => <StatusTag tone={requestTones[state]}>{governmentRequestStateLabels[state]}</StatusTag>,
    },
  ]
}
