import { Select } from 'antd'
import { useMemo } from 'react'
import { type CategoryEnforcement, categoryEnforcementLabels, type TaxonomyLeaf } from '#shared/domain/taxonomy-map'
import { DictionarySelect } from '../../ui/forms/choice-fields'
import { DataGrid } from '../../ui/list-page/data-grid'
import type { GridColumn } from '../../ui/list-page/fit-columns'
import { useActiveRow } from '../../ui/list-page/use-active-row'
import { useListKeys } from '../../ui/list-page/use-list-keys'
import { useWindowedList } from '../../ui/list-page/use-windowed-list'
import { StatusTag } from '../../ui/status/status-tag'
import styles from './hotline.module.css'
import { taxonomyTexts as text } from './import-messages'
import type { Meanings } from './taxonomy-leaves'

interface TaxonomyTableProps {
  /** Of the list as it is filtered: another name is another list. */
  readonly name: string
  readonly leaves: readonly (readonly [string, TaxonomyLeaf])[]
  readonly changes: Meanings
  readonly onChange: (key: string, meaning: Meanings[string]) => void
}

interface LeafRow {
  readonly id: string
  readonly leaf: TaxonomyLeaf
}

const stances = Object.entries(categoryEnforcementLabels).map(([value, label]) => ({
  value: value as CategoryEnforcement,
  label,
}))

export function TaxonomyTable({ name, leaves, changes, onChange }: TaxonomyTableProps) {
  const rows = useMemo(() => leaves.map(([id, leaf]): LeafRow => ({ id, leaf })), [leaves])
  const list = useWindowedList<LeafRow>(
    name,
    async ({ offset, limit }) => ({
      total: rows.length,
      offset,
      rows: rows.slice(offset, offset + limit),
      counts: {},
    }),
    [],
  )
  const active = useActiveRow(list, { index: undefined, id: undefined })
  useListKeys({ active, paneOpen: false, onOpen: () => undefined, onClosePane: () => undefined })
  const columns = leafColumns(changes, onChange)
  return (
    <div className={styles.mapBody}>
      <DataGrid
        key={name}
        name={name}
        label={text.title}
        list={list}
        columns={columns}
        active={active}
        onOpen={() => undefined}
        onSort={() => undefined}
      />
    </div>
  )
}

function leafColumns(changes: Meanings, onChange: TaxonomyTableProps['onChange']): GridColumn<LeafRow>[] {
  const meaning = ({ id, leaf }: LeafRow) => changes[id] ?? leaf
  const change = (row: LeafRow, patch: Partial<Meanings[string]>) => {
    const { isEnforcement, field, enforcementType } = { ...meaning(row), ...patch }
    onChange(row.id, { isEnforcement, ...(field && { field }), ...(enforcementType && { enforcementType }) })
  }
  const label = (row: LeafRow, title: string) => `${row.leaf.path.join('／')}：${title}`
  return [
    { key: 'path', title: text.path, width: 340, grow: 2, render: ({ leaf }) => leaf.path.join(' ／ ') },
    {
      key: 'isEnforcement',
      title: text.isEnforcement,
      width: 150,
      render: (row) => (
        <Select<CategoryEnforcement>
          size="small"
          aria-label={label(row, text.isEnforcement)}
          className={styles.use}
          value={meaning(row).isEnforcement}
          options={stances}
          onChange={(isEnforcement) => change(row, { isEnforcement })}
        />
      ),
    },
    {
      key: 'field',
      title: text.field,
      width: 170,
      render: (row) => (
        <DictionarySelect
          dictionary="field"
          label={label(row, text.field)}
          clearable
          {...(meaning(row).field ? { value: meaning(row).field as string } : {})}
          onChange={(field) => change(row, { field })}
        />
      ),
    },
    {
      key: 'type',
      title: text.type,
      width: 170,
      render: (row) => (
        <DictionarySelect
          dictionary="enforcementType"
          label={label(row, text.type)}
          clearable
          {...(meaning(row).enforcementType ? { value: meaning(row).enforcementType as string } : {})}
          onChange={(enforcementType) => change(row, { enforcementType })}
        />
      ),
    },
    {
      key: 'state',
      title: text.state,
      width: 90,
      render: ({ leaf }) => (
        <StatusTag tone={leaf.confirmed ? 'accentOutline' : 'quiet'}>
          {leaf.confirmed ? text.confirmed : text.proposed}
        </StatusTag>
      ),
    },
  ]
}
