import { App, Button, Drawer, Form, Input } from 'antd'
import { useState } from 'react'
import { type Role, role, roleLabels } from '#shared/domain/roles'
import type { Refusal } from '#shared/messages/catalogue'
import type { ListedAccount } from '#shared/sync/accounts-protocol'
import { useDesk } from '../../data/hooks'
import { RefusalNotice } from '../../ui/feedback/refusal-notice'
import { CheckGroup } from '../../ui/forms/check-group'
import { GrowingText } from '../../ui/forms/growing-text'
import { holdEnterWhileComposing, isSubmitKey } from '../../ui/forms/ime'
import { OrganSelect } from '../../ui/forms/organ-select'
import { accountMessages as text } from './account-messages'
import styles from './system.module.css'

const roleOptions = role.options
  .filter((each) => each !== 'system')
  .map((value) => ({ value, label: roleLabels[value] }))

interface ChangeUserDrawerProps {
  readonly account: ListedAccount | undefined
  readonly onClose: () => void
  readonly onDone: () => Promise<void>
}

/** What a person may do from now on, and where. */
export function ChangeUserDrawer({ account, onClose, onDone }: ChangeUserDrawerProps) {
  return (
    <Drawer
      open={account !== undefined}
      title={account && text.changeTitle(account.name)}
      size={480}
      onClose={onClose}
      destroyOnHidden
    >
      {account && <ChangeUserForm key={account.id} account={account} onClose={onClose} onDone={onDone} />}
    </Drawer>
  )
}

interface Values {
  readonly roles: Role[]
  readonly organId?: string
  readonly certNo?: string
  readonly reason?: string
}

function ChangeUserForm({ account, onClose, onDone }: ChangeUserDrawerProps & { account: ListedAccount }) {
  const desk = useDesk()
  const { message } = App.useApp()
  const [form] = Form.useForm<Values>()
  const [refusal, setRefusal] = useState<Refusal>()
  const [busy, setBusy] = useState(false)
  const { login, name, roles, organId, certNo } = account

  async function save({ organId: organ = '', certNo: nextCertNo = '', reason = '', ...rest }: Values) {
    setBusy(true)
    const wanted = { login, roles: rest.roles, organ, certNo: nextCertNo.trim(), reason: reason.trim() }
    const answer = await desk.changeUser(wanted).finally(() => setBusy(false))
    if (!answer.ok) return setRefusal(answer.refusal)
    void message.success(text.changed(name))
    onClose()
    await onDone()
  }

  return (
    <Form<Values>
      name="change-user"
      form={form}
      layout="vertical"
      initialValues={{ roles, organId, certNo: certNo ?? '' }}
      onFinish={save}
      onValuesChange={() => setRefusal(undefined)}
      onKeyDownCapture={holdEnterWhileComposing}
      onKeyDown={(event) => {
        if (isSubmitKey(event)) form.submit()
      }}
    >
      <p className={styles.quiet}>{text.changeHint}</p>
      {refusal && <RefusalNotice refusal={refusal} onClose={() => setRefusal(undefined)} />}
      <Form.Item
        name="roles"
        label={text.roles}
        rules={[{ required: true, type: 'array', message: text.rolesMissing }]}
      >
        <CheckGroup options={roleOptions} label={text.roles} className={styles.roles} />
      </Form.Item>
      <Form.Item name="organId" label={text.organ} rules={[{ required: true, message: text.organMissing }]}>
        <OrganSelect />
      </Form.Item>
      <Form.Item name="certNo" label={text.certNo}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="reason" label={text.reason} rules={[{ required: true, whitespace: true }]}>
        <GrowingText minRows={2} maxRows={6} maxLength={500} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={busy}>
        {text.saveChange}
      </Button>
    </Form>
  )
}
