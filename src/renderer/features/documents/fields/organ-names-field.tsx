import { Select } from 'antd'
import { useMemo } from 'react'
import { useReference } from '../../../data/hooks'
import type { FieldSpec } from '../../../ui/documents/form-model'
import { leaveOnTab } from '../../../ui/forms/leave-on-tab'
import { documentTexts as text } from '../messages'
import { fieldElementId, useFields } from './field-context'
import { FieldFrame } from './field-frame'
import styles from './fields.module.css'

interface OrganNamesFieldProps {
  readonly spec: FieldSpec & { readonly max?: number }
  readonly path: string
  readonly value: unknown
  readonly onChange: (names: readonly string[]) => void
}

/** Organs by name as they will print, in the order in which they were chosen; one that is not on the list can be typed. */
export function OrganNamesField({ spec, path, value, onChange }: OrganNamesFieldProps) {
  const { readOnly } = useFields()
  const reference = useReference()
  const options = useMemo(
    () => reference.organs().map(({ id, name }) => ({ key: id, value: name, label: name })),
    [reference],
  )
  const names = Array.isArray(value) ? value.filter((name): name is string => typeof name === 'string') : []
  return (
    <FieldFrame spec={spec} path={path} withInner>
      <Select<string[]>
        id={fieldElementId(path)}
        className={styles.organs}
        mode="tags"
        disabled={readOnly}
        value={names}
        options={options}
        showSearch={{ optionFilterProp: 'label' }}
        tokenSeparators={['、', '，', '；', '\n']}
        placeholder={text.organsHint}
        {...(spec.max === undefined ? {} : { maxCount: spec.max })}
        onInputKeyDown={leaveOnTab}
        onChange={(next) => onChange(next.map((name) => name.trim()).filter((name) => name !== ''))}
      />
    </FieldFrame>
  )
}
