import { ArrowLeftOutlined } from '@ant-design/icons'
import { Link, useParams } from '@tanstack/react-router'
import { Spin } from 'antd'
import { type ReactNode, useMemo } from 'react'
import { v7 as uuid } from 'uuid'
import type { Transfer, TransferPaper } from '#shared/domain/transfer'
import { DeskError } from '#shared/messages/catalogue'
import type { CaseBundle } from '../../data/desk-worker-api'
import { useCaseBundle, useDesk, useLive } from '../../data/hooks'
import type { CopyLog } from '../../ui/documents/paper-exports'
import { EmptyState } from '../../ui/feedback/empty-state'
import styles from './document-page.module.css'
import { documentTexts, transferLetterTexts as text } from './messages'

type Child = (transfer: Transfer, bundle: CaseBundle) => ReactNode

/** The transfer of the address with its case, once both are there; to who is not of it there is none. */
export function OfTransfer({ children }: { children: Child }) {
  const { transferId = '' } = useParams({ strict: false })
  const transfer = useLive(`transfer ${transferId}`, ['transfers'], (desk) =>
    desk.get('transfer', transferId).then((found) => found ?? null),
  ).value
  if (transfer === undefined) return <Waiting />
  return transfer ? <OfCase transfer={transfer}>{children}</OfCase> : <TransferNotFound />
}

function OfCase({ transfer, children }: { transfer: Transfer; children: Child }) {
  const { value, stale } = useCaseBundle(transfer.caseId)
  if (value) return children(transfer, value)
  return stale ? <Waiting /> : <TransferNotFound />
}

export function ToTransfer({ transfer, bundle }: { transfer: Transfer; bundle: CaseBundle }) {
  return (
    <Link
      to="/cases/$caseId"
      params={{ caseId: transfer.caseId }}
      search={{ section: 'aftermath' }}
      className={styles.back}
    >
      <ArrowLeftOutlined aria-hidden /> {bundle.case.caseNo ?? documentTexts.toCase}
    </Link>
  )
}

/** Copies of its papers are taken down in the transfer itself: every other log is read by others. */
export function useCopyLog({ id: transferId, copies = [] }: Transfer, paper: TransferPaper): CopyLog {
  const desk = useDesk()
  const first = !copies.some((copy) => copy.paper === paper)
  return useMemo(
    () => ({
      first,
      async note(copy) {
        const answer = await desk.run('transfer.recordCopy', { transferId, printId: uuid(), paper, ...copy })
        if (!answer.ok) throw new DeskError(answer.refusal.code, answer.refusal.args)
      },
    }),
    [desk, transferId, paper, first],
  )
}

function Waiting() {
  return (
    <div className={styles.waiting} role="status" aria-busy="true">
      <Spin delay={150} />
      <span className="visually-hidden">{documentTexts.loading}</span>
    </div>
  )
}

export function TransferNotFound() {
  return (
    <EmptyState title={text.notFound} action={<Link to="/workbench">{text.toWorkbench}</Link>}>
      {documentTexts.notFoundTodo}
    </EmptyState>
  )
}
