import { Button, Table } from 'antd'
import { useState } from 'react'
import { commandLabels } from '#shared/domain/command-labels'
import { roleLabels } from '#shared/domain/roles'
import type { AuditLine } from '#shared/sync/audit-protocol'
import { useReference } from '../../data/hooks'
import { RefusalNotice } from '../../ui/feedback/refusal-notice'
import { DateField } from '../../ui/forms/date-field'
import { FilterSelect } from '../../ui/list-page/filter-select'
import { ListSearch } from '../../ui/list-page/list-search'
import { formatMoment } from '../../ui/time/format'
import { AuditChain } from './audit-chain'
import { AuditEntryFacts } from './audit-entry-facts'
import { auditMessages as text } from './audit-messages'
import styles from './system.module.css'
import { type AuditFilter, useAuditEntries } from './use-audit-entries'

const acts = Object.entries({ ...commandLabels, ...text.serverActs })
  .map(([value, label]) => ({ value, label }))
  .sort((a, b) => a.label.localeCompare(b.label, 'zh-CN'))

/** What was done by whom and when, for auditors; asked of the server, nothing of it stays on this machine. */
export function AuditView() {
  const reference = useReference()
  const [filter, setFilter] = useState<AuditFilter>({})
  const list = useAuditEntries(filter)
  const change = (patch: Partial<AuditFilter>) => setFilter((before) => ({ ...before, ...patch }))
  const people = reference.users().map(({ id, name }) => ({ value: id, label: name }))
  return (
    <>
      <AuditChain />
      <div className={styles.filters}>
        <DateField label={text.from} value={filter.from} onChange={(from) => change({ from })} />
        <DateField label={text.until} value={filter.until} onChange={(until) => change({ until })} />
        <FilterSelect
          label={text.person}
          value={filter.userId}
          options={people}
          onChange={(userId) => change({ userId })}
        />
        <FilterSelect
          label={text.act}
          value={filter.type}
          options={acts}
          onChange={(type) => change({ type })}
          width={220}
        />
        <ListSearch label={text.touched} value={filter.touched} onSearch={(touched) => change({ touched })} />
      </div>
      {list.refusal && <RefusalNotice refusal={list.refusal} />}
      <Table<AuditLine>
        size="small"
        rowKey="seq"
        loading={list.loading}
        dataSource={[...list.entries]}
        pagination={false}
        locale={{ emptyText: text.nothing }}
        expandable={{ expandedRowRender: (entry) => <AuditEntryFacts entry={entry} />, expandRowByClick: true }}
        columns={[
          { title: text.seq, dataIndex: 'seq', width: 90, align: 'right' },
          { title: text.at, width: 170, render: (_, { at }) => formatMoment(at) },
          { title: text.who, width: 110, render: (_, entry) => entry.userName || text.system },
          { title: text.role, width: 110, render: (_, { role }) => labelOf(roleLabels, role) },
          { title: text.what, render: (_, { type }) => actLabel(type) },
          { title: text.objects, width: 80, align: 'right', render: (_, { touched }) => touched.length },
          { title: text.device, dataIndex: 'device', width: 180, ellipsis: true },
        ]}
      />
      {list.more && (
        <Button className={styles.more} loading={list.loading} onClick={list.more}>
          {text.more}
        </Button>
      )}
    </>
  )
}

/** The command in the words of the record; acts that stand in no record in their own, or as the server names them. */
function actLabel(type: string): string {
  return labelOf(commandLabels, type, labelOf(text.serverActs, type))
}

function labelOf(labels: Readonly<Record<string, string>>, key: string, otherwise = key): string {
  return labels[key] ?? otherwise
}
