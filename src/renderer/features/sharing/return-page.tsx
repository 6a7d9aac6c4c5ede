import { Link, useParams } from '@tanstack/react-router'
import {
  type DataReturn,
  isReturnOverdue,
  periodLabel,
  returnFieldTypeLabels,
  returnStateLabels,
} from '#shared/domain/data-return'
import { useLive, useReference } from '../../data/hooks'
import { EmptyState } from '../../ui/feedback/empty-state'
import { Block, FactList } from '../../ui/sections/block'
import page from '../../ui/sections/subject-page.module.css'
import { StatusTag } from '../../ui/status/status-tag'
import { DueCountdown } from '../../ui/time/due-countdown'
import { formatDay, formatMoment } from '../../ui/time/format'
import { useNow } from '../../ui/time/use-now'
import { returnTones, sharingTexts } from './messages'
import { ReturnButtons } from './return-buttons'
import { ReturnFiling } from './return-filing'
import { returnValueText } from './return-workbook'
import styles from './sharing.module.css'

const text = sharingTexts.one

/** One return: what is asked, what was reported, and what became of it. */
export function ReturnPage() {
  const { returnId } = useParams({ from: '/returns/$returnId' })
  const { value, stale } = useLive(`data return ${returnId}`, ['sharing'], (desk) => desk.get('dataReturn', returnId))
  if (!value)
    return stale ? (
      <EmptyState title={text.loading} />
    ) : (
      <EmptyState title={text.notFound} action={<Link to="/returns">{text.toList}</Link>}>
        {text.notFoundTodo}
      </EmptyState>
    )
  return <Shown found={value} />
}

function Shown({ found }: { found: DataReturn }) {
  const now = useNow()
  const late = isReturnOverdue(found, now)
  return (
    <div className={page.page}>
      <header className={page.head}>
        <div>
          <p className={page.kicker}>
            <Link to="/returns">{sharingTexts.returns.title}</Link>
            <span>{periodLabel(found.period)}</span>
            <StatusTag tone={returnTones[found.state]}>{returnStateLabels[found.state]}</StatusTag>
            {late && <StatusTag tone="red">{sharingTexts.returns.late}</StatusTag>}
          </p>
          <h1 className={page.title}>{found.title}</h1>
        </div>
        <ReturnButtons found={found} />
      </header>
      <div className={page.body}>
        <div className={page.columns}>
          <div>
            <ReturnFiling found={found} />
            <Reported found={found} />
          </div>
          <div>
            <Asked found={found} />
            <Course found={found} />
          </div>
        </div>
      </div>
    </div>
  )
}

function Reported({ found }: { found: DataReturn }) {
  const ref = useReference()
  const hint = found.nothing ? text.nothing : found.rows.length === 0 ? text.noData : undefined
  return (
    <Block title={text.data} hint={hint}>
      {found.remark !== '' && <p className={`${page.text} ${styles.remark}`}>{found.remark}</p>}
      {found.rows.length > 0 && (
        <table className={page.table}>
          <thead>
            <tr>
              <th className={page.end}>{text.rowNo}</th>
              {found.fields.map(({ key, title, type, unit }) => (
                <th key={key} className={type === 'integer' || type === 'number' ? page.end : undefined}>
                  {unit ? `${title}（${unit}）` : title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.rows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: reported rows have no other identity and never move
              <tr key={index}>
                <td className={page.end}>{index + 1}</td>
                {found.fields.map((field) => (
                  <td key={field.key} className={typeof row[field.key] === 'number' ? page.end : undefined}>
                    {returnValueText(field, row, ref)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Block>
  )
}

function Asked({ found }: { found: DataReturn }) {
  const ref = useReference()
  const owed = found.state === 'due' || found.state === 'returned'
  return (
    <Block title={text.what}>
      <FactList
        rows={[
          [text.organ, ref.organ(found.organId)?.name, 'wide'],
          [text.bureau, ref.organ(found.bureauId)?.name, 'wide'],
          [
            text.due,
            <span key="due">
              {owed && (
                <>
                  <DueCountdown from={found.openedAt} dueAt={found.dueAt} />　
                </>
              )}
              {formatDay(found.dueAt)}
            </span>,
            'wide',
          ],
          [text.note, found.note, 'wide'],
        ]}
      />
      <table className={`${page.table} ${styles.fields}`}>
        <tbody>
          {found.fields.map(({ key, title, type, unit, required, dictionary }) => (
            <tr key={key}>
              <td>{unit ? `${title}（${unit}）` : title}</td>
              <td className={page.muted}>
                {[returnFieldTypeLabels[type], dictionary && ref.dictionary(dictionary)?.title]
                  .filter(Boolean)
                  .join('：')}
              </td>
              <td className={page.muted}>{required && text.required}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Block>
  )
}

function Course({ found }: { found: DataReturn }) {
  const ref = useReference()
  const who = (id: string) => ref.user(id)?.name ?? ''
  const steps = [
    { at: found.openedAt, what: text.opened, by: '' },
    ...found.reminders.map(({ at, by, way }) => ({ at, what: text.reminderWays[way], by: who(by) })),
    ...found.decisions.map(({ at, by, result, reason }) => ({
      at,
      what: [text.decisions[result], reason].filter(Boolean).join('：'),
      by: who(by),
    })),
    ...(found.submittedAt ? [{ at: found.submittedAt, what: text.submit, by: who(found.submittedBy ?? '') }] : []),
  ].sort((a, b) => (a.at < b.at ? -1 : 1))
  return (
    <Block title={text.course}>
      <table className={page.table}>
        <tbody>
          {steps.map(({ at, what, by }) => (
            <tr key={`${at} ${what}`}>
              <td className={page.noWrap}>{formatMoment(at)}</td>
              <td>{what}</td>
              <td className={page.muted}>{by}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Block>
  )
}
