import { Link, useParams } from '@tanstack/react-router'
import type { InboxClocks, InboxItem } from '#shared/domain/department-inbox'
import { useReference } from '../../data/hooks'
import { DocumentPages } from '../../ui/documents/document-pages'
import { EmptyState } from '../../ui/feedback/empty-state'
import { Block, FactList } from '../../ui/sections/block'
import page from '../../ui/sections/subject-page.module.css'
import { StatusTag } from '../../ui/status/status-tag'
import { DueCountdown } from '../../ui/time/due-countdown'
import { formatDay, formatMoment } from '../../ui/time/format'
import { stateTones } from './inbox-columns'
import { kindOf, senderOf, titleOf } from './inbox-search'
import { MatterButtons } from './matter-buttons'
import { departmentTexts as text } from './messages'
import { OrderFacts } from './order-facts'
import { SubmissionsBlock } from './submissions-block'
import { useInbox } from './use-inbox'

/** One thing that is addressed to the department: what it says, until when, and what was written on it. */
export function MatterPage() {
  const { matterId } = useParams({ from: '/inbox/$matterId' })
  const { items, stale } = useInbox()
  const item = items?.find(({ id, order }) => id === matterId || order?.id === matterId)
  if (!item)
    return !items || stale ? (
      <EmptyState title={text.loading} />
    ) : (
      <EmptyState title={text.notFound} action={<Link to="/inbox">{text.toList}</Link>}>
        {text.notFoundTodo}
      </EmptyState>
    )
  return (
    <div className={page.page}>
      <Head item={item} />
      <div className={page.split}>
        <div className={page.pages}>
          {item.document ? <DocumentPages document={item.document} /> : <Requirement item={item} />}
        </div>
        <div className={page.aside}>
          <Clocks item={item} />
          <SubmissionsBlock item={item} />
          {item.order && <OrderFacts order={item.order} />}
        </div>
      </div>
    </div>
  )
}

function Head({ item }: { item: InboxItem }) {
  return (
    <header className={page.head}>
      <div>
        <p className={page.kicker}>
          <Link to="/inbox">{text.title}</Link>
          <span>{kindOf(item)}</span>
          <StatusTag tone={stateTones[item.state]}>{text.states[item.state]}</StatusTag>
        </p>
        <h1 className={page.title}>{titleOf(item)}</h1>
      </div>
      <MatterButtons item={item} />
    </header>
  )
}

function Requirement({ item: { order } }: { item: InboxItem }) {
  return (
    <div className={page.letter}>
      <Block title={text.requirement}>
        <p className={page.text}>{order?.requirement}</p>
      </Block>
    </div>
  )
}

const clockKeys = ['acknowledge', 'answer', 'rectify'] as const satisfies readonly (keyof InboxClocks)[]

function Clocks({ item }: { item: InboxItem }) {
  const ref = useReference()
  const shown = clockKeys.filter((key) => item.clocks[key])
  const acknowledgement = item.order?.acknowledgement
  const delivery = item.document?.deliveries[0]
  const signer = acknowledgement
    ? `${acknowledgement.name}　${formatMoment(acknowledgement.at)}`
    : delivery && `${delivery.receiver}　${formatDay(delivery.servedOn)}`
  return (
    <Block title={text.clocks} hint={shown.length === 0 && text.noClocks}>
      <FactList
        rows={[
          [text.from, ref.organ(senderOf(item))?.name ?? '', 'wide'],
          [text.number, item.document?.number, 'wide'],
          ...shown.map((key) => {
            const clock = item.clocks[key]
            const who = key === 'acknowledge' ? signer : undefined
            const value = clock?.doneAt ? (
              (who ?? `${text.done}　${formatDay(clock.doneAt)}`)
            ) : clock ? (
              <span key={key}>
                <DueCountdown {...clock} />　{formatDay(clock.dueAt)}
              </span>
            ) : (
              ''
            )
            return [text.columns[key], value, 'wide'] as const
          }),
        ]}
      />
    </Block>
  )
}
