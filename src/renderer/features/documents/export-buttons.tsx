import { App, Button, Modal } from 'antd'
import { useState } from 'react'
import { v7 as uuid } from 'uuid'
import type { FontPreset } from '#shared/documents/fonts'
import { renderPrintHtml } from '#shared/documents/html/print-html'
import type { PrintEntry } from '#shared/domain/document-life'
import { templateInUse } from '#shared/domain/document-template'
import type { OfficialDocument } from '#shared/domain/official-document'
import type { FileFilter, Printer } from '#shared/host'
import { DeskError, type Refusal } from '#shared/messages/catalogue'
import { NONCE_PLACE } from '#shared/security/csp'
import type { RunAnswer } from '../../data/desk-worker-api'
import { useDesk, useReference } from '../../data/hooks'
import { useEditorPreferences } from '../../ui/documents/editor-preferences'
import { FontTag } from '../../ui/documents/fonts/font-warning'
import { useFontQuestion } from '../../ui/documents/fonts/use-font-question'
import { documentUiMessages as uiText } from '../../ui/documents/messages'
import { PrintButton } from '../../ui/documents/print-button'
import { type PrintLog, PrintLogDialog } from '../../ui/documents/print-log-dialog'
import type { Rendered } from '../../ui/documents/render-document'
import { SavedFileNote } from '../../ui/documents/saved-file-note'
import { RefusalNotice } from '../../ui/feedback/refusal-notice'
import { useHost } from '../../ui/host/host-context'
import { documentFileName } from './export-document'
import { compareIssued, fixFile, writeFile } from './issued-file'
import { documentTexts as text } from './messages'

interface ExportButtonsProps {
  /** The document as it stands now, the last letter typed included: the page beside the fields comes a moment later. */
  readonly render: () => Rendered
  readonly document: OfficialDocument
  readonly offered: Readonly<Record<string, Refusal | null>> | undefined
  readonly flush: () => Promise<boolean>
}

/** By the bureau's own template it is Word as well, of another look. */
type Job = PrintEntry['as'] | 'template'

const filters: Readonly<Record<'word' | 'pdf', FileFilter>> = {
  word: { name: uiText.wordFilter, extensions: ['docx'] },
  pdf: { name: uiText.pdfFilter, extensions: ['pdf'] },
}

/**
 * One click each: the Word file, the print, and a PDF where the machine can make one. All work without network. Copies of
 * an issued document are asked for their purpose and logged.
 */
export function ExportButtons({ render, document, offered, flush }: ExportButtonsProps) {
  const host = useHost()
  const desk = useDesk()
  const ref = useReference()
  const askFonts = useFontQuestion()
  const { message } = App.useApp()
  const [busy, setBusy] = useState<Job>()
  /** Chosen for the print that is under way; without one the system's dialog asks. */
  const [printer, setPrinter] = useState<Printer>()
  const [asking, setAsking] = useState<Job>()
  const [failed, setFailed] = useState<{ job: Job; refusal: Refusal }>()
  const { title } = document
  const { toPdf, print } = host.print
  const logged = offered?.['document.recordPrint'] === null
  const fixable = offered?.['document.recordFile'] === null
  const template = templateInUse(ref.templates(), document.kind, document.organId)
  const printPage = ({ pages }: Rendered) => ({
    title,
    html: renderPrintHtml(pages, { nonce: NONCE_PLACE, title, fonts: chosenFonts() }),
  })

  /** Each answers whether a copy was made. */
  const jobs: Readonly<Record<Job, (rendered: Rendered, printer?: Printer) => Promise<boolean>>> = {
    async word({ printable }) {
      const fonts = chosenFonts()
      const written = await writeFile(document, printable, fonts)
      const standing = document.number ? compareIssued(document, written.file, fonts) : undefined
      const bytes = standing === 'other' ? await keptFile(fonts) : written.bytes
      const made = await save(printable, bytes, filters.word)
      if (made && standing === 'new' && fixable) take(await fixFile(desk, document, written, fonts))
      return made
    },
    async template({ printable }) {
      const { fillTemplate } = await import('./fill-template')
      const filled = template && (await fillTemplate(desk, template, document, printable, chosenFonts()))
      return filled ? save(printable, filled, filters.word) : false
    },
    async pdf(rendered) {
      return toPdf ? save(rendered.printable, await toPdf(printPage(rendered)), filters.pdf) : false
    },
    async print(rendered, printer) {
      const result = await print({ ...printPage(rendered), printer: printer?.name })
      if (printer && result === 'printed') void message.success(uiText.sentToPrinter(printer.title))
      return result !== 'cancelled'
    },
  }

  async function run(job: Job, log?: PrintLog, at?: Printer) {
    setBusy(job)
    try {
      await flush()
      const made = await jobs[job](render(), at)
      if (made && log) await record('document.recordPrint', { printId: uuid(), as: loggedAs(job), ...log })
      setAsking(undefined)
    } catch (error) {
      if (!(error instanceof DeskError)) throw error
      setAsking(undefined)
      setFailed({ job, refusal: error.refusal })
    } finally {
      setBusy(undefined)
    }
  }

  async function record(command: string, input: object) {
    take(await desk.run(command, { documentId: document.id, caseId: document.caseId, ...input }))
  }

  /** A newer version of the product may write the same text in other bytes: then the issued file itself is given out. */
  async function keptFile(fonts: FontPreset): Promise<Uint8Array> {
    const kept = document.files.find((entry) => entry.fonts === fonts)
    const answer = kept && (await desk.openAttachment(kept.sha256))
    if (!answer?.ok) throw new DeskError('cases.fileDiffers')
    return new Uint8Array(await answer.file.arrayBuffer())
  }

  async function save(printable: Rendered['printable'], bytes: Uint8Array, filter: FileFilter): Promise<boolean> {
    const name = documentFileName(printable, filter.extensions[0] ?? '', text.awaitingNumber)
    const saved = await host.files.save({ name, bytes, filter })
    if (saved) void message.success(<SavedFileNote file={saved} files={host.files} />)
    return saved !== undefined
  }

  /** The dialog of issued copies warns of missing faces itself. */
  async function start(job: Job, chosen?: Printer) {
    setPrinter(chosen)
    if (logged) setAsking(job)
    else if (await askFonts()) await run(job, undefined, chosen)
  }
  return (
    <>
      <FontTag />
      <Button loading={busy === 'word'} onClick={() => void start('word')}>
        {uiText.exportWord}
      </Button>
      {template && (
        <Button loading={busy === 'template'} title={template.name} onClick={() => void start('template')}>
          {text.exportTemplate}
        </Button>
      )}
      {toPdf && (
        <Button loading={busy === 'pdf'} onClick={() => void start('pdf')}>
          {uiText.exportPdf}
        </Button>
      )}
      <PrintButton busy={busy === 'print'} print={host.print} onPrint={(chosen) => void start('print', chosen)} />
      {asking && (
        <PrintLogDialog
          as={loggedAs(asking)}
          first={document.prints.length === 0}
          busy={busy !== undefined}
          onGo={(log) => void run(asking, log, printer)}
          onCancel={() => setAsking(undefined)}
        />
      )}
      <Modal
        open={failed !== undefined}
        title={failed?.job === 'print' ? uiText.printFailed : uiText.exportFailed}
        footer={null}
        onCancel={() => setFailed(undefined)}
      >
        {failed && <RefusalNotice refusal={failed.refusal} />}
      </Modal>
    </>
  )
}

/** As they are when the copy is made: the question about missing faces may have changed them. */
const chosenFonts = () => useEditorPreferences.getState().fonts

const loggedAs = (job: Job): PrintEntry['as'] => (job === 'template' ? 'word' : job)

function take(answer: RunAnswer): void {
  if (!answer.ok) throw new DeskError(answer.refusal.code, answer.refusal.args)
}
