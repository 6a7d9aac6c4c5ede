import { App, Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { v7 as uuid } from 'uuid'
import { DeskError, type Refusal } from '#shared/messages/catalogue'
import { useDesk, useSession } from '../../data/hooks'
import { RefusalNotice } from '../feedback/refusal-notice'
import { holdEnterWhileComposing } from '../forms/ime'
import { useHost } from '../host/host-context'
import { formatCount, formatMoment } from '../time/format'
import { useNow } from '../time/use-now'
import { exportMessages as text } from './messages'
import { type SheetContent, writeWorkbook } from './workbook'

interface ExportButtonProps {
  /** What the list is called, for the file, the sheet and the log. */
  readonly what: string
  readonly total: number | undefined
  /** Reads all rows that the filters show. */
  readonly read: () => Promise<Pick<SheetContent, 'columns' | 'rows'>>
}

/** Exports the list as it is filtered, after asking what for; the log comes first, and what it refuses is not written. */
export function ExportButton({ what, total, read }: ExportButtonProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button disabled={!total} onClick={() => setOpen(true)}>
        {text.excel}
      </Button>
      {open && total !== undefined && (
        <ExportDialog what={what} total={total} read={read} onClose={() => setOpen(false)} />
      )}
    </>
  )
}

function ExportDialog({ what, total, read, onClose }: ExportButtonProps & { total: number; onClose: () => void }) {
  const desk = useDesk()
  const host = useHost()
  const { name } = useSession()
  const now = useNow()
  const { message } = App.useApp()
  const [form] = Form.useForm<{ purpose?: string }>()
  const [refusal, setRefusal] = useState<Refusal>()
  const [busy, setBusy] = useState(false)

  async function write(purpose: string): Promise<void> {
    const content = await read()
    const rows = content.rows.length
    const logged = await desk.run('export.log', { exportId: uuid(), what, rows, purpose })
    if (!logged.ok) return setRefusal(logged.refusal)
    const note = text.note(name, formatMoment(now.toISOString()), formatCount(rows), purpose)
    const bytes = await writeWorkbook({ title: what, notes: [note], ...content })
    const filter = { name: text.filter, extensions: ['xlsx'] }
    const saved = await host.files.save({ name: `${what}.xlsx`, bytes, filter })
    if (saved) void message.success(text.done(saved.name))
    onClose()
  }

  async function submit({ purpose = '' }: { purpose?: string }) {
    setBusy(true)
    try {
      await write(purpose.trim())
    } catch (error) {
      if (!(error instanceof DeskError)) throw error
      setRefusal(error.refusal)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Modal
      open
      title={text.title(what)}
      okText={text.ok}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {refusal && <RefusalNotice refusal={refusal} onClose={() => setRefusal(undefined)} />}
      <p>{text.text(formatCount(total))}</p>
      <Form form={form} layout="vertical" onFinish={submit} onKeyDownCapture={holdEnterWhileComposing}>
        <Form.Item
          name="purpose"
          label={text.purpose}
          rules={[{ required: true, whitespace: true, message: text.purposeMissing }]}
        >
          <Input maxLength={200} placeholder={text.purposeHint} autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  )
}
