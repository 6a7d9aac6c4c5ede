import { Table } from 'antd'
import { roleLabels } from '#shared/domain/roles'
import { useReference } from '../../data/hooks'
import { StatusTag } from '../../ui/status/status-tag'
import { systemMessages as text } from './messages'

export function UserTable() {
  const reference = useReference()
  return (
    <Table
      size="small"
      rowKey="id"
      dataSource={[...reference.users()]}
      pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      locale={{ emptyText: text.nothing }}
      columns={[
        { title: text.user.name, dataIndex: 'name', width: 140 },
        { title: text.user.roles, render: (_, user) => user.roles.map((role) => roleLabels[role]).join('、') },
        { title: text.user.organ, render: (_, user) => reference.organ(user.organId)?.name ?? '' },
        { title: text.user.certNo, dataIndex: 'certNo', width: 160 },
        {
          title: text.user.state,
          width: 90,
          render: (_, user) => (
            <StatusTag tone={user.disabled ? 'neutral' : 'accentOutline'}>
              {user.disabled ? text.disabled : text.enabled}
            </StatusTag>
          ),
        },
      ]}
    />
  )
}
