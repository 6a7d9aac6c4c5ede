import { Table } from 'antd'
import { useState } from 'react'
import { useLive } from '../../data/hooks'
import { systemMessages as text } from './messages'
import styles from './system.module.css'

/** The dictionaries at the left, the codes of the chosen one at the right. */
export function DictionaryView() {
  const { value: rows } = useLive('all reference data', ['reference'], (desk) => desk.reference())
  const [chosen, setChosen] = useState<string>()
  const dictionaries = rows?.dictionary ?? []
  const shown = dictionaries.find(({ id }) => id === chosen) ?? dictionaries[0]
  return (
    <div className={styles.split}>
      <ul className={styles.choices} aria-label={text.parts.dictionaries}>
        {dictionaries.map(({ id, title, items }) => (
          <li key={id}>
            <button type="button" aria-pressed={id === shown?.id} onClick={() => setChosen(id)}>
              {title}
              <span className={styles.quiet}>{items.length}</span>
            </button>
          </li>
        ))}
      </ul>
      <Table
        size="small"
        rowKey="code"
        dataSource={shown ? [...shown.items] : []}
        pagination={false}
        locale={{ emptyText: text.nothing }}
        columns={[
          { title: text.label, dataIndex: 'label' },
          { title: text.code, dataIndex: 'code', width: 240 },
        ]}
      />
    </div>
  )
}
