import { Table } from 'antd'
import { entityLabel } from '#shared/domain/entity-labels'
import type { AuditLine } from '#shared/sync/audit-protocol'
import { formatMoment } from '../../ui/time/format'
import { auditMessages as text } from './audit-messages'
import styles from './system.module.css'

/** An entry as it is hashed: what it touched, and what ties it to the one before. */
export function AuditEntryFacts({ entry }: { entry: AuditLine }) {
  const facts: readonly (readonly [string, string | null | undefined])[] = [
    [text.deviceAt, formatMoment(entry.deviceAt ?? undefined)],
    [text.command, entry.commandId],
    [text.client, entry.clientId],
    [text.previous, entry.prev],
    [text.hash, entry.hash],
  ]
  return (
    <div className={styles.facts}>
      <dl>
        {facts.map(([label, value]) =>
          value ? (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      {entry.touched.length > 0 && (
        <Table
          size="small"
          rowKey={({ type, id }) => `${type}/${id}`}
          dataSource={[...entry.touched]}
          pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
          columns={[
            { title: text.objects, render: (_, { type, id }) => `${entityLabel(type)} ${id}` },
            { title: text.before, render: (_, { before }) => <code>{before?.slice(0, 16) ?? text.none}</code> },
            { title: text.after, render: (_, { after }) => <code>{after?.slice(0, 16) ?? text.none}</code> },
          ]}
        />
      )}
    </div>
  )
}
