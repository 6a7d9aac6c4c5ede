import { App } from 'antd'
import { useState } from 'react'
import type { Attachment } from '#shared/domain/attachment'
import { explain } from '#shared/messages/catalogue'
import { useDesk } from '../../data/hooks'
import { useHost } from '../host/host-context'
import { attachmentMessages as text } from './messages'

export interface ShownFile {
  readonly attachment: Attachment
  /** An address of the page's own; `close` gives it back. */
  readonly url: string
}

/** Opens files of the record: pictures and PDF in the desk, anything else is saved by the officer. */
export function useOpenFile() {
  const desk = useDesk()
  const host = useHost()
  const { message } = App.useApp()
  const [shown, setShown] = useState<ShownFile>()
  const [opening, setOpening] = useState<string>()

  async function fetched(attachment: Attachment): Promise<Blob | undefined> {
    setOpening(attachment.id)
    const answer = await desk.openAttachment(attachment.sha256).finally(() => setOpening(undefined))
    if (answer.ok) return answer.file
    void message.warning(explain(answer.refusal))
    return undefined
  }

  async function save(attachment: Attachment) {
    const file = await fetched(attachment)
    if (!file) return
    const bytes = new Uint8Array(await file.arrayBuffer())
    const extension = /\.([a-z0-9]{1,10})$/i.exec(attachment.name)?.[1] ?? 'bin'
    const filter = { name: text.file, extensions: [extension] }
    const saved = await host.files.save({ name: attachment.name, bytes, filter })
    if (saved) void message.success(text.saved(saved.name))
  }

  async function open(attachment: Attachment) {
    const file = await fetched(attachment)
    if (!file) return
    if (file.type === 'application/octet-stream') return save(attachment)
    setShown({ attachment, url: URL.createObjectURL(file) })
  }

  function close() {
    if (shown) URL.revokeObjectURL(shown.url)
    setShown(undefined)
  }

  return { open, save, close, shown, opening }
}
