import type { ReferenceData } from '#shared/domain/reference-data'
import { type CaseStage, stageLabels } from '#shared/domain/supervision-case'
import type { CaseColumns } from '../../data/desk-worker-api'
import type { GridColumn } from '../../ui/list-page/fit-columns'
import { statusMessages } from '../../ui/status/messages'
import { StatusTag } from '../../ui/status/status-tag'
import { PendingMark, StageTag, WaitTag } from '../../ui/status/status-tags'
import { levelTone } from '../../ui/status/status-tones'
import { DueCountdown } from '../../ui/time/due-countdown'
import { formatDay } from '../../ui/time/format'
import styles from './cases.module.css'
import { caseMessages } from './messages'

const text = caseMessages.columns

export function caseColumns(reference: ReferenceData): GridColumn<CaseColumns>[] {
  return [
    {
      key: 'caseNo',
      title: text.caseNo,
      width: 192,
      sortBy: 'caseNo',
      rank: 1,
      render: (row) => row.caseNo || <span className={styles.quiet}>{statusMessages.awaitingNumber}</span>,
    },
    {
      key: 'title',
      title: text.title,
      width: 220,
      grow: 3,
      sortBy: 'title',
      render: (row) => (
        <>
          {row.pending && (
            <>
              <PendingMark />{' '}
            </>
          )}
          {row.conflicts > 0 && (
            <>
              <StatusTag tone="amber">{caseMessages.conflicts(row.conflicts)}</StatusTag>{' '}
            </>
          )}
          {row.waitsFor !== '' && (
            <>
              <WaitTag wait={row.waitsFor} />{' '}
            </>
          )}
          {row.title}
        </>
      ),
    },
    {
      key: 'respondent',
      title: text.respondent,
      width: 150,
      grow: 1,
      rank: 4,
      render: (row) => reference.organ(row.respondentOrganId)?.name ?? '',
    },
    {
      key: 'stage',
      title: text.stage,
      width: 104,
      sortBy: 'stage',
      rank: 0,
      render: (row) => <StageTag stage={row.stage} />,
    },
    {
      key: 'due',
      title: text.due,
      width: 176,
      sortBy: 'dueAt',
      rank: 0,
      render: (row) => (
        <DueCountdown from={row.dueFrom} dueAt={row.dueAt} label={caseMessages.limitKinds[row.dueKind] ?? ''} />
      ),
    },
    {
      key: 'field',
      title: text.field,
      width: 108,
      sortBy: 'field',
      rank: 5,
      render: (row) => reference.label('field', row.field),
    },
    {
      key: 'level',
      title: text.level,
      width: 76,
      sortBy: 'level',
      rank: 6,
      render: (row) =>
        row.level && <StatusTag tone={levelTone(row.level)}>{reference.label('level', row.level)}</StatusTag>,
    },
    {
      key: 'handlers',
      title: text.handlers,
      width: 130,
      rank: 3,
      render: (row) => row.handlerIds.map((id) => reference.user(id)?.name ?? id).join('、'),
    },
    {
      key: 'orders',
      title: text.orders,
      width: 68,
      align: 'end',
      sortBy: 'orders',
      rank: 7,
      render: (row) => row.orders,
    },
    {
      key: 'updatedAt',
      title: text.updatedAt,
      width: 128,
      sortBy: 'updatedAt',
      rank: 2,
      render: (row) => formatDay(row.updatedAt),
    },
    {
      key: 'type',
      title: text.type,
      width: 104,
      rank: 8,
      render: (row) => reference.label('enforcementType', row.enforcementType),
    },
    {
      key: 'issues',
      title: text.issues,
      width: 160,
      rank: 9,
      render: (row) => row.issues.map((issue) => reference.label('issue', issue)).join('、'),
    },
    {
      key: 'createdAt',
      title: text.createdAt,
      width: 128,
      sortBy: 'createdAt',
      rank: 10,
      render: (row) => formatDay(row.createdAt),
    },
    {
      key: 'closedAt',
      title: text.closedAt,
      width: 128,
      sortBy: 'closedAt',
      rank: 11,
      render: (row) => formatDay(row.closedAt),
    },
    { key: 'group', title: text.group, width: 140, rank: 12, render: (row) => row.groupName },
  ]
}

/** The list as a sheet: no person's name but the officers', so that it may leave the desk. */
export function caseSheet(reference: ReferenceData, rows: readonly CaseColumns[]) {
  return {
    columns: caseFileColumns,
    rows: rows.map((row) => [
      row.caseNo || statusMessages.awaitingNumber,
      row.title,
      reference.organ(row.respondentOrganId)?.name ?? '',
      stageLabels[row.stage as CaseStage] ?? row.stage,
      reference.label('field', row.field),
      reference.label('enforcementType', row.enforcementType),
      row.issues.map((issue) => reference.label('issue', issue)).join('、'),
      reference.label('level', row.level),
      row.handlerIds.map((id) => reference.user(id)?.name ?? id).join('、'),
      String(row.orders),
      formatDay(row.dueAt),
      formatDay(row.createdAt),
      formatDay(row.closedAt),
    ]),
  }
}

const caseFileColumns = [
  { title: text.caseNo, width: 26 },
  { title: text.title, width: 44 },
  { title: text.respondent, width: 26 },
  { title: text.stage, width: 12 },
  { title: text.field, width: 14 },
  { title: text.type, width: 14 },
  { title: text.issues, width: 24 },
  { title: text.level, width: 8 },
  { title: text.handlers, width: 18 },
  { title: text.orders, width: 8 },
  { title: text.due, width: 16 },
  { title: text.createdAt, width: 16 },
  { title: text.closedAt, width: 16 },
]
