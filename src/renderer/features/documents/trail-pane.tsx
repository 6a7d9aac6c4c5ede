import { deliveryMethodLabels } from '#shared/domain/document-life'
import { documentStepLabels, type OfficialDocument } from '#shared/domain/official-document'
import { useReference } from '../../data/hooks'
import { EmptyState } from '../../ui/feedback/empty-state'
import { formatDay, formatMoment } from '../../ui/time/format'
import styles from './document-page.module.css'
import { documentTexts as text } from './messages'

/** Who drafted, reviewed, returned, signed and served the document, and when. */
export function TrailPane({ document }: { document: OfficialDocument }) {
  const ref = useReference()
  const name = (id: string) => ref.user(id)?.name ?? id
  return (
    <div className={styles.sidePane}>
      {document.approvals.length === 0 ? (
        <EmptyState title={text.trailEmpty}>{text.trailEmptyTodo}</EmptyState>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th>{text.step}</th>
              <th>{text.person}</th>
              <th>{text.moment}</th>
              <th>{text.opinion}</th>
            </tr>
          </thead>
          <tbody>
            {document.approvals.map((entry) => (
              <tr key={`${entry.step} ${entry.at}`}>
                <td className={styles.noWrap}>{documentStepLabels[entry.step]}</td>
                <td className={styles.noWrap}>{name(entry.by)}</td>
                <td className={styles.noWrap}>{formatMoment(entry.at)}</td>
                <td>{entry.opinion}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {document.external && (
        <p className={styles.trailLine}>
          <span className={styles.quiet}>{text.external}</span> {document.external.number}　{document.external.signer}　
          {formatDay(document.external.on)}
        </p>
      )}
      {document.deliveries.length > 0 && (
        <>
          <h3 className={styles.differenceTitle}>{text.deliveries}</h3>
          <table className={styles.table}>
            <thead>
              <tr>
                <th>{text.method}</th>
                <th>{text.servedOn}</th>
                <th>{text.receiver}</th>
                <th>{text.receipt}</th>
              </tr>
            </thead>
            <tbody>
              {document.deliveries.map((delivery) => (
                <tr key={delivery.id}>
                  <td className={styles.noWrap}>{deliveryMethodLabels[delivery.method]}</td>
                  <td className={styles.noWrap}>{formatDay(delivery.servedOn)}</td>
                  <td>{delivery.receiver}</td>
                  <td>{delivery.receipt}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {document.replyDueAt && (
        <p className={styles.trailLine}>
          <span className={styles.quiet}>{text.replyDue}</span> {formatDay(document.replyDueAt)}
        </p>
      )}
    </div>
  )
}
