import { Button, Drawer, Form, Input } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import { v7 as uuid } from 'uuid'
import { civilDateOf } from '#shared/domain/civil-date'
import { contactsOf } from '#shared/domain/organ-contacts'
import type { Delegation, UserProfile } from '#shared/domain/reference'
import { useReference, useSession } from '../../data/hooks'
import { useRun } from '../../ui/commands/use-run'
import { UserMultiSelect } from '../../ui/forms/choice-fields'
import { CommandForm, Field } from '../../ui/forms/command-form'
import { DateField } from '../../ui/forms/date-field'
import { Block, FactList } from '../../ui/sections/block'
import page from '../../ui/sections/subject-page.module.css'
import { formatDay } from '../../ui/time/format'
import { useNow } from '../../ui/time/use-now'
import { departmentTexts as text } from './messages'

/** Who of the organ works on what it receives, and who signs in the leader's place. */
export function ContactsButton() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{text.contacts}</Button>
      <Drawer open={open} title={text.contacts} size={480} onClose={() => setOpen(false)} destroyOnHidden>
        <Contacts />
      </Drawer>
    </>
  )
}

function Contacts() {
  const ref = useReference()
  const { userId, organId, roles } = useSession()
  const run = useRun()
  const today = civilDateOf(useNow())
  const { operators, leaders } = contactsOf(ref.users(), organId)
  const names = (users: readonly UserProfile[]) => users.map(({ name }) => name).join('、') || text.nobody
  const running = ref
    .delegations()
    .filter((one) => one.organId === organId && one.role === 'departmentLeader' && !one.revokedAt && one.until >= today)

  const revoke = ({ id }: Delegation) => run('delegation.revoke', { delegationId: id })

  return (
    <>
      <Block title={ref.organ(organId)?.name ?? ''}>
        <FactList
          rows={[
            [text.operators, names(operators), 'wide'],
            [text.leaders, names(leaders), 'wide'],
          ]}
        />
        <p className={page.muted}>{text.contactsHint}</p>
      </Block>
      <Block title={text.substitute} hint={text.substituteHint}>
        {running.map((one) => (
          <p key={one.id}>
            {text.substitutes(ref.user(one.toUserId)?.name ?? '', formatDay(one.until))}
            {one.fromUserId === userId && (
              <Button type="link" size="small" onClick={() => void revoke(one)}>
                {text.revoke}
              </Button>
            )}
          </p>
        ))}
        {roles.includes('departmentLeader') && <SubstituteForm today={today} />}
      </Block>
    </>
  )
}

interface SubstituteValues {
  readonly to: string[]
  readonly from?: string
  readonly until?: string
  readonly reason: string
}

function SubstituteForm({ today }: { today: string }) {
  const { userId, organId } = useSession()
  const [made, setMade] = useState(0)
  // Another form, another delegation.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const delegationId = useMemo(() => uuid(), [made])
  const fits = useCallback((user: UserProfile) => user.organId === organId && user.id !== userId, [organId, userId])
  return (
    <CommandForm<SubstituteValues>
      key={made}
      formKey={`${organId}/substitute/${made}`}
      command="delegation.grant"
      initial={{ to: [], from: today, reason: '' }}
      toInput={({ to, ...values }) => ({ delegationId, role: 'departmentLeader', toUserId: to[0], ...values })}
      okText={text.substitute}
      onDone={() => setMade(made + 1)}
    >
      <Form.Item name="to" label={text.substitutePerson} required>
        <UserMultiSelect fits={fits} />
      </Form.Item>
      <div className={page.two}>
        <Field name="from">
          <DateField disabledDate={(date) => date < today} />
        </Field>
        <Field name="until">
          <DateField disabledDate={(date) => date < today} />
        </Field>
      </div>
      <Field name="reason">
        <Input maxLength={200} />
      </Field>
    </CommandForm>
  )
}
