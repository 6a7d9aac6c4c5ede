import type { DocumentContent } from '#shared/documents/content'
import type { DocumentKind } from '#shared/documents/kinds/kind'
import { layoutDocument } from '#shared/documents/layout/layout-document'
import type { Page } from '#shared/documents/layout/page-model'
import type { OfficialDocument } from '#shared/domain/official-document'
import { documentUiMessages as text } from './messages'

export interface Rendered {
  readonly printable: DocumentContent
  readonly pages: readonly Page[]
}

/** What the document prints as it stands: its pages, with number and date once it has them. */
export function renderDocument(
  kind: DocumentKind,
  document: Pick<OfficialDocument, 'number' | 'issuedOn' | 'demo' | 'voided'>,
  content: Readonly<Record<string, unknown>>,
): Rendered {
  const drawn = kind.toContent(
    { ...content },
    {
      number: document.number,
      date: document.issuedOn,
      demo: document.issuedOn && document.demo ? true : undefined,
    },
  )
  // What was taken back must not pass for the real thing once it lies on a desk.
  const printable = document.voided ? { ...drawn, pageMark: text.voidedMark } : drawn
  return { printable, pages: layoutDocument(printable).pages }
}

/** A side of paper left free, so that the next document begins on a sheet of its own. */
const blank: Page = { number: 0, numbered: false, lines: [], rules: [], pictures: [], strokes: [] }

/** Several documents in one print; on both sides of the paper each begins on a front. */
export function pagesOfAll(documents: readonly (readonly Page[])[], duplex: boolean): Page[] {
  return documents.flatMap((pages, at) =>
    duplex && pages.length % 2 === 1 && at < documents.length - 1 ? [...pages, blank] : pages,
  )
}
