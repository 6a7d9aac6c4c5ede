import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useMemo } from 'react'
import type { Inspection } from '#shared/domain/inspection'
import { useDesk, useInspections, useReference } from '../../data/hooks'
import { ShortListPage } from '../../ui/list-page/short-list-page'
import { ViewTabs } from '../../ui/list-page/view-tabs'
import { inspectionColumns } from './inspection-columns'
import { type InspectionSearch, inspectionViews, isInView, matches } from './inspection-search'
import { inspectionTexts as text } from './messages'
import { PlanDrawer } from './prepare/plan-drawer'

/** All inspections: those ahead and under way first. */
export function InspectionsPage() {
  const desk = useDesk()
  const ref = useReference()
  const search = useSearch({ from: '/inspections' })
  const navigate = useNavigate({ from: '/inspections' })
  const all = useInspections().value
  // What is under way first, then what is ahead; where there is neither, everything.
  const waiting = (['running', 'planned'] as const).find((each) => all?.some(({ status }) => status === each))
  const view = search.view ?? waiting ?? 'all'
  const load = async () => {
    return (await desk.inspections()).filter(
      (one) => isInView(one, view) && matches(one, search.q, ref.organ(one.organId)?.name ?? ''),
    )
  }
  const name = `inspections ${JSON.stringify([view, search.q])}`
  const columns = useMemo(() => inspectionColumns(ref), [ref])
  const change = (patch: Partial<InspectionSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...patch }), replace: true })
  const open = (row: Inspection) =>
    void navigate({ to: '/inspections/$inspectionId', params: { inspectionId: row.id } })

  return (
    <ShortListPage<Inspection>
      name={name}
      text={text}
      topics={['inspections']}
      load={load}
      columns={columns}
      words={search.q}
      onWords={(q) => change({ q })}
      onOpen={open}
      views={
        <ViewTabs
          views={inspectionViews.map((key) => ({
            key,
            label: text.views[key],
            ...(all ? { count: all.filter((one) => isInView(one, key)).length } : {}),
          }))}
          current={view}
          onChange={(key) => change({ view: key as NonNullable<InspectionSearch['view']> })}
        />
      }
      actions={
        <Button type="primary" onClick={() => change({ case: '' })}>
          {text.plan}
        </Button>
      }
    >
      {search.case !== undefined && <PlanDrawer caseId={search.case} onClose={() => change({ case: undefined })} />}
    </ShortListPage>
  )
}
