import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { FieldSpec } from '../../../ui/documents/form-model'
import { emptyValue } from '../../../ui/documents/form-model'
import { documentTexts as text } from '../messages'
import { DraftText } from './draft-text'
import { fieldElementId, useFields } from './field-context'
import { FieldEditor } from './field-editor'
import { FieldFrame } from './field-frame'
import styles from './fields.module.css'

interface ListFieldProps {
  readonly spec: FieldSpec & { readonly max?: number }
  readonly item: FieldSpec
  readonly path: string
  readonly value: unknown
  readonly onChange: (path: string, value: unknown) => void
}

/** Elements one under the other, each can be moved and taken out; undo brings it back. */
export function ListField({ spec, item, path, value, onChange }: ListFieldProps) {
  const { readOnly } = useFields()
  const items: readonly unknown[] = Array.isArray(value) ? value : []
  const full = spec.max !== undefined && items.length >= spec.max
  const plain = item.kind === 'line' || item.kind === 'text'
  return (
    <FieldFrame spec={spec} path={path}>
      <ol className={plain ? styles.lines : styles.items}>
        {items.map((element, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: elements have no identity of their own
          <li key={index} className={plain ? styles.line : styles.item}>
            {plain ? (
              <div className={styles.lineText}>
                <DraftText
                  id={fieldElementId(`${path}.${index}`)}
                  long={item.kind === 'text'}
                  readOnly={readOnly}
                  label={text.itemOf(spec.title, index + 1)}
                  value={typeof element === 'string' ? element : ''}
                  onChange={(next) => onChange(`${path}.${index}`, next)}
                />
              </div>
            ) : (
              <div className={styles.itemHead}>
                <span className={styles.itemNo}>{index + 1}</span>
                <span className={styles.itemTitle}>{titleOf(element)}</span>
              </div>
            )}
            {!readOnly && (
              <span className={styles.itemActions}>
                <Button
                  type="text"
                  size="small"
                  icon={<ArrowUpOutlined aria-hidden />}
                  aria-label={text.moveUp(index + 1)}
                  disabled={index === 0}
                  onClick={() => onChange(path, moved(items, index, index - 1))}
                />
                <Button
                  type="text"
                  size="small"
                  icon={<ArrowDownOutlined aria-hidden />}
                  aria-label={text.moveDown(index + 1)}
                  disabled={index === items.length - 1}
                  onClick={() => onChange(path, moved(items, index, index + 1))}
                />
                <Button
                  type="text"
                  size="small"
                  icon={<DeleteOutlined aria-hidden />}
                  aria-label={text.removeFrom(spec.title, index + 1)}
                  onClick={() =>
                    onChange(
                      path,
                      items.filter((_other, at) => at !== index),
                    )
                  }
                />
              </span>
            )}
            {!plain && <FieldEditor spec={item} path={`${path}.${index}`} value={element} onChange={onChange} />}
          </li>
        ))}
      </ol>
      {!readOnly && !full && (
        <Button
          id={fieldElementId(path)}
          // The field's label points here too; the button says what it does.
          aria-label={text.addTo(spec.title)}
          type="dashed"
          size="small"
          icon={<PlusOutlined aria-hidden />}
          onClick={() => onChange(path, [...items, emptyValue(item)])}
        >
          {text.addTo(spec.title)}
        </Button>
      )}
    </FieldFrame>
  )
}

function moved(items: readonly unknown[], from: number, to: number): unknown[] {
  const rest = items.filter((_item, at) => at !== from)
  return [...rest.slice(0, to), items[from], ...rest.slice(to)]
}

/** What an element is called in its head: its first text. */
function titleOf(element: unknown): string {
  if (typeof element !== 'object' || element === null) return ''
  const first = Object.values(element).find((part) => typeof part === 'string' && part !== '')
  return typeof first === 'string' ? first.slice(0, 40) : ''
}
