import {
  orderedCommitments,
  reminderWayLabels,
  type SupervisionOrder,
  supervisionReasonLabels,
} from '#shared/domain/supervision-order'
import { Block, FactList } from '../../ui/sections/block'
import page from '../../ui/sections/subject-page.module.css'
import { StatusTag } from '../../ui/status/status-tag'
import { formatDay, formatMoment } from '../../ui/time/format'
import { departmentTexts as text } from './messages'

/** What the order says besides its paper: why, what was sent back, when it was urged, what was promised. */
export function OrderFacts({ order }: { order: SupervisionOrder }) {
  const { talk } = order
  const returned = order.checks.filter(({ result }) => result === 'notEnough')
  const commitments = orderedCommitments(order)
  return (
    <>
      {returned.length > 0 && (
        <Block title={text.returned}>
          {returned.map((one) => (
            <article key={one.at} className={page.entry}>
              <p className={page.entryHead}>
                <span>{formatDay(one.on)}</span>
                <StatusTag tone="red">{text.returned}</StatusTag>
              </p>
              <p className={page.text}>{one.note}</p>
            </article>
          ))}
        </Block>
      )}
      {order.reminders.length > 0 && (
        <Block title={text.reminders}>
          {order.reminders.map((one) => (
            <p key={one.id} className={page.text}>
              {[formatMoment(one.at), reminderWayLabels[one.way], one.note].filter(Boolean).join('　')}
            </p>
          ))}
        </Block>
      )}
      <FactList
        rows={[
          [text.reasons, order.reasons.map((one) => supervisionReasonLabels[one]).join('、'), 'wide'],
          [text.talkWhen, talk && [formatDay(talk.heldOn), talk.time].filter(Boolean).join(' '), 'wide'],
          [text.talkPlace, talk?.place, 'wide'],
          [text.talkPersons, talk?.persons.join('、'), 'wide'],
        ]}
      />
      {commitments.length > 0 && (
        <Block title={text.commitments}>
          {commitments.map((one) => (
            <p key={one.id} className={page.text}>
              {[one.content, one.person, formatDay(one.dueOn)].filter(Boolean).join('　')}
            </p>
          ))}
        </Block>
      )}
    </>
  )
}
