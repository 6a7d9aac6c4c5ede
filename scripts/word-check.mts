// Writes the files of docs/word-check.md, Word beside PDF: `npx tsx scripts/word-check.mts [FOLDER] [gb|windows|fangzheng]`.
// Made-up data only.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { presetNamed } from '../src/cli/document-tasks'
import { browserForPdf, printPdf } from '../src/cli/print-pdf'
import type { DocumentContent } from '../src/shared/documents/content'
import { toDocx } from '../src/shared/documents/docx/to-docx'
import type { DocumentKind } from '../src/shared/documents/kinds/kind'
import { documentKindOf } from '../src/shared/documents/kinds/registry'
import { layoutDocument } from '../src/shared/documents/layout/layout-document'
import { variantOf } from '../tests/conformance/variants'

const [folder = 'word-check', preset = 'gb'] = process.argv.slice(2)
const fonts = presetNamed(preset)
const browser = browserForPdf()

const files: Readonly<Record<string, DocumentContent>> = {
  opinion: example('opinion'),
  joint: variantOf(kindOf('opinion'), 'joint'),
  letter: example('supervision-letter'),
  minutes: example('minutes'),
  report: example('analysis-report'),
  record: example('inspection-record'),
}

await mkdir(folder, { recursive: true })
for (const [name, content] of Object.entries(files)) {
  const { pages } = layoutDocument(content)
  await writeFile(join(folder, `${name}.docx`), await toDocx(content, { fonts }))
  await writeFile(join(folder, `${name}.pdf`), await printPdf(browser, pages, { title: content.title, fonts }))
  process.stdout.write(`${join(folder, name)}.docx, .pdf: ${pages.length} pages\n`)
}

function example(code: string): DocumentContent {
  const kind = kindOf(code)
  return kind.toContent(kind.example())
}

function kindOf(code: string): DocumentKind {
  const kind = documentKindOf(code)
  if (!kind) throw new Error(code)
  return kind
}
