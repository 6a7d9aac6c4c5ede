import { App, Button, Modal } from 'antd'
import { useState } from 'react'
import type { DocumentContent } from '#shared/documents/content'
import { renderPrintHtml } from '#shared/documents/html/print-html'
import type { Page } from '#shared/documents/layout/page-model'
import type { PrintEntry } from '#shared/domain/document-life'
import type { FileFilter, Printer } from '#shared/host'
import { DeskError, type Refusal } from '#shared/messages/catalogue'
import { NONCE_PLACE } from '#shared/security/csp'
import { RefusalNotice } from '../feedback/refusal-notice'
import { useHost } from '../host/host-context'
import { writeDocx } from './docx-writer'
import { useEditorPreferences } from './editor-preferences'
import { FontTag } from './fonts/font-warning'
import { useFontQuestion } from './fonts/use-font-question'
import { documentUiMessages as text } from './messages'
import { PrintButton } from './print-button'
import { type PrintLog, PrintLogDialog } from './print-log-dialog'
import { SavedFileNote } from './saved-file-note'

interface PaperExportsProps {
  readonly paper: DocumentContent
  readonly pages: readonly Page[]
  /** Of the file, without its ending. */
  readonly name: string
  /** Where each copy is asked for its purpose: takes it down once the copy is made. */
  readonly log?: CopyLog
}

export interface CopyLog {
  /** The first copies need no reason of their own. */
  readonly first: boolean
  /** @throws DeskError where it is refused */
  readonly note: (copy: PrintLog & { readonly as: Job }) => Promise<void>
}

type Job = PrintEntry['as']

/** Word, PDF and print of a paper that no register numbers: a record, a form. */
export function PaperExports({ paper, pages, name, log }: PaperExportsProps) {
  const host = useHost()
  const askFonts = useFontQuestion()
  const { message } = App.useApp()
  const [busy, setBusy] = useState<Job>()
  const [asking, setAsking] = useState<{ job: Job; printer?: Printer | undefined }>()
  const [failed, setFailed] = useState<{ job: Job; refusal: Refusal }>()
  const { toPdf, print } = host.print
  const page = () => ({
    title: name,
    html: renderPrintHtml(pages, { nonce: NONCE_PLACE, title: name, fonts: chosenFonts() }),
  })

  /** Each of these answers whether a copy was made. */
  async function save(bytes: Uint8Array, filter: FileFilter): Promise<boolean> {
    const saved = await host.files.save({ name: `${fileName(name)}.${filter.extensions[0]}`, bytes, filter })
    if (saved) void message.success(<SavedFileNote file={saved} files={host.files} />)
    return saved !== undefined
  }

  async function run(job: Job, printer?: Printer, copy?: PrintLog) {
    setBusy(job)
    try {
      const made = await jobs[job](printer)
      if (made && copy) await log?.note({ ...copy, as: job })
    } catch (error) {
      if (!(error instanceof DeskError)) throw error
      setFailed({ job, refusal: error.refusal })
    } finally {
      setBusy(undefined)
      setAsking(undefined)
    }
  }

  const jobs: Readonly<Record<Job, (printer?: Printer) => Promise<boolean>>> = {
    word: async () =>
      save(await writeDocx(paper, { fonts: chosenFonts() }), { name: text.wordFilter, extensions: ['docx'] }),
    pdf: async () => (toPdf ? save(await toPdf(page()), { name: text.pdfFilter, extensions: ['pdf'] }) : false),
    async print(printer) {
      const result = await print({ ...page(), printer: printer?.name })
      if (printer && result === 'printed') void message.success(text.sentToPrinter(printer.title))
      return result !== 'cancelled'
    },
  }
  async function start(job: Job, printer?: Printer) {
    if (log) setAsking({ job, printer })
    else if (await askFonts()) await run(job, printer)
  }
  return (
    <>
      <FontTag />
      <Button loading={busy === 'word'} onClick={() => void start('word')}>
        {text.exportWord}
      </Button>
      {toPdf && (
        <Button loading={busy === 'pdf'} onClick={() => void start('pdf')}>
          {text.exportPdf}
        </Button>
      )}
      <PrintButton busy={busy === 'print'} print={host.print} onPrint={(printer) => void start('print', printer)} />
      {asking && (
        <PrintLogDialog
          as={asking.job}
          first={log?.first ?? false}
          busy={busy !== undefined}
          onGo={(copy) => void run(asking.job, asking.printer, copy)}
          onCancel={() => setAsking(undefined)}
        />
      )}
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

const chosenFonts = () => useEditorPreferences.getState().fonts

/** No file system takes these characters. */
const fileName = (name: string) =>
  name
    .replace(/[\\/:*?"<>|\s]+/g, ' ')
    .trim()
    .slice(0, 120)
