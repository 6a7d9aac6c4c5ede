import { Select } from 'antd'
import { useMemo } from 'react'
import type { LegalBasis } from '#shared/domain/reference'
import { useReference } from '../../data/hooks'
import { StatusTag } from '../status/status-tag'
import styles from './basis-picker.module.css'
import { fieldMessages as text } from './field-messages'
import { leaveOnTab } from './leave-on-tab'

interface BasisPickerProps {
  readonly value?: readonly string[]
  readonly onChange?: (ids: string[]) => void
  readonly id?: string
}

/** Legal bases found by law, article or words of the text; what is chosen is shown in full with its standing. */
export function BasisPicker({ value = [], onChange, id }: BasisPickerProps) {
  const ref = useReference()
  const options = useMemo(
    () =>
      ref.bases().map((basis) => ({
        value: basis.id,
        label: `${basis.law}${basis.article}`,
        words: `${basis.law}${basis.article}${basis.text}`,
        basis,
      })),
    [ref],
  )
  return (
    <div>
      <Select<string[], (typeof options)[number]>
        id={id}
        mode="multiple"
        onInputKeyDown={leaveOnTab}
        value={[...value]}
        placeholder={text.chooseBasis}
        notFoundContent={text.noBasis}
        showSearch={{ optionFilterProp: 'words' }}
        options={options}
        optionRender={({ data }) => (
          <div className={styles.option}>
            <span>
              {data.label} <BasisStanding basis={data.basis} />
            </span>
            <span className={styles.excerpt}>{data.basis.text}</span>
          </div>
        )}
        onChange={(ids) => onChange?.(ids)}
      />
      <BasisList ids={value} />
    </div>
  )
}

/** Bases with their text; one that has gone from the reference data is shown by its id. */
export function BasisList({ ids }: { ids: readonly string[] }) {
  const ref = useReference()
  if (ids.length === 0) return null
  return (
    <ul className={styles.list}>
      {ids.map((id) => {
        const basis = ref.basis(id)
        return (
          <li key={id}>
            <span className={styles.name}>{basis ? `${basis.law}${basis.article}` : id}</span>{' '}
            {basis && <BasisStanding basis={basis} />}
            {basis && <div className={styles.text}>{basis.text}</div>}
          </li>
        )
      })}
    </ul>
  )
}

function BasisStanding({ basis }: { basis: LegalBasis }) {
  if (basis.demo) return <StatusTag tone="amber">{text.basisDemo}</StatusTag>
  return basis.verifiedBy ? null : <StatusTag tone="amber">{text.basisUnverified}</StatusTag>
}
