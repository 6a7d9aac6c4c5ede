import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import {
  deliveryMethodLabels,
  printKindLabels,
  replacementLabels,
  replyOutcomeLabels,
} from '#shared/domain/document-life'
import { documentStepLabels, type OfficialDocument } from '#shared/domain/official-document'
import type { StoredFile } from '#shared/domain/stored-file'
import type { CaseBundle } from '../../data/desk-worker-api'
import { useReference } from '../../data/hooks'
import { StoredFileLink } from '../../ui/attachments/stored-file-link'
import { EmptyState } from '../../ui/feedback/empty-state'
import { StatusTag } from '../../ui/status/status-tag'
import { formatDay, formatMoment } from '../../ui/time/format'
import styles from './document-page.module.css'
import { documentTexts as text } from './messages'
import { RelatedPapers } from './related-papers'

/** The life of the document: who drafted, reviewed, signed, sealed, served and answered it, and what was printed of it. */
export function TrailPane({ document, bundle }: { document: OfficialDocument; bundle: CaseBundle }) {
  const ref = useReference()
  const name = (id: string | undefined) => (id ? (ref.user(id)?.name ?? id) : '')
  const { approvals, external, sealUses, deliveries, replies, files, prints, voided } = document
  return (
    <div className={styles.sidePane}>
      {voided && (
        <p className={styles.trailLine}>
          <StatusTag tone="red">{text.voided}</StatusTag> {voided.reason}（{name(voided.by)}，{formatMoment(voided.at)}
          ）
        </p>
      )}
      <Replacements document={document} documents={bundle.documents} />
      {approvals.length === 0 && <EmptyState title={text.trailEmpty}>{text.trailEmptyTodo}</EmptyState>}
      <Register
        title={text.approvals}
        heads={[text.step, text.person, text.moment, text.opinion]}
        rows={approvals.map((entry) => ({
          key: `${entry.step} ${entry.at}`,
          cells: [documentStepLabels[entry.step], name(entry.by), formatMoment(entry.at), entry.opinion],
        }))}
      />
      {external && (
        <p className={styles.trailLine}>
          <span className={styles.quiet}>{text.external}</span> {external.number}　{external.signer}　
          {formatDay(external.on)}　
          <Named words={external.scan} files={external.scanFile ? [external.scanFile] : []} />
        </p>
      )}
      <Register
        title={text.sealUses}
        heads={[text.sealedOn, text.seal, text.copies, text.approvedBy, text.person]}
        rows={sealUses.map((use) => ({
          key: use.id,
          cells: [formatDay(use.on), use.seal, use.copies, use.approvedBy, name(use.by)],
        }))}
      />
      <Register
        title={text.deliveries}
        heads={[text.method, text.servedOn, text.receiver, text.receipt]}
        rows={deliveries.map((entry) => ({
          key: entry.id,
          cells: [
            deliveryMethodLabels[entry.method],
            formatDay(entry.servedOn),
            [entry.receiver, entry.proof].filter(Boolean).join('；'),
            entry.receipt || entry.receiptFiles.length > 0 ? (
              <Named key="receipt" words={entry.receipt} files={entry.receiptFiles} />
            ) : (
              <StatusTag key="receipt" tone="amber">
                {text.noReceipt}
              </StatusTag>
            ),
          ],
        }))}
      />
      <RelatedPapers document={document} bundle={bundle} />
      {document.replyDueAt && (
        <p className={styles.trailLine}>
          <span className={styles.quiet}>{text.replyDue}</span> {formatDay(document.replyDueAt)}
        </p>
      )}
      <Register
        title={text.replies}
        heads={[text.receivedOn, text.outcome, text.replyNumber, text.replyText]}
        rows={replies.map((reply) => ({
          key: reply.id,
          cells: [
            <>
              {formatDay(reply.receivedOn)} {reply.late && <StatusTag tone="red">{text.late}</StatusTag>}
            </>,
            replyOutcomeLabels[reply.outcome],
            reply.number,
            <Named key="text" words={reply.text} files={reply.files} />,
          ],
        }))}
      />
      <Register
        title={text.files}
        heads={[text.fileName, text.fileSize, text.fileHash, text.moment]}
        rows={files.map((file) => ({
          key: file.fonts,
          cells: [
            file.name,
            text.kilobytes(Math.ceil(file.size / 1024)),
            <code key="hash" className={styles.hash}>
              {file.sha256}
            </code>,
            formatMoment(file.at),
          ],
        }))}
      />
      <Register
        title={text.prints}
        heads={[text.moment, text.printedAs, text.copies, text.purpose, text.person]}
        rows={prints.map((entry) => ({
          key: entry.id,
          cells: [formatMoment(entry.at), printKindLabels[entry.as], entry.copies, entry.purpose, name(entry.by)],
        }))}
      />
    </div>
  )
}

/** Words with the files that go with them. */
function Named({ words, files }: { words: string; files: readonly StoredFile[] }) {
  return (
    <>
      {words}
      {files.map((file) => (
        <StoredFileLink key={file.sha256} file={file} />
      ))}
    </>
  )
}

interface RegisterProps {
  readonly title: string
  readonly heads: readonly string[]
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[]
}

/** One register of the document; an empty one is not shown. The last column takes the room. */
function Register({ title, heads, rows }: RegisterProps) {
  if (rows.length === 0) return null
  return (
    <section aria-label={title}>
      <h3 className={styles.differenceTitle}>{title}</h3>
      <table className={styles.table}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head}>{head}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key}>
              {cells.map((cell, index) => (
                <td key={heads[index]} className={isShort(cell) ? styles.noWrap : undefined}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Days, names and numbers stay on one line; what was written takes the room that is left. */
function isShort(cell: ReactNode): boolean {
  return typeof cell === 'number' || (typeof cell === 'string' && cell.length <= 18)
}

interface ReplacementsProps {
  readonly document: OfficialDocument
  readonly documents: readonly OfficialDocument[]
}

/** Which document this one ends, and which one ended it. */
function Replacements({ document: { replaces, replacedBy }, documents }: ReplacementsProps) {
  const link = (documentId: string) => (
    <Link to="/documents/$documentId" params={{ documentId }}>
      {documents.find(({ id }) => id === documentId)?.number ?? text.otherDocument}
    </Link>
  )
  return (
    <>
      {replaces && (
        <p className={styles.trailLine}>
          {text.replaces(replacementLabels[replaces.mode])} {link(replaces.documentId)}：{replaces.reason}
        </p>
      )}
      {replacedBy && (
        <p className={styles.trailLine}>
          {text.replacedBy(formatDay(replacedBy.on))} {link(replacedBy.documentId)} {replacementLabels[replacedBy.mode]}
        </p>
      )}
    </>
  )
}
