import { PlusOutlined } from '@ant-design/icons'
import { Button, Drawer, Radio, Select, Table } from 'antd'
import { useState } from 'react'
import { v7 as newId } from 'uuid'
import { civilDateOf } from '#shared/domain/civil-date'
import type { Delegation } from '#shared/domain/reference'
import { roleLabels } from '#shared/domain/roles'
import { useReference, useSession } from '../../data/hooks'
import { useRun } from '../../ui/commands/use-run'
import { CommandForm, Field } from '../../ui/forms/command-form'
import { DateField } from '../../ui/forms/date-field'
import { GrowingText } from '../../ui/forms/growing-text'
import { formatDay } from '../../ui/time/format'
import { useNow } from '../../ui/time/use-now'
import { systemMessages as text } from './messages'
import styles from './system.module.css'

const roles = ['reviewer', 'issuer'] as const

/** Who acts in whose place, and until when; a reviewer or issuer grants his own. */
export function DelegationView() {
  const ref = useReference()
  const session = useSession()
  const [granting, setGranting] = useState(false)
  const rows = ref
    .delegations()
    .filter(({ organId }) => organId === session.organId)
    .sort((a, b) => b.from.localeCompare(a.from))
  const own = roles.filter((role) => session.roles.includes(role))
  return (
    <>
      {own.length > 0 && (
        <Button className={styles.find} icon={<PlusOutlined aria-hidden />} onClick={() => setGranting(true)}>
          {text.grant}
        </Button>
      )}
      <Table<Delegation>
        size="small"
        rowKey="id"
        dataSource={rows}
        pagination={false}
        locale={{ emptyText: text.nothing }}
        columns={[
          { title: text.delegation.from, width: 120, render: (_, row) => ref.user(row.fromUserId)?.name },
          { title: text.delegation.to, width: 120, render: (_, row) => ref.user(row.toUserId)?.name },
          { title: text.delegation.role, width: 100, render: (_, row) => roleLabels[row.role] },
          {
            title: text.delegation.period,
            width: 260,
            render: (_, row) => `${formatDay(row.from)} - ${formatDay(row.until)}`,
          },
          { title: text.delegation.reason, dataIndex: 'reason' },
          { title: text.delegation.state, width: 160, render: (_, row) => <State row={row} /> },
        ]}
      />
      <Drawer open={granting} title={text.grantTitle} size={480} onClose={() => setGranting(false)} destroyOnHidden>
        <GrantForm own={own} onDone={() => setGranting(false)} />
      </Drawer>
    </>
  )
}

function State({ row }: { row: Delegation }) {
  const { userId } = useSession()
  const run = useRun()
  const today = civilDateOf(useNow())
  if (row.revokedAt) return text.delegation.revoked
  if (row.until < today) return text.delegation.over
  const words = row.from > today ? text.delegation.ahead : text.delegation.running
  if (row.fromUserId !== userId) return words
  return (
    <>
      {words}
      <Button type="link" size="small" onClick={() => void run('delegation.revoke', { delegationId: row.id })}>
        {text.delegation.revoke}
      </Button>
    </>
  )
}

function GrantForm({ own, onDone }: { own: readonly (typeof roles)[number][]; onDone: () => void }) {
  const ref = useReference()
  const session = useSession()
  const [delegationId] = useState(() => newId())
  const today = civilDateOf(useNow())
  const colleagues = ref
    .users()
    .filter((user) => user.organId === session.organId && !user.disabled && user.id !== session.userId)
    .map(({ id, name }) => ({ value: id, label: name }))
  return (
    <CommandForm<{ toUserId?: string; role?: string; from?: string; until?: string; reason: string }>
      formKey="delegation.grant"
      command="delegation.grant"
      initial={{ role: own[0], from: today, reason: '' }}
      toInput={(values) => ({ delegationId, ...values })}
      okText={text.saveGrant}
      onDone={onDone}
    >
      <Field name="role">
        <Radio.Group options={own.map((value) => ({ value, label: roleLabels[value] }))} />
      </Field>
      <Field name="toUserId" hint={text.grantHint}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={colleagues} />
      </Field>
      <Field name="from">
        <DateField />
      </Field>
      <Field name="until">
        <DateField disabledDate={(date) => date < today} />
      </Field>
      <Field name="reason">
        <GrowingText minRows={2} maxRows={6} maxLength={500} />
      </Field>
    </CommandForm>
  )
}
