import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { type DataReturn, isReturnOverdue, periodLabel, returnStateLabels } from '#shared/domain/data-return'
import { useDesk, useLive, useReference, useSession } from '../../data/hooks'
import { ExportButton } from '../../ui/export/export-button'
import { ShortListPage } from '../../ui/list-page/short-list-page'
import { ViewTabs } from '../../ui/list-page/view-tabs'
import { formatDay, formatMoment } from '../../ui/time/format'
import { useNow } from '../../ui/time/use-now'
import { returnViews, sharingTexts } from './messages'
import { pushTexts } from './push-messages'
import { returnColumns } from './return-columns'
import { isInView, type ReturnSearch, type ReturnView } from './sharing-search'

const text = sharingTexts.returns

/** 数据报送: to a department its own tasks, to the bureau everybody's with what is late. */
export function ReturnsPage() {
  const desk = useDesk()
  const ref = useReference()
  const now = useNow()
  const { roles } = useSession()
  const search = useSearch({ from: '/returns' })
  const navigate = useNavigate({ from: '/returns' })
  const all = useLive('data returns', ['sharing'], (each) => each.dataReturns()).value
  const inside = !roles.some((role) => role === 'departmentOperator' || role === 'departmentLeader')
  const view: ReturnView = search.view ?? 'owed'
  const organOf = (one: DataReturn) => ref.organ(one.organId)?.name ?? ''
  const shown = (one: DataReturn) =>
    isInView(one, view, now) && (!search.q || `${one.title} ${organOf(one)}`.includes(search.q.trim()))
  const columns = useMemo(() => returnColumns(ref, now, inside), [ref, now, inside])
  const change = (patch: Partial<ReturnSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...patch }), replace: true })
  const rows = () => (all ?? []).filter(shown)

  return (
    <ShortListPage<DataReturn>
      name={`returns ${JSON.stringify([view, search.q])}`}
      text={{ ...text, emptyText: inside ? text.emptyOfficer : text.emptyDepartment }}
      topics={['sharing', 'reference']}
      load={async () => (await desk.dataReturns()).filter(shown)}
      columns={columns}
      words={search.q}
      onWords={(q) => change({ q })}
      onOpen={({ id: returnId }) => void navigate({ to: '/returns/$returnId', params: { returnId } })}
      views={
        <ViewTabs
          views={returnViews.map((key) => ({
            key,
            label: text.views[key],
            ...(all ? { count: all.filter((one) => isInView(one, key, now)).length } : {}),
          }))}
          current={view}
          onChange={(key) => change({ view: key as ReturnView })}
        />
      }
      actions={
        inside && (
          <>
            <ExportButton what={text.export} total={all && rows().length} read={async () => sheetOf(rows())} />
            <Link to="/pushes">{pushTexts.title}</Link>
            <Link to="/sharing">{text.setup}</Link>
          </>
        )
      }
    />
  )

  function sheetOf(found: readonly DataReturn[]) {
    const titles = [
      text.columns.title,
      text.columns.period,
      text.columns.organ,
      text.columns.due,
      text.columns.state,
      text.columns.submittedAt,
    ]
    return {
      columns: titles.map((title, index) => ({ title, width: index === 0 || index === 2 ? 30 : 16 })),
      rows: found.map((one) => [
        one.title,
        periodLabel(one.period),
        organOf(one),
        formatDay(one.dueAt),
        [returnStateLabels[one.state], isReturnOverdue(one, now) ? text.late : ''].filter(Boolean).join('，'),
        one.submittedAt ? formatMoment(one.submittedAt) : '',
      ]),
    }
  }
}
