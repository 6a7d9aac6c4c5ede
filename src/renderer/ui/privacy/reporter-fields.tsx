import { reporterFields, type UnmaskField, unmaskFieldLabels } from '#shared/domain/reporter-privacy'
import type { WorkOrder } from '#shared/domain/work-order'
import { StatusTag } from '../status/status-tag'
import { privacyTexts as text } from './messages'
import styles from './privacy.module.css'
import { VeiledField } from './veiled-field'

/** Who reported: every field covered, and only those that there are. */
export function ReporterFields({ order }: { order: Pick<WorkOrder, 'id' | 'reporter'> }) {
  const { reporter } = order
  const withheld = (field: UnmaskField) => reporter.withheld?.includes(field) ?? false
  const known = reporterFields.filter((field) => reporter[field] !== '' || withheld(field))
  const tags = [
    reporter.anonymous && text.anonymous,
    reporter.confidential && text.confidential,
    reporter.isEnterprise && text.enterprise,
  ].filter((tag) => tag !== false)
  return (
    <div className={styles.fields}>
      {tags.length > 0 && (
        <span className={styles.field}>
          {tags.map((tag) => (
            <StatusTag key={tag}>{tag}</StatusTag>
          ))}
        </span>
      )}
      {known.map((field) => (
        <span key={field} className={styles.field}>
          {field !== 'name' && <span className={styles.name}>{unmaskFieldLabels[field]}</span>}
          <VeiledField orderId={order.id} field={field} covered={reporter[field]} withheld={withheld(field)} />
        </span>
      ))}
      {known.length === 0 && tags.length === 0 && <span>{text.notGiven}</span>}
    </div>
  )
}
