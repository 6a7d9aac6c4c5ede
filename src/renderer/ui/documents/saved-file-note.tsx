import { App, Button } from 'antd'
import type { HostFiles, SavedFile } from '#shared/host'
import { DeskError, explain } from '#shared/messages/catalogue'
import { documentUiMessages as text } from './messages'

/** That a file was written, and the ways to it where the machine has them. */
export function SavedFileNote({ file, files }: { file: SavedFile; files: HostFiles }) {
  const { message } = App.useApp()
  const { revealId } = file
  const { reveal, openSaved } = files
  const attempt = (work: Promise<void>) =>
    work.catch((error: unknown) => {
      if (!(error instanceof DeskError)) throw error
      void message.error(explain(error.refusal))
    })
  return (
    <>
      {text.exported(file.name)}
      {openSaved && revealId && (
        <Button type="link" size="small" onClick={() => void attempt(openSaved(revealId))}>
          {text.openSaved}
        </Button>
      )}
      {reveal && revealId && (
        <Button type="link" size="small" onClick={() => void attempt(reveal(revealId))}>
          {text.reveal}
        </Button>
      )}
    </>
  )
}
