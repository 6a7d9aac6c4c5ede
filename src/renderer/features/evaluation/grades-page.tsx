import { useNavigate, useSearch } from '@tanstack/react-router'
import { Select } from 'antd'
import { useMemo } from 'react'
import { draftEvaluationNotice } from '#shared/commands/evaluation/draft-evaluation-notice'
import { civilYearOf } from '#shared/domain/civil-date'
import { gradeReaders } from '#shared/domain/organ-grade'
import { useDesk, useReference, useSession } from '../../data/hooks'
import { DraftOwnButton } from '../../ui/documents/draft-own-button'
import { EmptyState } from '../../ui/feedback/empty-state'
import { useOrganGrades } from '../../ui/grades/use-organ-grades'
import { ShortListPage } from '../../ui/list-page/short-list-page'
import { ViewTabs } from '../../ui/list-page/view-tabs'
import { useNow } from '../../ui/time/use-now'
import { type EvaluationSearch, type GradeView, gradeViews } from './evaluation-search'
import { gradeColumns } from './grade-columns'
import { GradeDrawer } from './grade-drawer'
import { type GradeRow, gradeRows, isInView } from './grade-rows'
import { evaluationTexts as text } from './messages'

const YEARS = 5

/** How the organs of the region are graded in a year: seen by all officers, decided by reviewers and issuers. */
export function GradesPage() {
  const { roles } = useSession()
  if (gradeReaders.some((role) => roles.includes(role))) return <Grades />
  return <EmptyState title={text.notHeldTitle}>{text.notHeldText}</EmptyState>
}

/** 效能评价通报 from all grades of the year, whatever the list shows of them. */
function NoticeButton({ rows, year }: { rows: readonly GradeRow[] | undefined; year: number }) {
  const graded = rows?.some(({ current }) => current !== undefined)
  return (
    <DraftOwnButton
      kind="evaluation-notice"
      label={text.draftNotice}
      refusal={graded ? undefined : { code: 'evaluation.nothingGraded', args: { year } }}
      draft={(facts) =>
        draftEvaluationNotice({
          facts,
          year,
          organs: (rows ?? []).map(({ organ, current, before }) => ({
            name: organ.name,
            grade: current?.grade,
            before: before?.grade,
            reason: current?.decisions.at(-1)?.reason ?? '',
          })),
        })
      }
    />
  )
}

function Grades() {
  const desk = useDesk()
  const ref = useReference()
  const { region } = useSession()
  const thisYear = civilYearOf(useNow())
  const search = useSearch({ from: '/evaluation' })
  const navigate = useNavigate({ from: '/evaluation' })
  const grades = useOrganGrades()
  const year = search.year ?? thisYear
  const view: GradeView = search.view ?? 'all'
  const rows = grades && gradeRows(ref, grades, region, year)
  const shown = (row: GradeRow) => isInView(row, view) && (!search.q || row.organ.name.includes(search.q.trim()))
  const columns = useMemo(() => gradeColumns(ref), [ref])
  const change = (patch: Partial<EvaluationSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...patch }), replace: true })

  return (
    <ShortListPage<GradeRow>
      name={`organ grades ${JSON.stringify([view, year, search.q])}`}
      text={text}
      topics={['evaluation', 'reference']}
      load={async () => gradeRows(ref, await desk.organGrades(), region, year).filter(shown)}
      columns={columns}
      words={search.q}
      onWords={(q) => change({ q })}
      onOpen={({ id }) => change({ organ: id })}
      filters={
        <Select<number>
          aria-label={text.year}
          value={year}
          options={Array.from({ length: YEARS }, (_, back) => thisYear - back).map((value) => ({
            value,
            label: text.yearOption(value),
          }))}
          onChange={(next) => change({ year: next })}
        />
      }
      actions={<NoticeButton rows={rows} year={year} />}
      views={
        <ViewTabs
          views={gradeViews.map((key) => ({
            key,
            label: text.views[key],
            ...(rows ? { count: rows.filter((row) => isInView(row, key)).length } : {}),
          }))}
          current={view}
          onChange={(key) => change({ view: key as GradeView })}
        />
      }
    >
      <GradeDrawer
        organ={ref.organ(search.organ)}
        year={year}
        grades={grades ?? []}
        onClose={() => change({ organ: undefined })}
      />
    </ShortListPage>
  )
}
