import { Form, Input, InputNumber, Modal } from 'antd'
import type { ReactNode } from 'react'
import { type PrintEntry, printKindLabels } from '#shared/domain/document-life'
import { holdEnterWhileComposing } from '../forms/ime'
import { FontAlert } from './fonts/font-warning'
import { documentUiMessages as text } from './messages'

export interface PrintLog {
  readonly copies: number
  readonly purpose: string
}

interface PrintLogDialogProps {
  readonly as: PrintEntry['as']
  /** The first copies need no reason of their own. */
  readonly first: boolean
  readonly busy: boolean
  /** Said above the fields: which documents. */
  readonly children?: ReactNode
  readonly onGo: (log: PrintLog) => void
  readonly onCancel: () => void
}

/** Asks what the copies of an issued document are for, before they are made. */
export function PrintLogDialog({ as, first, busy, children, onGo, onCancel }: PrintLogDialogProps) {
  const [form] = Form.useForm<{ copies: number | null; purpose?: string }>()
  return (
    <Modal
      open
      title={printKindLabels[as]}
      okText={printKindLabels[as]}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={onCancel}
    >
      {children}
      <FontAlert />
      <p>{text.printLogText}</p>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ copies: 1, purpose: first ? text.firstPurpose : '' }}
        onKeyDownCapture={holdEnterWhileComposing}
        onFinish={({ copies, purpose }) => onGo({ copies: copies ?? 1, purpose: purpose?.trim() ?? '' })}
      >
        {as === 'print' && (
          <Form.Item name="copies" label={text.copies} rules={[{ required: true, message: text.copiesMissing }]}>
            <InputNumber<number> min={1} max={999} precision={0} />
          </Form.Item>
        )}
        <Form.Item
          name="purpose"
          label={text.purpose}
          rules={[{ required: true, whitespace: true, message: text.purposeMissing }]}
        >
          <Input maxLength={200} placeholder={text.purposeHint} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
