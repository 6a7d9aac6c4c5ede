import { Button, Space, Table } from 'antd'
import { useCallback, useState } from 'react'
import { roleLabels } from '#shared/domain/roles'
import type { ListedAccount } from '#shared/sync/accounts-protocol'
import { useDesk, useReference, useSession } from '../../data/hooks'
import { ReasonDialog } from '../../ui/feedback/reason-dialog'
import { RefusalNotice } from '../../ui/feedback/refusal-notice'
import { StatusTag } from '../../ui/status/status-tag'
import { formatMoment } from '../../ui/time/format'
import { accountMessages as text } from './account-messages'
import { ChangeUserDrawer } from './change-user-drawer'
import { FindField } from './find-field'
import { useServerList } from './use-server-list'

/** Everybody who may log in, for the administrator: what they may do, and an end to it. */
export function AccountTable() {
  const desk = useDesk()
  const reference = useReference()
  const { userId } = useSession()
  const list = useServerList(useCallback(() => desk.accounts(), [desk]))
  const [words, setWords] = useState('')
  const [changing, setChanging] = useState<ListedAccount>()
  const [switching, setSwitching] = useState<ListedAccount>()
  const rows = (list.value?.users ?? []).filter(({ name, login }) => `${name} ${login}`.includes(words))
  return (
    <>
      <FindField hint={text.find} onFind={setWords} />
      {list.refusal && <RefusalNotice refusal={list.refusal} />}
      <Table<ListedAccount>
        size="small"
        rowKey="id"
        loading={list.loading && !list.value}
        dataSource={rows}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{ emptyText: text.nothing }}
        columns={[
          { title: text.name, dataIndex: 'name', width: 100 },
          { title: text.login, dataIndex: 'login', width: 130, ellipsis: true },
          { title: text.roles, render: (_, { roles }) => roles.map((role) => roleLabels[role]).join('、') },
          { title: text.organ, render: (_, { organId }) => reference.organ(organId)?.name ?? '' },
          { title: text.openCases, dataIndex: 'openCases', width: 84, align: 'right' },
          {
            title: text.lastSeen,
            width: 172,
            render: (_, { lastSeen }) => (lastSeen ? formatMoment(lastSeen) : text.never),
          },
          { title: text.state, width: 80, render: (_, { disabled }) => <State disabled={disabled} /> },
          {
            title: text.acts,
            width: 130,
            render: (_, row) =>
              // Nobody gives himself rights or shuts himself out.
              row.id !== userId && (
                <Space size={0}>
                  <Button type="link" size="small" onClick={() => setChanging(row)}>
                    {text.change}
                  </Button>
                  <Button type="link" size="small" danger={!row.disabled} onClick={() => setSwitching(row)}>
                    {row.disabled ? text.enable : text.disable}
                  </Button>
                </Space>
              ),
          },
        ]}
      />
      <ChangeUserDrawer account={changing} onClose={() => setChanging(undefined)} onDone={list.reload} />
      <SwitchUserDialog account={switching} onClose={() => setSwitching(undefined)} onDone={list.reload} />
    </>
  )
}

export function State({ disabled }: { disabled: boolean }) {
  return <StatusTag tone={disabled ? 'neutral' : 'accentOutline'}>{disabled ? text.disabled : text.enabled}</StatusTag>
}

interface SwitchUserProps {
  readonly account: ListedAccount | undefined
  readonly onClose: () => void
  readonly onDone: () => Promise<void>
}

function SwitchUserDialog({ account, onClose, onDone }: SwitchUserProps) {
  const desk = useDesk()
  if (!account) return null
  const { login, name, disabled } = account
  return (
    <ReasonDialog
      open
      title={disabled ? text.enableUserTitle(name) : text.disableUserTitle(name)}
      description={disabled ? text.enableUserHint : text.disableUserHint}
      label={text.reason}
      okText={disabled ? text.enable : text.disable}
      danger={!disabled}
      maxLength={500}
      onSubmit={async (reason) => {
        const answer = await (disabled ? desk.enableUser({ login, reason }) : desk.disableUser({ login, reason }))
        if (!answer.ok) return answer.refusal
        await onDone()
        return undefined
      }}
      onClose={onClose}
    />
  )
}
