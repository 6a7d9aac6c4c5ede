import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { consultationKindLabels, consultationStatusLabels } from '#shared/domain/consultation'
import { useConsultation, useOffered, useReference } from '../../data/hooks'
import { EmptyState } from '../../ui/feedback/empty-state'
import { MinutesPanel } from '../../ui/minutes/minutes-panel'
import { Block, FactList } from '../../ui/sections/block'
import page from '../../ui/sections/subject-page.module.css'
import { StatusTag } from '../../ui/status/status-tag'
import { PendingMark } from '../../ui/status/status-tags'
import { formatDay } from '../../ui/time/format'
import { AgendaBlock } from './agenda-block'
import { statusTones } from './consultation-columns'
import { ConsultationContext, StepButton, useConsultationPage } from './consultation-context'
import { ConsultationDrawer, consultationCommands, type OpenForm } from './consultation-drawer'
import { DocumentsBlock } from './documents-block'
import { MaterialBlock } from './material-block'
import { consultationTexts as text } from './messages'
import { ParticipantsBlock, SignOffsBlock } from './people-blocks'
import { ResolutionsBlock } from './resolutions-block'

/** One meeting from its plan to what came of it. */
export function ConsultationPage() {
  const { consultationId } = useParams({ from: '/consultations/$consultationId' })
  const { value: bundle, stale } = useConsultation(consultationId)
  const offered = useOffered({ type: 'consultation', id: consultationId }, consultationCommands)
  const [form, setForm] = useState<OpenForm>()
  if (!bundle)
    return stale ? (
      <EmptyState title={text.loading} />
    ) : (
      <EmptyState title={text.notFound} action={<Link to="/consultations">{text.toList}</Link>}>
        {text.notFoundTodo}
      </EmptyState>
    )
  return (
    <ConsultationContext.Provider value={{ bundle, offered, open: setForm }}>
      <div className={page.page}>
        <Head />
        <div className={page.body}>
          <div className={page.columns}>
            <div>
              <Discussion />
              <SharedMinutes />
              <ResolutionsBlock />
              <AgendaBlock />
              <MaterialBlock />
              <DocumentsBlock />
            </div>
            <div>
              <Plan />
              <ParticipantsBlock />
              <SignOffsBlock />
            </div>
          </div>
        </div>
        <ConsultationDrawer consultation={bundle.consultation} form={form} onClose={() => setForm(undefined)} />
      </div>
    </ConsultationContext.Provider>
  )
}

function Head() {
  const { bundle } = useConsultationPage()
  const { consultation: found, pending } = bundle
  return (
    <header className={page.head}>
      <div>
        <p className={page.kicker}>
          <Link to="/consultations">{text.title}</Link>
          <span>{consultationKindLabels[found.kind]}</span>
          <StatusTag tone={statusTones[found.status]}>{consultationStatusLabels[found.status]}</StatusTag>
          {pending && <PendingMark />}
        </p>
        <h1 className={page.title}>{found.topic}</h1>
      </div>
      <div className={page.buttons}>
        {found.status === 'convened' && (
          <>
            <StepButton form={{ command: 'consultation.hold' }} label={text.hold} look="primary" />
            <StepButton form={{ command: 'consultation.amend' }} label={text.amend} />
            <StepButton form={{ command: 'consultation.cancel' }} label={text.cancel} />
          </>
        )}
        {found.status === 'held' && (
          <>
            <StepButton form={{ command: 'consultation.close' }} label={text.close} look="primary" />
            <StepButton form={{ command: 'consultation.hold' }} label={text.holdAgain} />
          </>
        )}
      </div>
    </header>
  )
}

function Discussion() {
  const { consultation: found } = useConsultationPage().bundle
  return (
    <Block title={text.discussion} hint={!found.discussion && text.noDiscussion}>
      {found.discussion && <p className={page.text}>{found.discussion}</p>}
    </Block>
  )
}

/** Written down by several at the table, offline too; what was settled goes into the formal 纪要. */
function SharedMinutes() {
  const { id, caseId } = useConsultationPage().bundle.consultation
  return (
    <Block title={text.sharedMinutes} hint={text.sharedMinutesHint}>
      <MinutesPanel owner={{ type: 'consultation', id, caseId }} />
    </Block>
  )
}

function Plan() {
  const ref = useReference()
  const { consultation: found } = useConsultationPage().bundle
  return (
    <Block title={text.plan}>
      <FactList
        rows={[
          [text.reason, ref.label('consultationReason', found.reason), 'wide'],
          [text.hosts, found.hostOrganIds.map((id) => ref.organ(id)?.name ?? '').join('、'), 'wide'],
          [
            found.kind === 'written' ? text.opinionsDue : text.when,
            [formatDay(found.scheduledOn), found.time].filter(Boolean).join(' '),
            'wide',
          ],
          [text.place, found.place, 'wide'],
          [text.chair, found.chair, 'wide'],
          [text.heldOn, formatDay(found.heldOn), 'wide'],
          [text.minutesDue, formatDay(found.minutesDueOn), 'wide'],
          [text.result, found.result, 'wide'],
        ]}
      />
    </Block>
  )
}
