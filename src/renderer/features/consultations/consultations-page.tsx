import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useMemo } from 'react'
import type { Consultation } from '#shared/domain/consultation'
import { useConsultations, useDesk, useReference } from '../../data/hooks'
import { ShortListPage } from '../../ui/list-page/short-list-page'
import { ViewTabs } from '../../ui/list-page/view-tabs'
import { consultationColumns } from './consultation-columns'
import { type ConsultationSearch, type ConsultationView, isInView, matches } from './consultation-search'
import { ConveneDrawer } from './convene-drawer'
import { consultationTexts as text } from './messages'
import { ProposalsButton } from './proposals-button'

const views = ['convened', 'held', 'ended', 'all'] as const

/** All meetings: those ahead first, and what of the past still waits to be carried out. */
export function ConsultationsPage() {
  const desk = useDesk()
  const ref = useReference()
  const search = useSearch({ from: '/consultations' })
  const navigate = useNavigate({ from: '/consultations' })
  const all = useConsultations().value
  const view: ConsultationView = search.view ?? 'convened'
  const load = async () => {
    return (await desk.consultations()).filter((one) => isInView(one, view) && matches(one, search.q))
  }
  const name = `consultations ${JSON.stringify([view, search.q])}`
  const columns = useMemo(() => consultationColumns(ref), [ref])
  const change = (patch: Partial<ConsultationSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...patch }), replace: true })
  const open = (row: Consultation) =>
    void navigate({ to: '/consultations/$consultationId', params: { consultationId: row.id } })

  return (
    <ShortListPage<Consultation>
      name={name}
      text={text}
      topics={['consultations']}
      load={load}
      columns={columns}
      words={search.q}
      onWords={(q) => change({ q })}
      onOpen={open}
      views={
        <ViewTabs
          views={views.map((key) => ({
            key,
            label: text.views[key],
            ...(all ? { count: all.filter((one) => isInView(one, key)).length } : {}),
          }))}
          current={view}
          onChange={(key) => change({ view: key as ConsultationView })}
        />
      }
      actions={
        <>
          <ProposalsButton />
          <Button type="primary" onClick={() => change({ case: '' })}>
            {text.convene}
          </Button>
        </>
      }
    >
      {search.case !== undefined && <ConveneDrawer caseId={search.case} onClose={() => change({ case: undefined })} />}
    </ShortListPage>
  )
}
