import { App, Button, Modal } from 'antd'
import { useState } from 'react'
import { renderPrintHtml } from '#shared/documents/html/print-html'
import type { FileFilter, SavedFile } from '#shared/host'
import { DeskError, type Refusal } from '#shared/messages/catalogue'
import { NONCE_PLACE } from '#shared/security/csp'
import { RefusalNotice } from '../../ui/feedback/refusal-notice'
import { useHost } from '../../ui/host/host-context'
import { writeDocx } from './docx-writer'
import { useEditorPreferences } from './editor-preferences'
import { documentFileName } from './export-document'
import { documentTexts as text } from './messages'
import type { Rendered } from './use-rendered'

interface ExportButtonsProps {
  readonly rendered: Rendered
  readonly title: string
  readonly flush: () => Promise<boolean>
}

type Job = 'word' | 'pdf' | 'print'

const filters: Readonly<Record<'word' | 'pdf', FileFilter>> = {
  word: { name: text.wordFilter, extensions: ['docx'] },
  pdf: { name: text.pdfFilter, extensions: ['pdf'] },
}

/** One click each: the Word file, the print, and a PDF where the machine can make one. All work without network. */
export function ExportButtons({ rendered, title, flush }: ExportButtonsProps) {
  const host = useHost()
  const { fonts } = useEditorPreferences()
  const { message } = App.useApp()
  const [busy, setBusy] = useState<Job>()
  const [failed, setFailed] = useState<{ job: Job; refusal: Refusal }>()
  const printPage = () => ({ title, html: renderPrintHtml(rendered.pages, { nonce: NONCE_PLACE, title, fonts }) })

  async function run(job: Job, work: () => Promise<void>) {
    setBusy(job)
    try {
      await flush()
      await work()
    } catch (error) {
      if (!(error instanceof DeskError)) throw error
      setFailed({ job, refusal: error.refusal })
    } finally {
      setBusy(undefined)
    }
  }

  async function save(bytes: Uint8Array, filter: FileFilter) {
    const name = documentFileName(rendered.printable, filter.extensions[0] ?? '', text.awaitingNumber)
    const saved = await host.files.save({ name, bytes, filter })
    if (saved) void message.success(<Saved file={saved} reveal={host.files.reveal} />)
  }

  const exportWord = async () => save(await writeDocx(rendered.printable, { fonts }), filters.word)
  const toPdf = host.print.toPdf
  return (
    <>
      <Button loading={busy === 'word'} onClick={() => void run('word', exportWord)}>
        {text.exportWord}
      </Button>
      {toPdf && (
        <Button
          loading={busy === 'pdf'}
          onClick={() => void run('pdf', async () => save(await toPdf(printPage()), filters.pdf))}
        >
          {text.exportPdf}
        </Button>
      )}
      <Button
        loading={busy === 'print'}
        onClick={() =>
          void run('print', async () => {
            await host.print.print(printPage())
          })
        }
      >
        {text.print}
      </Button>
      <Modal
        open={failed !== undefined}
        title={failed?.job === 'print' ? text.printFailed : text.exportFailed}
        footer={null}
        onCancel={() => setFailed(undefined)}
      >
        {failed && <RefusalNotice refusal={failed.refusal} />}
      </Modal>
    </>
  )
}

function Saved({ file, reveal }: { file: SavedFile; reveal?: (id: string) => Promise<void> }) {
  const { revealId } = file
  return (
    <>
      {text.exported(file.name)}
      {reveal && revealId && (
        <Button type="link" size="small" onClick={() => void reveal(revealId)}>
          {text.reveal}
        </Button>
      )}
    </>
  )
}
