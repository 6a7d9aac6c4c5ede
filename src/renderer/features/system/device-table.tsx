import { Button, Table, Tooltip } from 'antd'
import { useCallback, useState } from 'react'
import type { ListedClient } from '#shared/sync/accounts-protocol'
import { useDesk, useReference } from '../../data/hooks'
import { ReasonDialog } from '../../ui/feedback/reason-dialog'
import { RefusalNotice } from '../../ui/feedback/refusal-notice'
import { formatDay, formatMoment } from '../../ui/time/format'
import { useNow } from '../../ui/time/use-now'
import { accountMessages as text } from './account-messages'
import { State } from './account-table'
import { FindField } from './find-field'
import { useServerList } from './use-server-list'

/** Every machine that somebody has logged in from; a lost one is shut out here. */
export function DeviceTable() {
  const desk = useDesk()
  const reference = useReference()
  const list = useServerList(useCallback(() => desk.clients(), [desk]))
  const [words, setWords] = useState('')
  const [switching, setSwitching] = useState<ListedClient>()
  const rows = (list.value?.clients ?? []).filter(({ userName, login, device }) =>
    `${userName} ${login} ${device}`.includes(words),
  )
  return (
    <>
      <FindField hint={text.find} onFind={setWords} />
      {list.refusal && <RefusalNotice refusal={list.refusal} />}
      <Table<ListedClient>
        size="small"
        rowKey="id"
        loading={list.loading && !list.value}
        dataSource={rows}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{ emptyText: text.nothing }}
        columns={[
          { title: text.user, width: 150, render: (_, { userName, login }) => `${userName}（${login}）` },
          { title: text.organ, render: (_, { organId }) => reference.organ(organId)?.name ?? '', ellipsis: true },
          { title: text.device, dataIndex: 'device', width: 165, ellipsis: true },
          { title: text.keeps, width: 90, render: (_, { enrolled }) => (enrolled ? text.keepsYes : text.keepsNo) },
          { title: text.lastSeen, width: 172, render: (_, { lastSeen }) => formatMoment(lastSeen) },
          { title: text.lease, width: 110, render: (_, row) => row.enrolled && <Lease until={row.leaseUntil} /> },
          { title: text.sent, width: 80, align: 'right', render: (_, { sent }) => text.count(sent) },
          {
            title: text.putAside,
            width: 84,
            align: 'right',
            render: (_, { putAside }) => putAside > 0 && text.count(putAside),
          },
          { title: text.state, width: 84, render: (_, row) => <DeviceState row={row} /> },
          {
            title: text.acts,
            width: 70,
            render: (_, row) => (
              <Button type="link" size="small" danger={!row.disabled} onClick={() => setSwitching(row)}>
                {row.disabled ? text.enable : text.disable}
              </Button>
            ),
          },
        ]}
      />
      <SwitchDeviceDialog client={switching} onClose={() => setSwitching(undefined)} onDone={list.reload} />
    </>
  )
}

function Lease({ until }: { until: string }) {
  return useNow().toISOString() > until ? text.leaseOver : formatDay(until)
}

function DeviceState({ row: { disabled, disabledAt, disabledBy, disabledReason } }: { row: ListedClient }) {
  if (!disabled || !disabledAt) return <State disabled={disabled} />
  const facts = text.disabledFacts(disabledBy ?? text.operator, formatMoment(disabledAt), disabledReason ?? '')
  return (
    <Tooltip title={facts}>
      <span>
        <State disabled />
        <span className="visually-hidden">{facts}</span>
      </span>
    </Tooltip>
  )
}

interface SwitchDeviceProps {
  readonly client: ListedClient | undefined
  readonly onClose: () => void
  readonly onDone: () => Promise<void>
}

function SwitchDeviceDialog({ client, onClose, onDone }: SwitchDeviceProps) {
  const desk = useDesk()
  if (!client) return null
  const { id, disabled } = client
  const name = `${client.userName}，${client.device}`
  return (
    <ReasonDialog
      open
      title={disabled ? text.enableDeviceTitle(name) : text.disableDeviceTitle(name)}
      description={disabled ? text.enableDeviceHint : text.disableDeviceHint}
      label={text.reason}
      okText={disabled ? text.enable : text.disable}
      danger={!disabled}
      maxLength={500}
      onSubmit={async (reason) => {
        const answer = await (disabled ? desk.enableClient({ id, reason }) : desk.disableClient({ id, reason }))
        if (!answer.ok) return answer.refusal
        await onDone()
        return undefined
      }}
      onClose={onClose}
    />
  )
}
