import { useEffect } from 'react'
import type { FontPreset } from '#shared/documents/fonts'
import { pageStyle } from '#shared/documents/html/page-style'

/** Puts the faces of a preset in force while pages are shown; a constructed sheet needs no nonce. */
export function usePageFaces(preset: FontPreset): void {
  useEffect(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(pageStyle(preset))
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet)
    }
  }, [preset])
}
