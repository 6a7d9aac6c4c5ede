import { App, Button, Checkbox, Modal } from 'antd'
import { useState } from 'react'
import type { OfficialDocument } from '#shared/domain/official-document'
import { DeskError, type Refusal } from '#shared/messages/catalogue'
import { useDesk } from '../../data/hooks'
import { useEditorPreferences } from '../../ui/documents/editor-preferences'
import { type PrintLog, PrintLogDialog } from '../../ui/documents/print-log-dialog'
import { RefusalNotice } from '../../ui/feedback/refusal-notice'
import { useHost } from '../../ui/host/host-context'
import { logPrints, printAll, readDocuments } from './batch-print'
import { registerMessages as text } from './messages'

interface BatchPrintButtonProps {
  readonly ids: ReadonlySet<string>
  readonly onDone: () => void
}

/** Prints the selected documents in one job, each on sheets of its own, and logs the copies of each. */
export function BatchPrintButton({ ids, onDone }: BatchPrintButtonProps) {
  const desk = useDesk()
  const host = useHost()
  const { fonts } = useEditorPreferences()
  const { message } = App.useApp()
  const [documents, setDocuments] = useState<readonly OfficialDocument[]>()
  const [duplex, setDuplex] = useState(true)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()

  async function go(log: PrintLog) {
    if (!documents) return
    setBusy(true)
    try {
      const printed = await printAll(host.print, { documents, title: text.batchTitle(documents.length), fonts, duplex })
      const [refused] = printed ? await logPrints(desk, documents, log) : []
      setDocuments(undefined)
      if (refused) setRefusal(refused)
      else if (printed) void message.success(text.batchPrinted(documents.length))
      if (printed) onDone()
    } catch (error) {
      if (!(error instanceof DeskError)) throw error
      setDocuments(undefined)
      setRefusal(error.refusal)
    } finally {
      setBusy(false)
    }
  }

  return (
    <>
      <Button type="primary" onClick={() => void readDocuments(desk, [...ids]).then(setDocuments)}>
        {text.batchPrint}
      </Button>
      {documents && (
        <PrintLogDialog
          as="print"
          first={documents.every(({ prints }) => prints.length === 0)}
          busy={busy}
          onGo={(log) => void go(log)}
          onCancel={() => setDocuments(undefined)}
        >
          <p>{text.batchText(documents.length)}</p>
          <Checkbox checked={duplex} onChange={(event) => setDuplex(event.target.checked)}>
            {text.batchDuplex}
          </Checkbox>
        </PrintLogDialog>
      )}
      <Modal open={refusal !== undefined} title={text.batchFailed} footer={null} onCancel={() => setRefusal(undefined)}>
        {refusal && <RefusalNotice refusal={refusal} />}
      </Modal>
    </>
  )
}
