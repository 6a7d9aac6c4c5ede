import { Link } from '@tanstack/react-router'
import { civilDateOf } from '#shared/domain/civil-date'
import { type FocusRate, focusRates, rateOf } from '#shared/domain/focus'
import { isOver } from '#shared/domain/stages'
import { percentText } from '../../ui/focus/place-names'
import { Block, FactList } from '../../ui/sections/block'
import { formatCount } from '../../ui/time/format'
import { useNow } from '../../ui/time/use-now'
import { useCampaignPage } from './campaign-context'
import styles from './campaigns.module.css'
import { campaignTexts as text } from './messages'
import { duringOf, useCampaignBoard } from './use-campaign-board'

const rates = Object.keys(focusRates) as FocusRate[]

/** How far it is, and whether people report less since it began. */
export function ProgressBlock() {
  const { campaign, cases } = useCampaignPage().bundle
  const board = useCampaignBoard(campaign)
  const today = civilDateOf(useNow())
  const tasks = Object.values(campaign.tasks)
  const closed = cases.filter(isOver)
  return (
    <Block title={text.progress}>
      <FactList
        rows={[
          [text.progressTasks, text.ratio(tasks.filter(({ state }) => state === 'done').length, tasks.length)],
          [text.progressCases, text.ratio(closed.length, cases.length)],
          [text.progressOrders, cases.reduce((sum, { orderIds }) => sum + orderIds.length, 0)],
        ]}
      />
      {board && campaign.basis && (
        <table className={`${styles.table} ${styles.compared}`}>
          <thead>
            <tr>
              <th />
              <th className={styles.end}>{text.before}</th>
              <th className={styles.end}>{text.during}</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <td>{text.complaints}</td>
              <td className={styles.end}>
                <Link to="/focus/orders" search={{ ...campaign.basis, count: 'complaints' }}>
                  {formatCount(board.before.complaints)}
                </Link>
              </td>
              <td className={styles.end}>
                <Link to="/focus/orders" search={{ ...duringOf(campaign, campaign.basis, today), count: 'complaints' }}>
                  {formatCount(board.now.total.complaints)}
                </Link>
              </td>
            </tr>
            {rates.map((rate) => (
              <tr key={rate}>
                <td>{focusRates[rate].label}</td>
                <td className={styles.end}>{percentText(rateOf(board.before, rate))}</td>
                <td className={styles.end}>{percentText(rateOf(board.now.total, rate))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Block>
  )
}
