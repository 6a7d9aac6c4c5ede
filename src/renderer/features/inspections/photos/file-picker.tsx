import { Button } from 'antd'
import { useRef } from 'react'
import { siteTexts as text } from '../messages'

/** Photos of a telephone or camera card; on a tablet the system also offers its own camera. */
export function FilePicker({ busy, onFiles }: { busy: number; onFiles: (files: readonly File[]) => void }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept="image/*"
        aria-label={text.addFiles}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          // The same photo may be chosen again after an error.
          event.target.value = ''
          if (files.length > 0) onFiles(files)
        }}
      />
      <Button disabled={busy > 0} onClick={() => input.current?.click()}>
        {busy > 0 ? text.adding(busy) : text.addFiles}
      </Button>
    </>
  )
}
