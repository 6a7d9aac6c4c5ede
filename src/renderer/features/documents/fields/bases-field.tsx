import { DeleteOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useMemo } from 'react'
import { basisFacts } from '#shared/commands/documents/case-facts'
import type { BasisFacts } from '#shared/documents/kinds/facts'
import { useReference } from '../../../data/hooks'
import type { FieldSpec } from '../../../ui/documents/form-model'
import { fieldMessages } from '../../../ui/forms/field-messages'
import { StatusTag } from '../../../ui/status/status-tag'
import { documentTexts as text } from '../messages'
import { fieldElementId, useFields } from './field-context'
import { FieldFrame } from './field-frame'
import styles from './fields.module.css'

interface BasesFieldProps {
  readonly spec: FieldSpec
  readonly path: string
  readonly value: unknown
  readonly onChange: (path: string, value: unknown) => void
}

/** Legal bases are taken from the library, words and standing with them; they are never typed into a document. */
export function BasesField({ spec, path, value, onChange }: BasesFieldProps) {
  const { readOnly, citedBases } = useFields()
  const ref = useReference()
  const bases = Array.isArray(value) ? (value as BasisFacts[]) : []
  const options = useMemo(() => {
    const cited = new Set(citedBases.map(keyOf))
    const all = ref.bases().flatMap(({ id }) => basisFacts(id, ref))
    return all
      .map((basis) => ({ basis, cited: cited.has(keyOf(basis)) }))
      .sort((a, b) => Number(b.cited) - Number(a.cited))
      .map(({ basis, cited: own }) => ({
        value: keyOf(basis),
        label: `${basis.law}${basis.article}`,
        words: `${basis.law}${basis.article}${basis.text}`,
        basis,
        own,
      }))
  }, [ref, citedBases])
  const taken = new Set(bases.map(keyOf))
  return (
    <FieldFrame spec={spec} path={path} withInner>
      {bases.length === 0 && <p className={styles.none}>{text.noBases}</p>}
      <ul className={styles.bases}>
        {bases.map((basis, index) => (
          <li key={keyOf(basis)} className={styles.basis}>
            <div className={styles.basisText}>
              <span className={styles.basisName}>
                {basis.law}
                {basis.article}
              </span>{' '}
              {basis.demo ? (
                <StatusTag tone="amber">{fieldMessages.basisDemo}</StatusTag>
              ) : (
                !basis.verified && <StatusTag tone="amber">{fieldMessages.basisUnverified}</StatusTag>
              )}
              {basis.text && <p className={styles.basisWords}>{basis.text}</p>}
            </div>
            {!readOnly && (
              <Button
                type="text"
                size="small"
                icon={<DeleteOutlined aria-hidden />}
                aria-label={text.removeFrom(spec.title, index + 1)}
                onClick={() =>
                  onChange(
                    path,
                    bases.filter((_other, at) => at !== index),
                  )
                }
              />
            )}
          </li>
        ))}
      </ul>
      {!readOnly && (
        <Select<string, (typeof options)[number]>
          id={fieldElementId(path)}
          className={styles.pick}
          value={null}
          placeholder={text.pickBasis}
          notFoundContent={fieldMessages.noBasis}
          showSearch={{ optionFilterProp: 'words' }}
          options={options.filter((option) => !taken.has(option.value))}
          optionRender={({ data }) => (
            <span className={styles.option}>
              {data.label}
              {data.own && <span className={styles.cited}>{text.citedInCase}</span>}
            </span>
          )}
          onChange={(_key, option) => {
            const picked = Array.isArray(option) ? undefined : option?.basis
            if (picked) onChange(path, [...bases, picked])
          }}
        />
      )}
    </FieldFrame>
  )
}

function keyOf(basis: BasisFacts): string {
  return `${basis.law} ${basis.article} ${basis.text}`
}
