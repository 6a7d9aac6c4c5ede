import { App, Button, Modal } from 'antd'
import { useState } from 'react'
import type { DocumentContent } from '#shared/documents/content'
import { renderPrintHtml } from '#shared/documents/html/print-html'
import type { Page } from '#shared/documents/layout/page-model'
import type { FileFilter, Printer } from '#shared/host'
import { DeskError, type Refusal } from '#shared/messages/catalogue'
import { NONCE_PLACE } from '#shared/security/csp'
import { RefusalNotice } from '../feedback/refusal-notice'
import { useHost } from '../host/host-context'
import { writeDocx } from './docx-writer'
import { useEditorPreferences } from './editor-preferences'
import { documentUiMessages as text } from './messages'
import { PrintButton } from './print-button'
import { SavedFileNote } from './saved-file-note'

interface PaperExportsProps {
  readonly paper: DocumentContent
  readonly pages: readonly Page[]
  /** Of the file, without its ending. */
  readonly name: string
}

type Job = 'word' | 'pdf' | 'print'

/** Word, PDF and print of a paper that no register numbers: a record, a form. */
export function PaperExports({ paper, pages, name }: PaperExportsProps) {
  const host = useHost()
  const { fonts } = useEditorPreferences()
  const { message } = App.useApp()
  const [busy, setBusy] = useState<Job>()
  const [failed, setFailed] = useState<{ job: Job; refusal: Refusal }>()
  const { toPdf, print } = host.print
  const page = () => ({
    title: name,
    html: renderPrintHtml(pages, { nonce: NONCE_PLACE, title: name, fonts }),
  })

  async function save(bytes: Uint8Array, filter: FileFilter) {
    const saved = await host.files.save({ name: `${fileName(name)}.${filter.extensions[0]}`, bytes, filter })
    if (saved) void message.success(<SavedFileNote file={saved} files={host.files} />)
  }

  async function run(job: Job, work: () => Promise<void>) {
    setBusy(job)
    try {
      await work()
    } catch (error) {
      if (!(error instanceof DeskError)) throw error
      setFailed({ job, refusal: error.refusal })
    } finally {
      setBusy(undefined)
    }
  }

  const word = async () => save(await writeDocx(paper, { fonts }), { name: text.wordFilter, extensions: ['docx'] })
  const onPaper = async (printer?: Printer) => {
    const result = await print({ ...page(), printer: printer?.name })
    if (printer && result === 'printed') void message.success(text.sentToPrinter(printer.title))
  }
  return (
    <>
      <Button loading={busy === 'word'} onClick={() => void run('word', word)}>
        {text.exportWord}
      </Button>
      {toPdf && (
        <Button
          loading={busy === 'pdf'}
          onClick={() =>
            void run('pdf', async () => save(await toPdf(page()), { name: text.pdfFilter, extensions: ['pdf'] }))
          }
        >
          {text.exportPdf}
        </Button>
      )}
      <PrintButton
        busy={busy === 'print'}
        print={host.print}
        onPrint={(printer) => void run('print', () => onPaper(printer))}
      />
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

/** No file system takes these characters. */
const fileName = (name: string) =>
  name
    .replace(/[\\/:*?"<>|\s]+/g, ' ')
    .trim()
    .slice(0, 120)
