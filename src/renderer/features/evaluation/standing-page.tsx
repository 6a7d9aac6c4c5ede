import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { inboxItems } from '#shared/domain/department-inbox'
import { gradeMeanings, gradesOf, type OrganGrade } from '#shared/domain/organ-grade'
import { useLive, useReference, useSession } from '../../data/hooks'
import { GradeTag } from '../../ui/grades/grade-tag'
import { useOrganGrades } from '../../ui/grades/use-organ-grades'
import { Block } from '../../ui/sections/block'
import page from '../../ui/sections/subject-page.module.css'
import { useNow } from '../../ui/time/use-now'
import { GradeHistory } from './grade-history'
import { GradeMeanings } from './grade-meanings'
import { evaluationTexts, standingTexts as text } from './messages'
import { papersByYear, returnsByYear } from './standing-years'
import { YearTable } from './year-table'

/** A department's own history and grade (domain.md §6): what it was sent, how it answered, and what it is worth. */
export function StandingPage() {
  const ref = useReference()
  const { organId } = useSession()
  const grades = useOrganGrades()
  const own = grades && gradesOf(grades, organId)
  return (
    <div className={page.page}>
      <header className={page.head}>
        <div>
          <p className={page.kicker}>{ref.organ(organId)?.name}</p>
          <h1 className={page.title}>{text.title}</h1>
        </div>
      </header>
      <div className={page.body}>
        <div className={page.columns}>
          <div>
            <Papers />
            <Returns />
          </div>
          <div>
            {own && <OwnGrade grades={own} />}
            <Block title={text.effects}>
              <GradeMeanings />
            </Block>
          </div>
        </div>
      </div>
    </div>
  )
}

function OwnGrade({ grades }: { grades: readonly OrganGrade[] }) {
  const latest = grades[0]
  return (
    <Block title={text.grade} hint={latest ? text.of(latest.year) : text.notGraded}>
      {latest ? (
        <>
          <p>
            <GradeTag grade={latest.grade} />　{gradeMeanings[latest.grade]}
          </p>
          <h3 className="visually-hidden">{evaluationTexts.history}</h3>
          <GradeHistory grades={grades} />
        </>
      ) : (
        <p className={page.muted}>{text.notGradedHint}</p>
      )}
    </Block>
  )
}

function Papers() {
  const ref = useReference()
  const now = useNow()
  const found = useLive('department inbox', ['supervision', 'documents'], (desk) => desk.departmentInbox()).value
  const years = useMemo(() => found && papersByYear(inboxItems(found, ref.calendar), now), [found, ref, now])
  return (
    <Block
      title={text.papers}
      hint={years?.length === 0 ? text.noPapers : text.papersHint}
      actions={
        <Link to="/inbox" search={{ view: 'all' }}>
          {text.toInbox}
        </Link>
      }
    >
      {years && years.length > 0 && (
        <YearTable
          years={years}
          columns={['received', 'inTime', 'late', 'overdue', 'open']}
          titles={text.columns}
          warnOf={['late', 'overdue']}
        />
      )}
    </Block>
  )
}

const returnTitles = {
  asked: text.columns.asked,
  inTime: text.columns.sentInTime,
  late: text.columns.sentLate,
  overdue: text.columns.owed,
  open: text.columns.running,
}

function Returns() {
  const now = useNow()
  const found = useLive('data returns', ['sharing'], (desk) => desk.dataReturns()).value
  const years = useMemo(() => found && returnsByYear(found, now), [found, now])
  return (
    <Block
      title={text.returns}
      hint={years?.length === 0 ? text.noReturns : text.returnsHint}
      actions={
        <Link to="/returns" search={{ view: 'all' }}>
          {text.toReturns}
        </Link>
      }
    >
      {years && years.length > 0 && (
        <YearTable
          years={years}
          columns={['asked', 'inTime', 'late', 'overdue', 'open']}
          titles={returnTitles}
          warnOf={['late', 'overdue']}
        />
      )}
    </Block>
  )
}
