import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import {
  hotlineRequests,
  supervisionOrderKindLabels,
  supervisionOrderStatusLabels,
  supervisionReasonLabels,
  urgencyOf,
} from '#shared/domain/supervision-order'
import { useOffered, useReference, useSession, useSupervisionOrder } from '../../data/hooks'
import { EmptyState } from '../../ui/feedback/empty-state'
import { Block, FactList } from '../../ui/sections/block'
import page from '../../ui/sections/subject-page.module.css'
import { StatusTag } from '../../ui/status/status-tag'
import { PendingMark } from '../../ui/status/status-tags'
import { SubmissionsPanel } from '../../ui/submissions/submissions-panel'
import { DueCountdown } from '../../ui/time/due-countdown'
import { formatDay, formatMoment } from '../../ui/time/format'
import { useNow } from '../../ui/time/use-now'
import { ContactsLine } from './contacts-line'
import { ChecksBlock, RemindersBlock, RepliesBlock } from './follow-blocks'
import { HotlineButtons } from './hotline-buttons'
import { supervisionTexts as text } from './messages'
import { OrderContext, StepButton, useOrderPage } from './order-context'
import { type OpenForm, OrderDrawer, orderCommands } from './order-drawer'
import { PapersBlock } from './papers-block'
import { urgencyTones } from './supervision-columns'
import { TalkBlock } from './talk-block'

/** Stand among the answers already. */
const answers: ReadonlySet<string> = new Set(['reply', 'rectification'])

/** One order from its plan to what it came to. */
export function SupervisionOrderPage() {
  const { supervisionOrderId } = useParams({ from: '/supervision/$supervisionOrderId' })
  const { value: bundle, stale } = useSupervisionOrder(supervisionOrderId)
  const offered = useOffered({ type: 'supervisionOrder', id: supervisionOrderId }, orderCommands)
  const [form, setForm] = useState<OpenForm>()
  if (!bundle)
    return stale ? (
      <EmptyState title={text.loading} />
    ) : (
      <EmptyState title={text.notFound} action={<Link to="/supervision">{text.toList}</Link>}>
        {text.notFoundTodo}
      </EmptyState>
    )
  return (
    <OrderContext.Provider value={{ bundle, offered, open: setForm }}>
      <div className={page.page}>
        <Head />
        <div className={page.body}>
          <div className={page.columns}>
            <div>
              <Requirement />
              <TalkBlock />
              <RepliesBlock />
              <SubmissionsPanel
                submissions={bundle.submissions.filter(({ kind }) => !answers.has(kind))}
                documents={bundle.papers}
              />
              <ChecksBlock />
            </div>
            <div>
              <Plan />
              <PapersBlock />
              <RemindersBlock />
            </div>
          </div>
        </div>
        <OrderDrawer order={bundle.order} form={form} onClose={() => setForm(undefined)} />
      </div>
    </OrderContext.Provider>
  )
}

function Head() {
  const { bundle, offered } = useOrderPage()
  const { order, pending } = bundle
  const { roles } = useSession()
  const now = useNow()
  // The hotline answers what it is asked; the steps of an order are the bureau's.
  const own = roles.includes('officer') || roles.includes('reviewer')
  return (
    <header className={page.head}>
      <div>
        <p className={page.kicker}>
          <Link to="/supervision">{text.title}</Link>
          <span>{supervisionOrderKindLabels[order.kind]}</span>
          <StatusTag tone={urgencyTones[urgencyOf(order, now)]}>{supervisionOrderStatusLabels[order.status]}</StatusTag>
          {order.status === 'sent' && order.sentAt && order.dueAt && (
            <DueCountdown from={order.sentAt} dueAt={order.dueAt} />
          )}
          {order.late && <StatusTag tone="red">{text.late}</StatusTag>}
          {pending && <PendingMark />}
        </p>
        <h1 className={page.title}>{order.title}</h1>
      </div>
      <div className={page.buttons}>
        <HotlineButtons />
        {order.status === 'draft' && (
          <>
            <StepButton form={{ command: 'supervision.send' }} label={text.send} look="primary" />
            <StepButton form={{ command: 'supervision.amend' }} label={text.amend} />
          </>
        )}
        {own && (order.status === 'sent' || order.status === 'replied') && (
          <StepButton form={{ command: 'supervision.verify' }} label={text.verify} look="primary" />
        )}
        {order.status === 'sent' && offered?.['supervision.extend'] === null && (
          <StepButton form={{ command: 'supervision.extend' }} label={text.extend} />
        )}
        {own && (order.status === 'draft' || order.status === 'sent') && (
          <StepButton form={{ command: 'supervision.cancel' }} label={text.cancel} />
        )}
      </div>
    </header>
  )
}

function Requirement() {
  const { order } = useOrderPage().bundle
  return (
    <Block title={text.requirement}>
      <p className={page.text}>{order.requirement}</p>
    </Block>
  )
}

function Plan() {
  const ref = useReference()
  const { order, case: home, workOrder } = useOrderPage().bundle
  const { talk, acknowledgement } = order
  const organ = (id: string) => ref.organ(id)?.name ?? ''
  return (
    <Block title={text.plan}>
      <FactList
        rows={[
          [
            text.about,
            home?.title && (
              <Link to="/cases/$caseId" params={{ caseId: home.id }}>
                {home.title}
              </Link>
            ),
            'wide',
          ],
          [text.aboutOrder, workOrder && `${workOrder.orderNo}　${workOrder.title}`, 'wide'],
          [text.target, organ(order.targetOrganId), 'wide'],
          [text.lead, organ(order.leadOrganId), 'wide'],
          [text.co, order.coOrganIds.map(organ).join('、'), 'wide'],
          [text.reasons, order.reasons.map((one) => supervisionReasonLabels[one]).join('、'), 'wide'],
          [text.talkPlan.when, talk && [formatDay(talk.heldOn), talk.time].filter(Boolean).join(' '), 'wide'],
          [text.talkPlan.place, talk?.place, 'wide'],
          [text.talkPlan.persons, talk?.persons.join('、'), 'wide'],
          [text.talkPlan.hosts, talk?.hosts.join('、'), 'wide'],
          [text.sentAt, order.paperId ? formatDay(order.sentAt) : formatMoment(order.sentAt), 'wide'],
          [text.dueAt, formatDay(order.dueAt ?? order.wantedOn), 'wide'],
          [
            text.acknowledged,
            acknowledgement
              ? `${acknowledgement.name}　${formatMoment(acknowledgement.at)}`
              : order.status === 'sent' && !hotlineRequests.has(order.kind) && text.notYet,
            'wide',
          ],
          [text.outcome, order.outcome, 'wide'],
        ]}
      />
      {(order.status === 'draft' || order.status === 'sent') && (
        <ContactsLine users={ref.users()} organId={order.targetOrganId} />
      )}
    </Block>
  )
}
