import { useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactNode, useMemo } from 'react'
import { civilDateOf } from '#shared/domain/civil-date'
import { resolutionKind, resolutionKindLabels, resolutionState } from '#shared/domain/consultation'
import { useDesk, useReference } from '../../data/hooks'
import { FilterSelect } from '../../ui/list-page/filter-select'
import { ShortListPage } from '../../ui/list-page/short-list-page'
import { useNow } from '../../ui/time/use-now'
import type { ConsultationSearch } from './consultation-search'
import { consultationTexts } from './messages'
import { resolutionColumns } from './resolution-columns'
import { type ResolutionRow, resolutionRows } from './resolution-rows'

const text = consultationTexts.resolutionList

/** What all meetings have settled: what is still to be carried out, by whom and until when, and what was settled earlier. */
export function ResolutionList({ views, actions }: { views: ReactNode; actions: ReactNode }) {
  const desk = useDesk()
  const ref = useReference()
  const search = useSearch({ from: '/consultations' })
  const navigate = useNavigate({ from: '/consultations' })
  const today = civilDateOf(useNow())
  const columns = useMemo(() => resolutionColumns(ref), [ref])
  const change = (patch: Partial<ConsultationSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...patch }), replace: true })
  return (
    <ShortListPage<ResolutionRow>
      name={`resolutions ${JSON.stringify([search.q, search.kind, search.state])}`}
      text={text}
      topics={['consultations']}
      load={async () => resolutionRows(await desk.consultations(), ref, search, today)}
      columns={columns}
      words={search.q}
      onWords={(q) => change({ q })}
      filters={
        <>
          <FilterSelect
            label={text.columns.kind}
            value={search.kind}
            options={resolutionKind.options.map((value) => ({ value, label: resolutionKindLabels[value] }))}
            onChange={(kind) => change({ kind: kind as ConsultationSearch['kind'] })}
          />
          <FilterSelect
            label={text.columns.state}
            value={search.state}
            options={resolutionState.options.map((value) => ({ value, label: consultationTexts.states[value] }))}
            onChange={(state) => change({ state: state as ConsultationSearch['state'] })}
          />
        </>
      }
      filtered={search.kind !== undefined || search.state !== undefined}
      onClear={() => change({ q: undefined, kind: undefined, state: undefined })}
      onOpen={({ consultation }) =>
        void navigate({ to: '/consultations/$consultationId', params: { consultationId: consultation.id } })
      }
      views={views}
      actions={actions}
    />
  )
}
