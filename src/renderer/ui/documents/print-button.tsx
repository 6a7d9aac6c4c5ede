import { Button, Dropdown, type MenuProps, Space } from 'antd'
import { useState } from 'react'
import type { HostPrint, Printer } from '#shared/host'
import { documentUiMessages as text } from './messages'

interface PrintButtonProps {
  readonly busy: boolean
  readonly print: HostPrint
  /** Without a printer: by the system's dialog. */
  readonly onPrint: (printer?: Printer) => void
}

/** One click for the print dialog; where the machine tells its printers, one more for a printer at once. */
export function PrintButton({ busy, print, onPrint }: PrintButtonProps) {
  const [printers, setPrinters] = useState<readonly Printer[]>()
  const byDialog = (
    <Button loading={busy} onClick={() => onPrint()}>
      {text.print}
    </Button>
  )
  if (!print.printers) return byDialog
  const items: MenuProps['items'] = [
    { key: '', label: text.printDialog },
    { type: 'divider' },
    ...(printers ?? []).map(({ name, title }) => ({ key: name, label: text.printTo(title) })),
    ...(printers?.length === 0 ? [{ key: 'none', label: text.noPrinters, disabled: true }] : []),
  ]
  return (
    <Space.Compact>
      {byDialog}
      <Dropdown
        trigger={['click']}
        onOpenChange={(open) => open && void print.printers?.().then(setPrinters)}
        menu={{ items, onClick: ({ key }) => onPrint(printers?.find(({ name }) => name === key)) }}
      >
        <Button aria-label={text.morePrinting} disabled={busy}>
          ▾
        </Button>
      </Dropdown>
    </Space.Compact>
  )
}
