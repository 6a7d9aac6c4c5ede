import { App, Button, Form, Input, Modal, Radio, Select } from 'antd'
import { useState } from 'react'
import { v7 as newId } from 'uuid'
import { closingKinds } from '#shared/commands/cases/case-closing'
import { closingLabels } from '#shared/domain/field-text'
import { explain } from '#shared/messages/catalogue'
import type { RunAnswer } from '../../data/desk-worker-api'
import { useDesk, useReference, useSession } from '../../data/hooks'
import { type BatchResult, runBatch } from '../../ui/commands/run-batch'
import { GrowingText } from '../../ui/forms/growing-text'
import { holdEnterWhileComposing } from '../../ui/forms/ime'
import { SelectionBar } from '../../ui/list-page/list-page'
import { formatCount } from '../../ui/time/format'
import styles from './cases.module.css'
import { caseMessages as text } from './messages'

type BatchKind = 'reply' | 'close' | 'handover' | 'group'

interface Values {
  readonly text?: string
  readonly kind?: string
  readonly reason?: string
  readonly toUserId?: string
  readonly name?: string
}

/**
 * 批处理: one text or step for many cases, each with a command and a record entry of its own; what a case's guard refuses
 * is listed by number, the others are done.
 */
export function BatchBar({
  ids,
  onDone,
  onClear,
}: {
  ids: ReadonlySet<string>
  onDone: () => void
  onClear: () => void
}) {
  const [kind, setKind] = useState<BatchKind>()
  const [done, setDone] = useState<number>()
  const { message, modal } = App.useApp()
  const runOn = useBatchStep()

  async function run(values: Values) {
    if (!kind) return
    setKind(undefined)
    setDone(0)
    const step = runOn(kind, values)
    const result = await runBatch(
      [...ids],
      step,
      (progress) => setDone(progress.done),
      () => false,
    )
    setDone(undefined)
    if (result.applied.length > 0) void message.success(text.batchDone(result.applied.length))
    tellRefused(result)
    if (result.refused.length === 0) onDone()
  }

  async function tellRefused({ refused }: BatchResult<string>) {
    if (refused.length === 0) return
    modal.warning({
      title: text.batchRefused(refused.length),
      width: 600,
      content: (
        <ul className={styles.refused}>
          {refused.map(({ item, refusal }) => (
            <li key={item}>
              <CaseName caseId={item} />：{explain(refusal)}
            </li>
          ))}
        </ul>
      ),
    })
  }

  return (
    <SelectionBar count={formatCount(ids.size)} onClear={onClear}>
      {done === undefined ? (
        (Object.keys(text.batch) as BatchKind[]).map((each) => (
          <Button key={each} onClick={() => setKind(each)}>
            {text.batch[each]}
          </Button>
        ))
      ) : (
        <span role="status">{text.batchRunning(done, ids.size)}</span>
      )}
      {kind && <BatchDialog kind={kind} count={ids.size} onRun={run} onClose={() => setKind(undefined)} />}
    </SelectionBar>
  )
}

function CaseName({ caseId }: { caseId: string }) {
  const desk = useDesk()
  const [name, setName] = useState('')
  if (name === '')
    void desk.get('supervisionCase', caseId).then((found) => setName(found?.caseNo ?? found?.title ?? ' '))
  return name
}

/** What one case of the batch gets: read first, because its orders and stage decide the input. */
function useBatchStep() {
  const desk = useDesk()
  const { userId } = useSession()
  return (kind: BatchKind, values: Values) => {
    const groupId = newId()
    return async (caseId: string): Promise<RunAnswer> => {
      const found = await desk.get('supervisionCase', caseId)
      if (!found) return { ok: false, refusal: { code: 'general.notFound', args: { what: '案件' } } }
      switch (kind) {
        case 'reply': {
          const via = found.orderIds.length > 0 ? 'hotline' : 'letter'
          return desk.run('case.reply', { caseId, orderIds: found.orderIds, via, text: values.text })
        }
        case 'close':
          return desk.run('case.close', { caseId, kind: values.kind, reason: values.reason })
        case 'handover':
          return desk.run('case.handover', {
            caseId,
            fromUserId: found.handlerIds.includes(userId) ? userId : found.handlerIds[0],
            toUserId: values.toUserId,
            reason: values.reason,
          })
        case 'group':
          return desk.run('case.group', { caseId, groupId, name: values.name })
      }
    }
  }
}

interface BatchDialogProps {
  readonly kind: BatchKind
  readonly count: number
  readonly onRun: (values: Values) => Promise<void>
  readonly onClose: () => void
}

function BatchDialog({ kind, count, onRun, onClose }: BatchDialogProps) {
  const [form] = Form.useForm<Values>()
  const reference = useReference()
  const { organId } = useSession()
  const needed = [{ required: true, whitespace: true, message: text.missing(text.batchFields[kind]) }]
  const colleagues = reference
    .users()
    .filter((user) => user.organId === organId && !user.disabled && user.roles.includes('officer'))
    .map(({ id, name }) => ({ value: id, label: name }))
  const ways = [...closingKinds('review'), ...closingKinds('forwarded')]
  return (
    <Modal
      open
      title={text.batchTitle(text.batch[kind], count)}
      okText={text.batch[kind]}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p className={styles.quiet}>{text.batchHints[kind]}</p>
      <Form<Values> form={form} layout="vertical" onFinish={onRun} onKeyDownCapture={holdEnterWhileComposing}>
        {kind === 'reply' && (
          <Form.Item name="text" label={text.batchFields.reply} rules={needed} initialValue={text.replyEnding}>
            <GrowingText minRows={6} maxRows={14} maxLength={4000} showCount />
          </Form.Item>
        )}
        {kind === 'close' && (
          <Form.Item
            name="kind"
            label={text.closingKind}
            rules={[{ required: true, message: text.missing(text.closingKind) }]}
          >
            <Radio.Group options={ways.map((value) => ({ value, label: closingLabels[value] }))} />
          </Form.Item>
        )}
        {kind === 'handover' && (
          <Form.Item
            name="toUserId"
            label={text.receiver}
            rules={[{ required: true, message: text.missing(text.receiver) }]}
          >
            <Select showSearch={{ optionFilterProp: 'label' }} options={colleagues} />
          </Form.Item>
        )}
        {kind === 'group' ? (
          <Form.Item name="name" label={text.batchFields.group} rules={needed}>
            <Input maxLength={100} />
          </Form.Item>
        ) : (
          kind !== 'reply' && (
            <Form.Item name="reason" label={text.batchFields[kind]} rules={needed}>
              <GrowingText minRows={3} maxRows={8} maxLength={1000} />
            </Form.Item>
          )
        )}
      </Form>
    </Modal>
  )
}
