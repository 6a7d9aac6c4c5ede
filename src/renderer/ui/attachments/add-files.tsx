import { App } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { explain } from '#shared/messages/catalogue'
import { CommandButton } from '../commands/command-button'
import styles from './attachments.module.css'
import type { AttachmentOwner } from './keep-file'
import { attachmentMessages as text } from './messages'
import { useAttach } from './use-attach'

interface AddFilesProps {
  readonly owner: AttachmentOwner
  /** What the file dialog offers first, e.g. `image/*`. */
  readonly accept?: string
}

/** Adds files by dialog, by dropping them here, and by pasting a screenshot anywhere on the page. */
export function AddFiles({ owner, accept }: AddFilesProps) {
  const { modal, message } = App.useApp()
  const { attach, busy } = useAttach(owner)
  const [over, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)

  async function add(files: readonly File[]) {
    if (files.length === 0) return
    const { added, refused } = await attach(files)
    if (added.length > 0) void message.success(text.added(added.length))
    for (const { name, refusal } of refused) modal.error({ title: text.refused(name), content: explain(refusal) })
  }
  usePastedFiles(add)

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button inside is the first
    <div
      className={over ? `${styles.drop} ${styles.over}` : styles.drop}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        void add([...event.dataTransfer.files])
      }}
    >
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={accept}
        aria-label={text.file}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          // The same file may be chosen again after an error.
          event.target.value = ''
          void add(files)
        }}
      />
      <CommandButton
        subject={owner}
        type="attachment.add"
        label={text.add}
        loading={busy > 0}
        onRun={() => input.current?.click()}
      />
      <span className={styles.hint} role="status">
        {busy > 0 ? text.adding(busy) : text.dropHint}
      </span>
    </div>
  )
}

/** Files on the clipboard; pasted text goes where it always goes. */
function usePastedFiles(add: (files: readonly File[]) => Promise<void>): void {
  const latest = useRef(add)
  latest.current = add
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])]
      if (files.length === 0) return
      event.preventDefault()
      const at = new Date().toLocaleTimeString('zh-CN', { hour12: false }).replaceAll(':', '')
      void latest.current(
        files.map((file) =>
          file.name === 'image.png' ? new File([file], text.pasted(at), { type: file.type }) : file,
        ),
      )
    }
    document.addEventListener('paste', paste)
    return () => document.removeEventListener('paste', paste)
  }, [])
}
