import { Form, Input, Modal, type RefSelectProps, Select } from 'antd'
import { useReference } from '../../data/hooks'
import { useFirstFocus } from '../../ui/forms/first-focus'
import { holdEnterWhileComposing, isSubmitKey } from '../../ui/forms/ime'
import { leadMessages as text } from './messages'

interface DeclineDialogProps {
  readonly count: number
  readonly onDecline: (ground: string, note: string) => void
  readonly onClose: () => void
}

interface Fields {
  readonly ground: string
  readonly note?: string
}

export function DeclineDialog({ count, onDecline, onClose }: DeclineDialogProps) {
  const reference = useReference()
  const [form] = Form.useForm<Fields>()
  const groundField = useFirstFocus<RefSelectProps>()
  const grounds = reference.dictionary('declineGround')?.items ?? []
  return (
    <Modal
      open
      title={text.declineTitle(count)}
      okText={text.decline}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        onKeyDownCapture={holdEnterWhileComposing}
        onKeyDown={(event) => {
          if (isSubmitKey(event)) form.submit()
        }}
        onFinish={({ ground, note }) => {
          onDecline(ground, note?.trim() ?? '')
          onClose()
        }}
      >
        <Form.Item name="ground" label={text.ground} rules={[{ required: true, message: text.groundMissing }]}>
          <Select
            ref={groundField}
            showSearch={{ optionFilterProp: 'label' }}
            options={grounds.map(({ code, label }) => ({ value: code, label }))}
          />
        </Form.Item>
        <Form.Item name="note" label={text.note}>
          <Input.TextArea rows={3} maxLength={500} showCount />
        </Form.Item>
      </Form>
    </Modal>
  )
}
