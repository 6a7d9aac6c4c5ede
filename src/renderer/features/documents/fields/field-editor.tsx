import { Checkbox, InputNumber, Radio } from 'antd'
import { memo } from 'react'
import { type FieldSpec, isRunningText } from '../../../ui/documents/form-model'
import { DateField } from '../../../ui/forms/date-field'
import { RichText } from '../editor/rich-text'
import { documentTexts as text } from '../messages'
import { setIn } from '../set-in'
import { BasesField } from './bases-field'
import { DraftText } from './draft-text'
import { fieldElementId, useFields } from './field-context'
import { FieldFrame } from './field-frame'
import styles from './fields.module.css'
import { ListField } from './list-field'
import { OrganNamesField } from './organ-names-field'
import { PictureField } from './picture-field'

export interface FieldEditorProps {
  readonly spec: FieldSpec
  /** Dotted, from the root of the content: `findings.0.fact`. */
  readonly path: string
  readonly value: unknown
  readonly onChange: (path: string, value: unknown) => void
}

/** One field of a document by its kind; drawn again only when its own value changes. */
export const FieldEditor = memo(function FieldEditor({ spec, path, value, onChange }: FieldEditorProps) {
  const { readOnly } = useFields()
  const id = fieldElementId(path)
  const change = (next: unknown) => onChange(path, next)
  switch (spec.kind) {
    case 'line':
    case 'text':
      if (isRunningText(spec))
        return (
          <FieldFrame spec={spec} path={path}>
            <RichText
              id={id}
              label={spec.title}
              readOnly={readOnly}
              value={typeof value === 'string' ? value : ''}
              onChange={change}
            />
          </FieldFrame>
        )
      return (
        <FieldFrame spec={spec} path={path}>
          <DraftText
            id={id}
            long={spec.kind === 'text'}
            max={spec.max}
            readOnly={readOnly}
            value={typeof value === 'string' ? value : ''}
            onChange={(next) => change(next === '' && !spec.required && value === undefined ? undefined : next)}
          />
        </FieldFrame>
      )
    case 'number':
      return (
        <FieldFrame spec={spec} path={path}>
          <InputNumber<number>
            id={id}
            className={styles.number}
            min={spec.min}
            max={spec.max}
            {...(spec.whole ? { precision: 0 } : {})}
            readOnly={readOnly}
            value={typeof value === 'number' ? value : null}
            onChange={(next) => change(next ?? undefined)}
          />
        </FieldFrame>
      )
    case 'date':
      return (
        <FieldFrame spec={spec} path={path}>
          <DateField
            id={id}
            disabled={readOnly}
            value={typeof value === 'string' ? value : undefined}
            onChange={change}
          />
        </FieldFrame>
      )
    case 'flag':
      return (
        <FieldFrame spec={spec} path={path}>
          <Checkbox
            id={id}
            disabled={readOnly}
            checked={value === true}
            onChange={(event) => change(event.target.checked)}
          />
        </FieldFrame>
      )
    case 'picture':
      return <PictureField spec={spec} path={path} value={typeof value === 'string' ? value : ''} onChange={change} />
    case 'choice':
      return (
        <FieldFrame spec={spec} path={path}>
          <Radio.Group
            id={id}
            disabled={readOnly}
            value={typeof value === 'string' ? value : ''}
            options={[
              ...(spec.required ? [] : [{ value: '', label: text.none }]),
              ...spec.options.map((label) => ({ value: label, label })),
            ]}
            onChange={(event) => change(event.target.value === '' ? undefined : event.target.value)}
          />
        </FieldFrame>
      )
    case 'organs':
      return <OrganNamesField spec={spec} path={path} value={value} onChange={change} />
    case 'lines':
      return (
        <ListField
          spec={spec}
          item={{ kind: spec.long ? 'text' : 'line', key: '', title: spec.title, required: true }}
          path={path}
          value={value}
          onChange={onChange}
        />
      )
    case 'list':
      return <ListField spec={spec} item={spec.item} path={path} value={value} onChange={onChange} />
    case 'bases':
      return <BasesField spec={spec} path={path} value={value} onChange={onChange} />
    case 'group':
      return (
        <div className={styles.group}>
          {spec.fields.map((field) => (
            <FieldEditor
              key={field.key}
              spec={field}
              path={`${path}.${field.key}`}
              value={partOf(value, field.key)}
              onChange={onChange}
            />
          ))}
        </div>
      )
  }
})

export function partOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined
}

/** The new value of the top-level field in which a path lies. */
export function topLevelChange(content: Readonly<Record<string, unknown>>, path: string, value: unknown) {
  const [key = '', ...rest] = path.split('.')
  const steps = rest.map((step) => (/^\d+$/.test(step) ? Number(step) : step))
  return { key, value: setIn(content[key], steps, value) }
}
