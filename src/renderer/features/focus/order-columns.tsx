import type { ReferenceData } from '#shared/domain/reference-data'
import type { FocusOrderRow } from '#shared/sync/focus-protocol'
import { placeName } from '../../ui/focus/place-names'
import type { GridColumn } from '../../ui/list-page/fit-columns'
import { StatusTag } from '../../ui/status/status-tag'
import { LeadStateTag } from '../../ui/status/status-tags'
import { formatDay } from '../../ui/time/format'
import styles from './focus.module.css'
import { focusTexts } from './messages'

const text = focusTexts.orders

export function orderColumns(ref: ReferenceData): GridColumn<FocusOrderRow>[] {
  return [
    { key: 'orderNo', title: text.orderNo, width: 150, rank: 1, render: (row) => row.orderNo },
    { key: 'title', title: text.title, width: 240, grow: 3, render: (row) => row.title },
    { key: 'receivedAt', title: text.receivedAt, width: 138, render: (row) => formatDay(row.receivedAt) },
    {
      key: 'organ',
      title: text.organ,
      width: 170,
      grow: 1,
      rank: 2,
      render: (row) => placeName('organ', row.organ, ref),
    },
    { key: 'field', title: text.field, width: 96, rank: 4, render: (row) => placeName('field', row.field, ref) },
    { key: 'verified', title: text.verified, width: 84, render: (row) => ref.label('verified', row.verified) },
    {
      key: 'satisfaction',
      title: text.satisfaction,
      width: 84,
      render: (row) => ref.label('satisfaction', row.satisfaction),
    },
    {
      key: 'marks',
      title: text.marks,
      width: 150,
      rank: 3,
      render: (row) => (
        <span className={styles.tags}>
          <LeadStateTag state={row.leadState} />
          {row.late && <StatusTag tone="red">{text.late}</StatusTag>}
          {row.repeated && <StatusTag tone="amber">{text.repeated}</StatusTag>}
        </span>
      ),
    },
  ]
}
