import { useEffect, useRef } from 'react'
import type { OfficialDocument } from '#shared/domain/official-document'
import type { Refusal } from '#shared/messages/catalogue'
import { useDesk, useSession } from '../../data/hooks'
import { useEditorPreferences } from '../../ui/documents/editor-preferences'
import type { Rendered } from '../../ui/documents/render-document'
import { fixFile, writeFile } from './issued-file'

/**
 * Once the server has given the number, the machine of the one who signed writes the issued file and enters its hash in
 * the register. Only his does it by itself: two machines at the same moment would make a refused command of one.
 */
export function useIssuedFile(
  document: OfficialDocument,
  rendered: Rendered,
  offered: Readonly<Record<string, Refusal | null>> | undefined,
): void {
  const desk = useDesk()
  const { userId } = useSession()
  const { fonts } = useEditorPreferences()
  const done = useRef<string>(undefined)
  const due = document.files.length === 0 && document.signerId === userId && offered?.['document.recordFile'] === null
  useEffect(() => {
    // The page is drawn a moment after the document: only one that carries the number is the issued one.
    if (!due || rendered.printable.number.pending || done.current === document.id) return
    done.current = document.id
    void writeFile(document, rendered.printable, fonts).then((written) => fixFile(desk, document, written, fonts))
  }, [desk, due, document, rendered, fonts])
}
