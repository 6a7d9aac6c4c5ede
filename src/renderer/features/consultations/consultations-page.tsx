import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactNode, useMemo } from 'react'
import { type Consultation, orderedResolutions } from '#shared/domain/consultation'
import { useConsultations, useDesk, useReference } from '../../data/hooks'
import { ShortListPage } from '../../ui/list-page/short-list-page'
import { ViewTabs } from '../../ui/list-page/view-tabs'
import { consultationColumns } from './consultation-columns'
import { type ConsultationSearch, type ConsultationView, isInView, matches } from './consultation-search'
import { ConveneDrawer } from './convene-drawer'
import { consultationTexts as text } from './messages'
import { ProposalsButton } from './proposals-button'
import { ResolutionList } from './resolution-list'

const views = ['convened', 'held', 'ended', 'all'] as const

/** All meetings: those ahead first, and what of the past still waits to be carried out. */
export function ConsultationsPage() {
  const search = useSearch({ from: '/consultations' })
  const navigate = useNavigate({ from: '/consultations' })
  const all = useConsultations().value
  const shown = search.view ?? 'convened'
  const change = (patch: Partial<ConsultationSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...patch }), replace: true })
  const tabs = (
    <ViewTabs
      views={[
        ...views.map((key) => ({
          key,
          label: text.views[key],
          ...(all ? { count: all.filter((one) => isInView(one, key)).length } : {}),
        })),
        { key: 'resolutions', label: text.views.resolutions, ...(all ? { count: openResolutions(all) } : {}) },
      ]}
      current={shown}
      onChange={(key) => change({ view: key as ConsultationSearch['view'] })}
    />
  )
  const actions = (
    <>
      <ProposalsButton />
      <Button type="primary" onClick={() => change({ case: '' })}>
        {text.convene}
      </Button>
    </>
  )
  return (
    <>
      {shown === 'resolutions' ? (
        <ResolutionList views={tabs} actions={actions} />
      ) : (
        <Meetings view={shown} views={tabs} actions={actions} />
      )}
      {search.case !== undefined && <ConveneDrawer caseId={search.case} onClose={() => change({ case: undefined })} />}
    </>
  )
}

/** How many wait to be carried out. */
function openResolutions(all: readonly Consultation[]): number {
  return all.flatMap(orderedResolutions).filter(({ state }) => state === 'open').length
}

interface MeetingsProps {
  readonly view: ConsultationView
  readonly views: ReactNode
  readonly actions: ReactNode
}

function Meetings({ view, views, actions }: MeetingsProps) {
  const desk = useDesk()
  const ref = useReference()
  const { q } = useSearch({ from: '/consultations' })
  const navigate = useNavigate({ from: '/consultations' })
  const columns = useMemo(() => consultationColumns(ref), [ref])
  return (
    <ShortListPage<Consultation>
      name={`consultations ${JSON.stringify([view, q])}`}
      text={text}
      topics={['consultations']}
      load={async () => (await desk.consultations()).filter((one) => isInView(one, view) && matches(one, q))}
      columns={columns}
      words={q}
      onWords={(words) => void navigate({ search: (before) => ({ ...before, q: words }), replace: true })}
      onOpen={({ id }) => void navigate({ to: '/consultations/$consultationId', params: { consultationId: id } })}
      views={views}
      actions={actions}
    />
  )
}
