import { Button } from 'antd'
import { useMemo } from 'react'
import { renderPrintHtml } from '#shared/documents/html/print-html'
import { documentKindOf } from '#shared/documents/kinds/registry'
import type { OfficialDocument } from '#shared/domain/official-document'
import { NONCE_PLACE } from '#shared/security/csp'
import { useHost } from '../host/host-context'
import styles from './document-pages.module.css'
import { useEditorPreferences } from './editor-preferences'
import { useFontQuestion } from './fonts/use-font-question'
import { documentUiMessages as text } from './messages'
import { PreviewPane } from './preview/preview-pane'
import { renderDocument } from './render-document'

/** A document as its addressee has it before him: the true pages, and print. */
export function DocumentPages({ document }: { document: OfficialDocument }) {
  const { print } = useHost()
  const askFonts = useFontQuestion()
  const kind = documentKindOf(document.kind)
  const pages = useMemo(() => (kind ? renderDocument(kind, document, document.content).pages : []), [kind, document])
  const { title } = document

  async function go() {
    if (!(await askFonts())) return
    const { fonts } = useEditorPreferences.getState()
    await print.print({ title, html: renderPrintHtml(pages, { nonce: NONCE_PLACE, title, fonts }) })
  }

  return (
    <div className={styles.pages}>
      <Button className={styles.print} size="small" onClick={() => void go()}>
        {text.print}
      </Button>
      <PreviewPane pages={pages} />
    </div>
  )
}
