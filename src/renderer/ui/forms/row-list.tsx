import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Form } from 'antd'
import type { ReactNode } from 'react'
import { fieldMessages as text } from './field-messages'
import styles from './forms.module.css'

interface RowListProps {
  readonly name: string
  readonly label?: string
  readonly addText: string
  /** A new row as it begins. */
  readonly empty: object
  readonly children: (name: number) => ReactNode
}

/** Rows of several fields that are added and removed one by one. */
export function RowList({ name, label, addText, empty, children }: RowListProps) {
  return (
    <Form.Item label={label} required>
      <Form.List name={name}>
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name: row }, index) => (
              <div key={key} className={styles.formRow}>
                {children(row)}
                <Button
                  type="text"
                  icon={<DeleteOutlined aria-hidden />}
                  aria-label={text.removeItem(index + 1)}
                  onClick={() => remove(row)}
                />
              </div>
            ))}
            <Button type="dashed" icon={<PlusOutlined aria-hidden />} onClick={() => add({ ...empty })}>
              {addText}
            </Button>
          </>
        )}
      </Form.List>
    </Form.Item>
  )
}
