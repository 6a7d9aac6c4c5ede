import type { ReferenceData } from '#shared/domain/reference-data'
import type { DocumentColumns } from '../../data/desk-worker-api'
import { documentKindName } from '../../ui/documents/kind-name'
import type { GridColumn } from '../../ui/list-page/fit-columns'
import { statusMessages } from '../../ui/status/messages'
import { DocumentStatusTag, PendingMark } from '../../ui/status/status-tags'
import { DueCountdown } from '../../ui/time/due-countdown'
import { formatDay } from '../../ui/time/format'
import { registerMessages } from './messages'
import styles from './registers.module.css'

const text = registerMessages.columns

export function documentColumns(reference: ReferenceData): GridColumn<DocumentColumns>[] {
  return [
    {
      key: 'number',
      title: text.number,
      width: 190,
      sortBy: 'number',
      render: (row) => row.number || <span className={styles.quiet}>{statusMessages.awaitingNumber}</span>,
    },
    {
      key: 'kind',
      title: text.kind,
      width: 164,
      sortBy: 'kind',
      rank: 3,
      render: (row) => documentKindName(row.kind),
    },
    {
      key: 'title',
      title: text.title,
      width: 240,
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
        </>
      ),
    },
    {
      key: 'addressee',
      title: text.addressee,
      width: 160,
      grow: 1,
      rank: 4,
      render: (row) => reference.organ(row.addresseeOrganId)?.name ?? '',
    },
    {
      key: 'status',
      title: text.status,
      width: 92,
      sortBy: 'status',
      render: (row) => <DocumentStatusTag status={row.status} />,
    },
    {
      key: 'issuedOn',
      title: text.issuedOn,
      width: 128,
      sortBy: 'issuedOn',
      rank: 1,
      render: (row) => formatDay(row.issuedOn),
    },
    {
      key: 'replyDueAt',
      title: text.replyDueAt,
      width: 132,
      sortBy: 'replyDueAt',
      rank: 2,
      render: (row) =>
        row.status === 'issued' || row.status === 'delivered' ? (
          <DueCountdown from={row.updatedAt} dueAt={row.replyDueAt} />
        ) : (
          formatDay(row.replyDueAt)
        ),
    },
    {
      key: 'updatedAt',
      title: text.updatedAt,
      width: 128,
      sortBy: 'updatedAt',
      rank: 5,
      render: (row) => formatDay(row.updatedAt),
    },
  ]
}
