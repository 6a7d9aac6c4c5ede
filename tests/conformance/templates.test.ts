import validate from '@ooxml-tools/validate'
import { Document, Footer, Header, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'
import { Window } from 'happy-dom'
import { describe, expect, it, vi } from 'vitest'
import { paragraphs } from '#shared/documents/blocks'
import { fillPlaces } from '#shared/documents/docx/template-places'
import { toDocx } from '#shared/documents/docx/to-docx'
import type { DocumentKind } from '#shared/documents/kinds/kind'
import { checkTemplate, renderTemplate } from '../../src/renderer/ui/templates/template-file'
import { kindsOr } from './corpus'

// The validator does not run in a page; all that a template needs of one is its reader of XML.
vi.stubGlobal('DOMParser', new Window().DOMParser)

/** A bureau's file as one is drawn up: fields in header, footer and a table, a loop, text and annexes by themselves. */
async function drawnUp(): Promise<Uint8Array> {
  const typed = (line: string) => new Paragraph({ children: Array.from(line, (one) => new TextRun(one)) })
  const cell = (line: string) => new TableCell({ children: [typed(line)] })
  const section = {
    properties: { page: { margin: { left: 1588, right: 1474 } } },
    headers: { default: new Header({ children: [typed('{文种}')] }) },
    footers: { default: new Footer({ children: [typed('{发文字号}')] }) },
    children: [
      typed('{标题}'),
      new Table({ rows: [new TableRow({ children: [cell('成文日期'), cell('{成文日期}')] })] }),
      typed('{主送机关}：'),
      typed('{正文}'),
      typed('{#署名机关}'),
      typed('{内容}'),
      typed('{/署名机关}'),
      typed('{附件}'),
    ],
  }
  return new Uint8Array(await Packer.toArrayBuffer(new Document({ sections: [section] })))
}

/** One of our own files, kept as the bureau's look. */
const madeFromOurs = (kind: DocumentKind) =>
  toDocx({ ...kind.toContent(kind.example()), annexes: [], body: paragraphs('{正文}\n{附件}') })

describe('a document by a template of the bureau', () => {
  const kinds = kindsOr(['opinion', 'analysis-report', 'inspection-record', 'minutes'])

  it.each(kinds)('$code is valid Office Open XML', async (kind) => {
    for (const file of [await drawnUp(), await madeFromOurs(kind)]) {
      const report = await checkTemplate(file, kind, fillPlaces)
      expect(report.problems).toEqual([])
      const example = kind.example()
      const filled = await renderTemplate(file, kind, example, kind.toContent(example), fillPlaces)
      expect(await validate(filled, 'docx')).toEqual([])
    }
  })
})
