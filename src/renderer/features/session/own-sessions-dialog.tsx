import { App, Button, Form, Input, Modal, Spin, Table, Tag } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import type { Refusal } from '#shared/messages/catalogue'
import type { ListedSession, OwnSessions } from '#shared/sync/session-protocol'
import { useDesk } from '../../data/hooks'
import { RefusalNotice } from '../../ui/feedback/refusal-notice'
import { formatMoment } from '../../ui/time/format'
import { sessionMessages as text } from './messages'

const columns = [
  {
    title: text.sessionDevice,
    key: 'device',
    render: ({ device, current }: ListedSession) => (
      <>
        {device} {current && <Tag color="blue">{text.sessionHere}</Tag>}
      </>
    ),
  },
  { title: text.sessionSince, dataIndex: 'createdAt', width: 180, render: (at: string) => formatMoment(at) },
  { title: text.sessionSeen, dataIndex: 'lastSeen', width: 180, render: (at: string) => formatMoment(at) },
]

/** Where one is logged in, and when the password was set: whoever finds a place he does not know ends it here. */
export function OwnSessionsDialog({ onClose }: { onClose: () => void }) {
  const desk = useDesk()
  const { message } = App.useApp()
  const [form] = Form.useForm<{ password: string }>()
  const [own, setOwn] = useState<OwnSessions>()
  const [refusal, setRefusal] = useState<Refusal>()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [busy, setBusy] = useState(false)

  const load = useCallback(async () => {
    const answer = await desk.ownSessions()
    if (!answer.ok) return setRefusal(answer.refusal)
    setOwn(answer)
    setChosen([])
  }, [desk])
  useEffect(() => void load(), [load])

  async function end({ password }: { password: string }) {
    setBusy(true)
    setRefusal(undefined)
    const answer = await desk.endSessions({ ids: [...chosen], password }).finally(() => setBusy(false))
    if (!answer.ok) return setRefusal(answer.refusal)
    form.resetFields()
    void message.success(text.sessionsEnded)
    await load()
  }

  return (
    <Modal open title={text.ownSessions} footer={null} onCancel={onClose} width={720}>
      {refusal && <RefusalNotice refusal={refusal} />}
      {!own && !refusal && <Spin delay={200} />}
      {own && (
        <>
          <p>{text.accountState(formatMoment(own.passwordSetAt), own.secondFactor)}</p>
          <Table<ListedSession>
            size="small"
            rowKey="id"
            columns={columns}
            dataSource={own.sessions}
            pagination={false}
            scroll={{ y: 320 }}
            rowSelection={{
              selectedRowKeys: [...chosen],
              onChange: (keys) => setChosen(keys.map(String)),
              getCheckboxProps: ({ current, device }) => ({ disabled: current, 'aria-label': device }),
            }}
          />
          {own.sessions.length < 2 ? (
            <p>{text.sessionsAlone}</p>
          ) : (
            <Form form={form} layout="inline" requiredMark={false} onFinish={end} style={{ marginTop: 16 }}>
              <Form.Item
                name="password"
                label={text.currentPassword}
                rules={[{ required: true, message: text.passwordMissing }]}
              >
                <Input.Password autoComplete="current-password" maxLength={200} />
              </Form.Item>
              <Button type="primary" htmlType="submit" loading={busy} disabled={chosen.length === 0}>
                {text.endChosen(chosen.length)}
              </Button>
            </Form>
          )}
        </>
      )}
    </Modal>
  )
}
