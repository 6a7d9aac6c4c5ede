import type { ReferenceData } from '#shared/domain/reference-data'
import type { OrderColumns } from '../../data/desk-worker-api'
import type { GridColumn } from '../../ui/list-page/fit-columns'
import { LeadStateTag, PendingMark } from '../../ui/status/status-tags'
import { formatDay } from '../../ui/time/format'
import styles from './leads.module.css'
import { leadMessages } from './messages'

const { columns: text, replied } = leadMessages

export function leadColumns(reference: ReferenceData, withState: boolean): GridColumn<OrderColumns>[] {
  return [
    { key: 'orderNo', title: text.orderNo, width: 160, sortBy: 'orderNo', rank: 3, render: (row) => row.orderNo },
    {
      key: 'title',
      title: text.title,
      // Below it a title says too little to decide by; the pane tells number, channel and answer anyway.
      width: 340,
      grow: 3,
      sortBy: 'title',
      render: (row) => (
        <>
          {row.pending && (
            <>
              <PendingMark />{' '}
            </>
          )}
          {row.title}
          <span className={styles.excerpt}>{row.excerpt}</span>
        </>
      ),
    },
    {
      key: 'region',
      title: text.region,
      width: 96,
      sortBy: 'region',
      rank: 2,
      render: (row) => reference.label('region', row.region),
    },
    {
      key: 'organName',
      title: text.organName,
      width: 150,
      grow: 1,
      sortBy: 'organName',
      rank: 4,
      render: (row) => row.organName,
    },
    {
      key: 'channel',
      title: text.channel,
      width: 112,
      sortBy: 'channel',
      rank: 5,
      render: (row) => reference.label('channel', row.channel),
    },
    {
      key: 'reply',
      title: text.reply,
      width: 72,
      rank: 7,
      render: (row) => (row.replied ? <span className={styles.quiet}>{replied}</span> : ''),
    },
    {
      key: 'score',
      title: text.score,
      width: 84,
      align: 'end',
      sortBy: 'score',
      rank: 6,
      render: (row) => (row.score > 0 ? row.score : ''),
    },
    {
      key: 'receivedAt',
      title: text.receivedAt,
      width: 128,
      sortBy: 'receivedAt',
      rank: 1,
      render: (row) => formatDay(row.receivedAt),
    },
    ...(withState
      ? [
          {
            key: 'state',
            title: text.state,
            width: 100,
            rank: 1,
            render: (row: OrderColumns) => <LeadStateTag state={row.leadState} />,
          },
        ]
      : []),
  ]
}
