import { Table } from 'antd'
import { useMemo, useState } from 'react'
import { useReference } from '../../data/hooks'
import { FindField } from './find-field'
import { systemMessages as text } from './messages'

export function OrganTable() {
  const reference = useReference()
  const [words, setWords] = useState('')
  const rows = useMemo(
    () => reference.organs().filter((organ) => organ.name.includes(words) || organ.shortName.includes(words)),
    [reference, words],
  )
  return (
    <>
      <FindField hint={text.find} onFind={setWords} />
      <Table
        size="small"
        rowKey="id"
        dataSource={rows}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{ emptyText: text.nothing }}
        columns={[
          { title: text.organ.name, dataIndex: 'name' },
          { title: text.organ.shortName, dataIndex: 'shortName', width: 110 },
          { title: text.organ.kind, width: 150, render: (_, organ) => reference.label('organKind', organ.kind) },
          { title: text.organ.region, width: 160, render: (_, organ) => reference.label('region', organ.region) },
          {
            title: text.organ.management,
            width: 110,
            render: (_, organ) => reference.label('management', organ.management),
          },
          { title: text.organ.parent, render: (_, organ) => reference.organ(organ.parentId)?.name ?? '' },
        ]}
      />
    </>
  )
}
