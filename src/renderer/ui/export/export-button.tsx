import { App, Button } from 'antd'
import { useState } from 'react'
import { useDesk, useSession } from '../../data/hooks'
import { useHost } from '../host/host-context'
import { formatCount, formatMoment } from '../time/format'
import { useNow } from '../time/use-now'
import { ExportDialog, type ExportWish } from './export-dialog'
import { logExport } from './log-export'
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
  const desk = useDesk()
  const host = useHost()
  const { name } = useSession()
  const now = useNow()
  const { message } = App.useApp()
  const [open, setOpen] = useState(false)

  async function write({ purpose }: ExportWish): Promise<void> {
    const content = await read()
    const rows = content.rows.length
    await logExport(desk, { what, rows, purpose })
    const note = text.note(name, formatMoment(now.toISOString()), formatCount(rows), purpose)
    const bytes = await writeWorkbook({ title: what, notes: [note], ...content })
    const filter = { name: text.filter, extensions: ['xlsx'] }
    const saved = await host.files.save({ name: `${what}.xlsx`, bytes, filter })
    if (saved) void message.success(text.done(saved.name))
  }

  return (
    <>
      <Button disabled={!total} onClick={() => setOpen(true)}>
        {text.excel}
      </Button>
      {open && total !== undefined && (
        <ExportDialog
          title={text.title(what)}
          okText={text.ok}
          description={text.text(formatCount(total))}
          onGo={write}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
