import { Link, useParams } from '@tanstack/react-router'
import { Alert } from 'antd'
import { periodLabel } from '#shared/domain/data-return'
import { shareStageLabels } from '#shared/domain/share-fields'
import { isByHand, messageIdOf, type SharePush, shareModeLabels, shareWayLabels } from '#shared/domain/share-push'
import { explain } from '#shared/messages/catalogue'
import { useLive, useReference, useSession } from '../../data/hooks'
import { EmptyState } from '../../ui/feedback/empty-state'
import { Block, FactList } from '../../ui/sections/block'
import page from '../../ui/sections/subject-page.module.css'
import { formatMoment } from '../../ui/time/format'
import { PushButtons } from './push-buttons'
import { pushTexts } from './push-messages'
import { PushTag } from './pushes-page'
import styles from './sharing.module.css'

const text = pushTexts.one

/** One push: what it carries, what became of it, and what is to be done. */
export function PushPage() {
  const { pushId } = useParams({ from: '/pushes/$pushId' })
  const { value, stale } = useLive(`share push ${pushId}`, ['sharing'], (desk) => desk.get('sharePush', pushId))
  if (!value)
    return stale ? (
      <EmptyState title={text.loading} />
    ) : (
      <EmptyState title={text.notFound} action={<Link to="/pushes">{text.toList}</Link>}>
        {text.notFoundTodo}
      </EmptyState>
    )
  return <Shown push={value} />
}

function Shown({ push }: { push: SharePush }) {
  const { roles } = useSession()
  const reads = roles.some((role) => role === 'officer' || role === 'reviewer' || role === 'issuer')
  return (
    <div className={page.page}>
      <header className={page.head}>
        <div>
          <p className={page.kicker}>
            <Link to="/pushes">{pushTexts.title}</Link>
            <span>{push.period ? periodLabel(push.period) : shareModeLabels[push.mode]}</span>
            <PushTag push={push} />
          </p>
          <h1 className={page.title}>{`${push.partner}：${shareStageLabels[push.stage]}`}</h1>
        </div>
        <PushButtons push={push} />
      </header>
      <div className={page.body}>
        <Notice push={push} />
        <div className={page.columns}>
          <div>
            {reads && <Rows push={push} />}
            <Course push={push} />
          </div>
          <div>
            <Facts push={push} />
            <Receipt push={push} />
          </div>
        </div>
      </div>
    </div>
  )
}

/** What somebody must do, where somebody must. */
function Notice({ push }: { push: SharePush }) {
  const { state, trouble, receipt, nextAt } = push
  if (state === 'rejected')
    return <Told type="error" title={receipt?.reason || text.results.rejected} more={text.rejectedTodo} />
  if (trouble) {
    const more = [trouble.todo, nextAt && text.next(formatMoment(nextAt))].filter(Boolean).join('　')
    return <Told type={trouble.stuck ? 'error' : 'warning'} title={`${text.trouble}：${trouble.reason}`} more={more} />
  }
  return isByHand(push) && state === 'queued' ? (
    <Told type="info" title={pushTexts.byHand} more={text.byHandTodo} />
  ) : null
}

function Told({ type, title, more }: { type: 'error' | 'warning' | 'info'; title: string; more: string }) {
  return <Alert type={type} showIcon className={page.notice} title={title} description={more} />
}

function Rows({ push }: { push: SharePush }) {
  const answer = useLive(`push rows ${messageIdOf(push)} ${push.state}`, ['sharing'], (desk) =>
    desk.pushRows(push.id),
  ).value
  if (!answer) return <Block title={text.rows} hint={text.loading} />
  if (!answer.ok)
    return (
      <Block
        title={text.rows}
        hint={answer.refusal.code.startsWith('push.') ? explain(answer.refusal) : text.offline}
      />
    )
  const { titles, rows, total } = answer.value
  return (
    <Block title={text.rows} hint={total === 0 ? text.noRows : undefined}>
      {total > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: wider than its place; whoever has no mouse scrolls it too
        <section className={styles.wide} tabIndex={0} aria-label={text.rows}>
          <table className={page.table}>
            <thead>
              <tr>
                {titles.slice(2).map((title) => (
                  <th key={title} className={page.noWrap}>
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(([itemId = '', , at = '', ...cells]) => (
                <tr key={itemId}>
                  <td className={page.noWrap}>{formatMoment(String(at))}</td>
                  {cells.map((value, index) => (
                    <td key={titles[index + 3]} className={isShort(value) ? page.noWrap : styles.long}>
                      {valueText(value)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {total > rows.length && <p className={page.muted}>{text.more(rows.length, total)}</p>}
    </Block>
  )
}

const isShort = (value: string | number) => String(value).length <= 24

function valueText(value: string | number): string | number {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T.*Z$/.test(value) ? formatMoment(value) : value
}

function Facts({ push }: { push: SharePush }) {
  const { part, parts, revision, tries } = push
  return (
    <Block title={text.what}>
      <FactList
        rows={[
          [pushTexts.columns.way, shareWayLabels[push.way], 'wide'],
          [
            pushTexts.columns.rows,
            [push.rows, parts > 1 && text.part(part, parts)].filter((one) => one !== false).join('　'),
            'wide',
          ],
          [text.number, messageIdOf(push), 'wide'],
          [pushTexts.columns.madeAt, formatMoment(push.createdAt), 'wide'],
          [pushTexts.columns.sentAt, formatMoment(push.sentAt), 'wide'],
          ...(revision > 1 ? [[text.what, text.version(revision), 'wide'] as const] : []),
          ...(tries > 0 ? [[text.tries, tries, 'wide'] as const] : []),
        ]}
      />
    </Block>
  )
}

function Receipt({ push: { receipt } }: { push: SharePush }) {
  const ref = useReference()
  return (
    <Block title={text.receipt} hint={receipt ? undefined : text.noReceipt}>
      {receipt && (
        <FactList
          rows={[
            [text.result, text.results[receipt.result], 'wide'],
            [text.reason, receipt.reason, 'wide'],
            [text.receiptNo, receipt.receiptNo, 'wide'],
            [text.receivedAt, formatMoment(receipt.at), 'wide'],
            [text.receivedBy, receipt.by, 'wide'],
            [text.recordedBy, ref.user(receipt.recordedBy)?.name, 'wide'],
          ]}
        />
      )}
    </Block>
  )
}

function Course({ push: { steps } }: { push: SharePush }) {
  const ref = useReference()
  return (
    <Block title={text.course} hint={steps.length === 0 ? text.noCourse : undefined}>
      {steps.length > 0 && (
        <table className={page.table}>
          <tbody>
            {steps.map(({ at, what, by, text: said }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: steps only ever come behind each other
              <tr key={index}>
                <td className={page.noWrap}>{formatMoment(at)}</td>
                <td>{[text.steps[what], said].filter(Boolean).join('：')}</td>
                <td className={page.muted}>{ref.user(by)?.name ?? text.system}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Block>
  )
}
