import { PaperClipOutlined } from '@ant-design/icons'
import { Button, Modal } from 'antd'
import { useEffect, useState } from 'react'
import type { StoredFile } from '#shared/domain/stored-file'
import type { Refusal } from '#shared/messages/catalogue'
import type { DeskWorker, OpenAnswer } from '../../data/desk-worker-api'
import { useDesk } from '../../data/hooks'
import { RefusalNotice } from '../feedback/refusal-notice'
import { useHost } from '../host/host-context'
import { fileMessages as text } from './stored-file-messages'
import styles from './stored-files.module.css'

interface Props {
  readonly file: StoredFile
  /** Where its bytes come from, for a file that no row leads to yet. */
  readonly from?: (desk: DeskWorker) => Promise<OpenAnswer>
}

/** A file of the record by its name: a picture is shown, everything else is saved where the officer wants it. */
export function StoredFileLink({ file, from = (desk) => desk.openAttachment(file.sha256) }: Props) {
  const desk = useDesk()
  const host = useHost()
  const [busy, setBusy] = useState(false)
  const [picture, setPicture] = useState<string>()
  const [refusal, setRefusal] = useState<Refusal>()
  useEffect(() => () => (picture ? URL.revokeObjectURL(picture) : undefined), [picture])

  async function open() {
    setBusy(true)
    const answer = await from(desk).finally(() => setBusy(false))
    if (!answer.ok) return setRefusal(answer.refusal)
    if (file.mime.startsWith('image/')) return setPicture(URL.createObjectURL(answer.file))
    const extension = file.name.split('.').at(-1) ?? ''
    const bytes = new Uint8Array(await answer.file.arrayBuffer())
    await host.files.save({ name: file.name, bytes, filter: { name: text.allFiles, extensions: [extension] } })
  }

  return (
    <>
      <Button
        type="link"
        size="small"
        icon={<PaperClipOutlined aria-hidden />}
        loading={busy}
        aria-label={text.open(file.name)}
        onClick={() => void open()}
      >
        {file.name}
      </Button>
      <Modal
        open={picture !== undefined}
        title={file.name}
        footer={null}
        width={860}
        onCancel={() => setPicture(undefined)}
      >
        {picture && <img src={picture} alt={file.name} className={styles.picture} />}
      </Modal>
      <Modal open={refusal !== undefined} title={text.openFailed} footer={null} onCancel={() => setRefusal(undefined)}>
        {refusal && <RefusalNotice refusal={refusal} />}
      </Modal>
    </>
  )
}
