import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { DocumentContent } from '../../../src/shared/documents/content'
import { fontFaces } from '../../../src/shared/documents/fonts'
import { layoutDocument } from '../../../src/shared/documents/layout/layout-document'
import { timed } from './report'

const folder = join(import.meta.dirname, '..', 'peers')

/** What a peer took for each document, and one of its files. */
export interface PeerResult {
  readonly perSecond: number
  readonly file: string
}

interface Zip {
  generate(options: { type: 'nodebuffer'; compression: 'DEFLATE' }): Uint8Array
}
type PizZip = new (data: Uint8Array) => Zip
type Docxtemplater = new (
  zip: Zip,
  options: { linebreaks: boolean },
) => { render(data: Record<string, string>): void; getZip(): Zip }

/**
 * docxtemplater fills a template that is our own opinion with a tag in the place of each text, so that its pages are the
 * same; reading the template belongs to each document, as it does in use.
 */
export async function docxtemplater(docx: Uint8Array, count: number, file: string): Promise<PeerResult> {
  if (!existsSync(join(folder, 'node_modules'))) {
    process.stdout.write('installing the peers (npm ci in tests/bench/peers)\n')
    const { status, stderr } = spawnSync('npm', ['ci'], {
      cwd: folder,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    })
    if (status !== 0) throw new Error(stderr)
  }
  const require = createRequire(join(folder, 'package.json'))
  const Zipper = require('pizzip') as PizZip
  const Templater = require('docxtemplater') as Docxtemplater
  const { template, data } = tagged(docx)
  const write = () => {
    const document = new Templater(new Zipper(template), { linebreaks: true })
    document.render(data)
    return document.getZip().generate({ type: 'nodebuffer', compression: 'DEFLATE' })
  }
  const { writeFileSync } = await import('node:fs')
  writeFileSync(file, write())
  for (let warm = 0; warm < 10; warm += 1) write()
  const { ms } = await timed(() => {
    for (let at = 0; at < count; at += 1) write()
  })
  return { perSecond: (count * 1000) / ms, file }
}

function tagged(docx: Uint8Array): { template: Uint8Array; data: Record<string, string> } {
  const files = unzipSync(docx)
  const data: Record<string, string> = {}
  const xml = strFromU8(files['word/document.xml'] ?? new Uint8Array())
  const withTags = xml.replace(/(<w:t[^>]*>)([^<]+)(<\/w:t>)/g, (_all, open: string, text: string, close: string) => {
    const tag = `t${Object.keys(data).length}`
    data[tag] = text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
    return `${open}{${tag}}${close}`
  })
  files['word/document.xml'] = strToU8(withTags)
  return { template: zipSync(files), data }
}

/** python-docx builds the same paragraphs; nothing where Debian's python3-docx is not installed. */
export function pythonDocx(content: DocumentContent, count: number, file: string): PeerResult | undefined {
  const faces = fontFaces.gb
  const paragraphs = layoutDocument(content).plan.flow.items.flatMap((item) =>
    item.type === 'paragraph'
      ? [
          {
            align: item.align,
            line: item.line,
            size: item.size,
            spacing: item.spacing,
            left: item.indent.left,
            firstLine: item.indent.firstLine,
            tabs: (item.tabs ?? []).map((tab) => tab.at),
            runs: item.runs.map((run) => ({ text: run.text, face: faces[run.role], color: run.color })),
          },
        ]
      : [],
  )
  const script = join(folder, 'python_docx_opinion.py')
  for (const python of ['python3', '/usr/bin/python3']) {
    const { status, stdout } = spawnSync(python, [script, String(count), file], {
      input: JSON.stringify(paragraphs),
      encoding: 'utf8',
    })
    if (status === 0) return { perSecond: count / (JSON.parse(stdout) as { seconds: number }).seconds, file }
  }
  return undefined
}
