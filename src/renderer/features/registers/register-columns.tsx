import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import {
  type DeliveryMethod,
  deliveryMethodLabels,
  type PrintEntry,
  printKindLabels,
  type ReplyOutcome,
  replyOutcomeLabels,
} from '#shared/domain/document-life'
import type { ReferenceData } from '#shared/domain/reference-data'
import type { RegisterName, RegisterRow } from '../../data/desk-worker-api-registers'
import { documentKindName } from '../../ui/documents/kind-name'
import type { GridColumn } from '../../ui/list-page/fit-columns'
import { StatusTag } from '../../ui/status/status-tag'
import { DocumentStatusTag } from '../../ui/status/status-tags'
import { formatDay, formatMoment } from '../../ui/time/format'
import { ledgerMessages as text } from './ledger-messages'
import { statusWords } from './status-words'

/** A column of a register: how a cell reads in a file, and how it looks where that is more than its words. */
interface RegisterColumn {
  readonly title: string
  readonly width: number
  readonly grow?: number
  readonly rank?: number
  readonly words: (row: RegisterRow) => string
  readonly look?: (row: RegisterRow) => ReactNode
}

const fact = (row: RegisterRow, name: string): string => {
  const value = row.facts[name]
  return value === undefined || value === null ? '' : String(value)
}

/** The columns of each register, the same on the screen and in the Excel file. */
export function registerColumns(register: RegisterName, ref: ReferenceData): readonly RegisterColumn[] {
  const person = (name: string) => (row: RegisterRow) => ref.user(fact(row, name))?.name ?? fact(row, name)
  const plain = (name: string) => (row: RegisterRow) => fact(row, name)
  const number: RegisterColumn = {
    title: text.number,
    width: 190,
    words: (row) => row.number,
    look: (row) => (row.documentId ? <DocumentLink row={row}>{row.number || text.awaiting}</DocumentLink> : row.number),
  }
  const title: RegisterColumn = { title: text.documentTitle, width: 200, grow: 3, words: (row) => row.title }
  const on = (label: string): RegisterColumn => ({ title: label, width: 128, words: (row) => formatDay(row.on) })
  const addressee: RegisterColumn = {
    title: text.addressee,
    width: 150,
    grow: 1,
    rank: 3,
    words: (row) => ref.organ(row.addresseeOrganId)?.name ?? '',
  }
  switch (register) {
    case 'numbers':
      return [
        number,
        { title: text.kind, width: 150, rank: 4, words: (row) => (row.kind ? documentKindName(row.kind) : '') },
        title,
        addressee,
        {
          title: text.state,
          width: 92,
          words: (row) => (row.status ? statusWords(row.status) : text.notHere),
          look: (row) => (row.status ? <DocumentStatusTag status={row.status} /> : <Missing />),
        },
        on(text.issuedOn),
        { title: text.signer, width: 84, rank: 2, words: (row) => person('signerId')(row) || fact(row, 'signer') },
        { title: text.remark, width: 140, grow: 2, rank: 1, words: plain('reason') },
      ]
    case 'seals':
      return [
        on(text.sealedOn),
        number,
        title,
        { title: text.seal, width: 150, grow: 1, words: plain('seal') },
        { title: text.copies, width: 60, words: plain('copies') },
        { title: text.approvedBy, width: 84, words: plain('approvedBy') },
        { title: text.by, width: 84, rank: 1, words: person('by') },
        { title: text.remark, width: 120, grow: 1, rank: 2, words: plain('note') },
      ]
    case 'deliveries':
      return [
        {
          ...on(text.servedOn),
          words: (row) => (row.facts.open ? text.notServed : formatDay(row.on)),
          look: (row) => (row.facts.open ? <StatusTag tone="amber">{text.notServed}</StatusTag> : formatDay(row.on)),
        },
        number,
        title,
        addressee,
        {
          title: text.method,
          width: 100,
          words: (row) => deliveryMethodLabels[fact(row, 'method') as DeliveryMethod] ?? '',
        },
        {
          title: text.receiver,
          width: 120,
          grow: 1,
          words: (row) => [fact(row, 'receiver'), fact(row, 'proof')].filter(Boolean).join('；'),
        },
        { title: text.receipt, width: 120, rank: 1, words: receiptWords, look: receiptLook },
      ]
    case 'replies':
      return [
        {
          title: text.receivedOn,
          width: 128,
          words: (row) => (row.facts.owed ? text.owed : formatDay(row.on)),
          look: (row) => (row.facts.owed ? <StatusTag tone="neutral">{text.owed}</StatusTag> : formatDay(row.on)),
        },
        number,
        title,
        addressee,
        {
          title: text.dueOn,
          width: 170,
          words: (row) => `${formatDay(fact(row, 'dueOn'))}${row.facts.late ? ` ${text.late}` : ''}`,
          look: (row) => (
            <>
              {formatDay(fact(row, 'dueOn'))} {row.facts.late === true && <StatusTag tone="red">{text.late}</StatusTag>}
            </>
          ),
        },
        {
          title: text.outcome,
          width: 150,
          rank: 1,
          words: (row) => replyOutcomeLabels[fact(row, 'outcome') as ReplyOutcome] ?? '',
        },
        { title: text.replyText, width: 160, grow: 2, rank: 2, words: plain('text') },
      ]
    case 'prints':
      return [
        { title: text.moment, width: 160, words: (row) => formatMoment(row.on) },
        number,
        title,
        {
          title: text.printedAs,
          width: 100,
          words: (row) => printKindLabels[fact(row, 'as') as PrintEntry['as']] ?? '',
        },
        { title: text.copies, width: 60, words: plain('copies') },
        { title: text.purpose, width: 160, grow: 2, words: plain('purpose') },
        { title: text.by, width: 84, words: person('by') },
      ]
  }
}

function receiptWords(row: RegisterRow): string {
  if (row.facts.open) return ''
  const photos = Number(row.facts.photos ?? 0)
  return [fact(row, 'receipt'), photos > 0 && text.photos(photos)].filter(Boolean).join('，') || text.noReceipt
}

function receiptLook(row: RegisterRow): ReactNode {
  const words = receiptWords(row)
  return words === text.noReceipt ? <StatusTag tone="amber">{words}</StatusTag> : words
}

function Missing() {
  return <StatusTag tone="quiet">{text.notHere}</StatusTag>
}

function DocumentLink({ row, children }: { row: RegisterRow; children: ReactNode }) {
  return (
    <Link to="/documents/$documentId" params={{ documentId: row.documentId }}>
      {children}
    </Link>
  )
}

/** As the grid takes them. */
export function gridColumns(columns: readonly RegisterColumn[]): GridColumn<RegisterRow>[] {
  return columns.map(({ title, width, grow, rank, words, look }) => ({
    key: title,
    title,
    width,
    ...(grow ? { grow } : {}),
    ...(rank ? { rank } : {}),
    render: look ?? words,
  }))
}
