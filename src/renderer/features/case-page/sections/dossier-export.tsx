import { App, Button, Space } from 'antd'
import { useState } from 'react'
import { v7 as uuid } from 'uuid'
import { isInDossier, transferPapers } from '#shared/dossier/transfer-papers'
import { DeskError } from '#shared/messages/catalogue'
import { useDesk, useReference, useSession } from '../../../data/hooks'
import { useEditorPreferences } from '../../../ui/documents/editor-preferences'
import { FontAlert, FontTag } from '../../../ui/documents/fonts/font-warning'
import { ExportDialog, type ExportWish } from '../../../ui/export/export-dialog'
import { logExport } from '../../../ui/export/log-export'
import { useHost } from '../../../ui/host/host-context'
import { formatCount, formatMoment } from '../../../ui/time/format'
import { useNow } from '../../../ui/time/use-now'
import { useCase } from '../case-context'
import styles from '../case-page.module.css'
import { buildDossier, type Volume } from '../dossier/build-dossier'
import { dossierFolder, volumeHtml, volumeName } from '../dossier/dossier-folder'
import { useOwnTransfers } from '../dossier/use-dossier'
import { dossierTexts as text } from '../dossier-texts'

type Job = keyof typeof text.export
type Volumes = Readonly<Record<'main' | 'sub', Volume>>

/** How the file leaves as a whole: for a purpose, on record, covered and marked, uncovered by a reviewer only. */
export function DossierExport({ volumes }: { volumes: Volumes }) {
  const { bundle } = useCase()
  const desk = useDesk()
  const ref = useReference()
  const host = useHost()
  const session = useSession()
  const now = useNow()
  const { message } = App.useApp()
  const [job, setJob] = useState<Job>()
  const { fonts } = useEditorPreferences()
  const { toPdf } = host.print
  const name = bundle.case.caseNo ?? bundle.case.title
  const transfers = useOwnTransfers()
  // Others read the log of exports: what it counts must not tell of a transfer.
  const secret = transferPapers(transfers, { ...bundle, ref }).length
  const entriesOf = (wanted: Job) =>
    (wanted === 'sub' ? 0 : volumes.main.lines.length) + (wanted === 'main' ? 0 : volumes.sub.lines.length - secret)

  async function go(wanted: Job, { purpose, unmasked }: ExportWish): Promise<void> {
    const rows = entriesOf(wanted)
    await logExport(desk, { what: `${text.export[wanted]} ${name}`.slice(0, 100), rows, purpose, unmasked })
    if (wanted !== 'main') await logSecret(wanted, purpose)
    const built = unmasked ? buildDossier(bundle, ref, { unmasked, transfers }) : volumes
    const stamp = `${session.name}　${formatMoment(now.toISOString())}`
    await jobs[wanted](built, stamp, unmasked)
  }

  /** What goes out of a transfer is taken down there as well. */
  async function logSecret(wanted: Job, purpose: string): Promise<void> {
    for (const { id: transferId } of transfers.filter(isInDossier)) {
      const copy = { paper: 'dossier', as: wanted === 'sub' ? 'print' : 'pdf', copies: 1, purpose }
      const answer = await desk.run('transfer.recordCopy', { transferId, printId: uuid(), ...copy })
      if (!answer.ok) throw new DeskError(answer.refusal.code, answer.refusal.args)
    }
  }

  const print = (kind: 'main' | 'sub') => async (built: Volumes, stamp: string) => {
    const title = `${name} ${volumeName(kind)}`
    await host.print.print({ title, html: volumeHtml(title, built[kind], { stamp, fonts }) })
  }
  const jobs: Readonly<Record<Job, (built: Volumes, stamp: string, unmasked: boolean) => Promise<void>>> = {
    main: print('main'),
    sub: print('sub'),
    async pdf({ main, sub }, stamp) {
      if (!toPdf) return
      const both = { pages: [...main.pages, ...sub.pages], official: new Set([...main.official, ...sub.official]) }
      await keep(`${name}.pdf`, await toPdf({ title: name, html: volumeHtml(name, both, { stamp, fonts }) }), 'pdf')
    },
    async folder(built, stamp, unmasked) {
      const make = toPdf && ((html: string, title: string) => toPdf({ title, html }))
      const { zip, missing } = await dossierFolder({
        bundle,
        volumes: built,
        desk,
        toPdf: make,
        stamp,
        fonts,
        unmasked,
      })
      await keep(`${name}.zip`, zip, 'zip')
      if (missing.length > 0) void message.warning(text.missing(missing.join('、')))
    },
  }

  async function keep(file: string, bytes: Uint8Array, kind: 'pdf' | 'zip') {
    const filter = { name: kind === 'pdf' ? text.pdfFilter : text.zip, extensions: [kind] }
    const saved = await host.files.save({ name: file, bytes, filter })
    if (saved) void message.success(text.saved(saved.name))
  }

  const offered: readonly Job[] = ['main', 'sub', ...(toPdf ? (['pdf'] as const) : []), 'folder']
  return (
    <Space wrap className={styles.block}>
      <FontTag />
      {offered.map((each) => (
        <Button key={each} title={each === 'folder' ? text.folderHint : undefined} onClick={() => setJob(each)}>
          {text.export[each]}
        </Button>
      ))}
      {job && (
        <ExportDialog
          title={`${text.export[job]}　${name}`}
          okText={text.export[job]}
          description={text.exportText(formatCount(entriesOf(job)))}
          unmaskedLabel={text.unmasked}
          onGo={(wish) => go(job, wish)}
          onClose={() => setJob(undefined)}
        >
          <FontAlert />
        </ExportDialog>
      )}
    </Space>
  )
}
