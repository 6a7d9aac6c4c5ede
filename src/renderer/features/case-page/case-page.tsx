import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Spin } from 'antd'
import { useMemo, useState } from 'react'
import type { CaseBundle } from '../../data/desk-worker-api'
import { useCaseBundle, useOffered } from '../../data/hooks'
import { usePaintedLater } from '../../ui/feedback/after-paint'
import { EmptyState } from '../../ui/feedback/empty-state'
import { askedCommands } from './case-commands'
import { CaseContext, type CaseView, type OpenForm } from './case-context'
import { CaseHead } from './case-head'
import styles from './case-page.module.css'
import { type CaseSection, casePageSearch } from './case-section'
import { CommandDrawer } from './command-drawer'
import { caseMessages as text } from './messages'
import { SectionBody } from './section-body'
import { SectionNav } from './section-nav'
import { Timeline } from './timeline'

export function CasePage() {
  const { caseId = '' } = useParams({ strict: false })
  const { value, stale } = useCaseBundle(caseId)
  // The file of a document of no case is no case.
  const isCase = !value?.documents.some(({ ownFile }) => ownFile)
  if (value && isCase) return <OpenCase key={caseId} bundle={value} />
  if (stale)
    return (
      <div className={styles.waiting} role="status" aria-busy="true">
        <Spin delay={150} />
        <span className="visually-hidden">{text.loading}</span>
      </div>
    )
  return (
    <EmptyState title={text.notFound} action={<Link to="/cases">{text.toCases}</Link>}>
      {text.notFoundTodo}
    </EmptyState>
  )
}

function OpenCase({ bundle }: { bundle: CaseBundle }) {
  const caseId = bundle.case.id
  const offered = useOffered({ type: 'supervisionCase', id: caseId }, askedCommands)
  const [form, setForm] = useState<OpenForm>()
  const navigate = useNavigate()
  const section = casePageSearch.parse(useSearch({ strict: false })).section ?? 'overview'

  const view = useMemo<CaseView>(
    () => ({
      bundle,
      offered,
      section,
      goTo: (next: CaseSection) =>
        void navigate({ to: '/cases/$caseId', params: { caseId }, search: { section: next }, replace: true }),
      open: setForm,
    }),
    [bundle, offered, section, navigate, caseId],
  )

  // What was done shows at once in head and record; the room with its forms, which may be large, follows a moment later.
  const settled = usePaintedLater(view)
  const room = useMemo(
    () => (
      <CaseContext value={settled}>
        <section className={styles.centre} aria-label={text.sections[settled.section]}>
          <SectionBody section={settled.section} />
        </section>
      </CaseContext>
    ),
    [settled],
  )

  return (
    <CaseContext value={view}>
      <article className={styles.page} aria-label={bundle.case.title}>
        <CaseHead />
        <SectionNav />
        {room}
        <Timeline />
      </article>
      <CommandDrawer form={form} onClose={() => setForm(undefined)} />
    </CaseContext>
  )
}
