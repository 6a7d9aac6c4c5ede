import { Form, Input, Modal, Radio, Select } from 'antd'
import { closingKinds } from '#shared/commands/cases/case-closing'
import { closingLabels } from '#shared/domain/field-text'
import { useLive, useReference, useSession } from '../../data/hooks'
import { UserMultiSelect } from '../../ui/forms/choice-fields'
import { GrowingText } from '../../ui/forms/growing-text'
import { holdEnterWhileComposing } from '../../ui/forms/ime'
import { type BatchKind, type BatchValues, handlersToChoose } from './batch-steps'
import styles from './cases.module.css'
import { caseMessages as text } from './messages'

interface BatchDialogProps {
  readonly kind: BatchKind
  readonly ids: ReadonlySet<string>
  readonly onRun: (values: BatchValues) => Promise<void>
  readonly onClose: () => void
}

/** Every other way of closing wants something of its own case. */
const ways = [...closingKinds('review'), ...closingKinds('forwarded'), ...closingKinds('verifying')]

type Fields = Omit<BatchValues, 'opinion'> & { readonly documentId?: string }

/** What a step for many cases wants to know once. */
export function BatchDialog({ kind, ids, onRun, onClose }: BatchDialogProps) {
  const [form] = Form.useForm<Fields>()
  const { value: opinions = [] } = useLive(`group opinions ${[...ids].join()}`, ['cases', 'documents'], (desk) =>
    kind === 'opinion' ? desk.groupOpinions([...ids]) : Promise.resolve([]),
  )
  const user = useSession()
  const { value: chosen } = useLive(`handed over ${[...ids].join()}`, ['cases'], (desk) =>
    kind === 'handover' ? Promise.all([...ids].map((id) => desk.get('supervisionCase', id))) : Promise.resolve([]),
  )
  const givers = handlersToChoose(
    (chosen ?? []).flatMap((found) => found ?? []),
    user,
  )
  // Without knowing who handles the cases nobody can say whose place is handed over.
  const waits = kind === 'opinion' ? opinions.length === 0 : kind === 'handover' && chosen === undefined
  const finish = ({ documentId, ...values }: Fields) => {
    const opinion = opinions.find((each) => each.documentId === documentId)
    return onRun({ ...values, ...(opinion ? { opinion } : {}) })
  }
  return (
    <Modal
      open
      title={text.batchTitle(text.batch[kind], ids.size)}
      okText={text.batch[kind]}
      okButtonProps={{ disabled: waits }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p className={styles.quiet}>{text.batchHints[kind]}</p>
      <Form<Fields> form={form} layout="vertical" onFinish={finish} onKeyDownCapture={holdEnterWhileComposing}>
        {kind === 'reply' && (
          <Form.Item name="text" label={text.batchFields.reply} rules={needed('reply')} initialValue={text.replyEnding}>
            <GrowingText minRows={6} maxRows={14} maxLength={4000} showCount />
          </Form.Item>
        )}
        {kind === 'close' && <ClosingFields />}
        {kind === 'handover' && givers.length > 0 && <GiverField givers={givers} />}
        {kind === 'handover' && <ReceiverField />}
        {kind === 'group' && (
          <Form.Item name="name" label={text.batchFields.group} rules={needed('group')}>
            <Input maxLength={100} />
          </Form.Item>
        )}
        {kind === 'opinion' && (
          <Form.Item
            name="documentId"
            label={text.batchFields.opinion}
            rules={needed('opinion')}
            extra={opinions.length === 0 ? text.noGroupOpinion : undefined}
          >
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              options={opinions.map(({ documentId, number, leadTitle }) => ({
                value: documentId,
                label: `${number}　${leadTitle}`,
              }))}
            />
          </Form.Item>
        )}
        {(kind === 'close' || kind === 'handover') && (
          <Form.Item name="reason" label={text.batchFields[kind]} rules={needed(kind)}>
            <GrowingText minRows={3} maxRows={8} maxLength={1000} />
          </Form.Item>
        )}
      </Form>
    </Modal>
  )
}

function ClosingFields() {
  const { organId } = useSession()
  const form = Form.useFormInstance<Fields>()
  const kind = Form.useWatch('kind', form)
  return (
    <>
      <Form.Item
        name="kind"
        label={text.closingKind}
        rules={[{ required: true, message: text.missing(text.closingKind) }]}
      >
        <Radio.Group options={ways.map((value) => ({ value, label: closingLabels[value] }))} />
      </Form.Item>
      {kind === 'corrected' && (
        <>
          <Form.Item
            name="checkedBy"
            label={text.checkedBy}
            rules={[{ type: 'array', required: true, min: 2, message: text.twoCheckers }]}
          >
            <UserMultiSelect fits={(user) => user.organId === organId} label={text.checkedBy} />
          </Form.Item>
          <Form.Item
            name="summary"
            label={text.outcomeSummary}
            rules={[{ required: true, whitespace: true, message: text.missing(text.outcomeSummary) }]}
          >
            <GrowingText minRows={2} maxRows={6} maxLength={4000} />
          </Form.Item>
        </>
      )}
    </>
  )
}

function GiverField({ givers }: { givers: ReturnType<typeof handlersToChoose> }) {
  const reference = useReference()
  const options = givers.map(({ userId, cases }) => ({
    value: userId,
    label: text.giverCases(reference.user(userId)?.name ?? userId, cases),
  }))
  return (
    <Form.Item name="fromUserId" label={text.giver} rules={[{ required: true, message: text.missing(text.giver) }]}>
      <Select showSearch={{ optionFilterProp: 'label' }} options={options} />
    </Form.Item>
  )
}

function ReceiverField() {
  const reference = useReference()
  const { organId } = useSession()
  const colleagues = reference
    .users()
    .filter((user) => user.organId === organId && !user.disabled && user.roles.includes('officer'))
    .map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Form.Item name="toUserId" label={text.receiver} rules={[{ required: true, message: text.missing(text.receiver) }]}>
      <Select showSearch={{ optionFilterProp: 'label' }} options={colleagues} />
    </Form.Item>
  )
}

function needed(kind: Exclude<BatchKind, 'verify'>) {
  return [{ required: true, whitespace: true, message: text.missing(text.batchFields[kind]) }]
}
