import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeBatch } from '../../src/cli/document-batch'
import type { DocumentContent } from '../../src/shared/documents/content'
import { toDocx } from '../../src/shared/documents/docx/to-docx'
import { documentKindOf } from '../../src/shared/documents/kinds/registry'
import { layoutDocument } from '../../src/shared/documents/layout/layout-document'
import { openOffice } from '../support/office'
import { docxtemplater, pythonDocx } from './support/opinion-peers'
import { opinionsInWorker } from './support/opinion-worker'
import { conditions, type Figure, median, print, timed } from './support/report'

const PAGES = 3
const COUNT = Number(process.argv[2] ?? 200)
const BATCH = 1000
/** Heap that a batch may gain from its first hundred to its last: noise of the collector, not a leak. */
const FLAT_MB = 8
const createdAt = '2026-11-24T01:00:00Z'
const work = mkdtempSync(join(tmpdir(), 'desk-bench-documents-'))

/** An opinion of three pages: the example with as many demands as that takes. */
function threePages(): { input: Record<string, unknown>; content: DocumentContent } {
  const kind = documentKindOf('opinion')
  if (!kind) throw new Error('no opinion')
  const example = kind.example()
  const findings = example.findings as object[]
  for (let demands = 1; demands < 20; demands += 1) {
    const input = {
      ...example,
      findings: findings.slice(0, 1),
      copiesTo: [],
      printingOrgan: '',
      demands: Array.from({ length: demands }, (_, at) => `第${at + 1}项要求：对同类执法行为开展自查，完善相关制度。`),
    }
    const content = kind.toContent(input, { number: '示司执监意〔2026〕12号', date: '2026-11-24' })
    if (layoutDocument(content).pages.length === PAGES) return { input, content }
  }
  throw new Error('the example is never three pages long')
}

interface NodeFigures {
  readonly perSecond: number
  readonly medianMs: number
  /** What a document costs the processor, whatever else runs on the machine. */
  readonly cpuMs: number
  readonly kilobytes: number
}

async function inNode(content: DocumentContent): Promise<NodeFigures> {
  for (let warm = 0; warm < 20; warm += 1) await toDocx(content, { createdAt })
  const times: number[] = []
  const before = process.cpuUsage()
  const { ms } = await timed(async () => {
    for (let at = 0; at < COUNT; at += 1) times.push((await timed(() => toDocx(content, { createdAt }))).ms)
  })
  const { user, system } = process.cpuUsage(before)
  const cpuMs = (user + system) / 1000 / COUNT
  const bytes = (await toDocx(content, { createdAt })).length
  return { perSecond: (COUNT * 1000) / ms, medianMs: median(times), cpuMs, kilobytes: bytes / 1024 }
}

interface BatchFigures {
  readonly seconds: number
  readonly written: number
  /** Heap in use after collecting, after each hundred documents, in MB. */
  readonly heap: readonly number[]
}

/** `desk document opinion --batch`, as it is, with a look at the heap in the place of the progress bar. */
async function batch(input: Record<string, unknown>): Promise<BatchFigures> {
  const folder = join(work, 'in')
  mkdirSync(folder)
  for (let at = 0; at < BATCH; at += 1) {
    const note = `第${at + 1}号`
    writeFileSync(join(folder, `${String(at + 1).padStart(4, '0')}.json`), JSON.stringify({ ...input, note }))
  }
  const heap: number[] = []
  const progress = {
    show(done: number) {
      if (done === 0 || done % 100 !== 0) return
      globalThis.gc?.()
      heap.push(process.memoryUsage().heapUsed / 2 ** 20)
    },
    clear() {},
  }
  const output = join(work, 'out')
  const { ms, value } = await timed(() =>
    writeBatch({ kind: 'opinion', folder, output, fonts: 'gb', pdf: false }, progress),
  )
  if (readdirSync(output).length !== BATCH) throw new Error(`${readdirSync(output).length} files of ${BATCH}`)
  return { seconds: ms / 1000, written: value.written, heap }
}

/** What each program made, counted by one reader. */
async function pagesOf(files: readonly string[]): Promise<number[]> {
  const office = await openOffice()
  try {
    const pdfs = await office.convert(files, 'pdf', work)
    return await Promise.all(pdfs.map(async (pdf) => (await office.pdfText(pdf)).match(/<page /g)?.length ?? 0))
  } finally {
    await office.close()
  }
}

try {
  const { input, content } = threePages()
  const node = await inNode(content)
  const worker = await opinionsInWorker(content, COUNT)
  const ours = join(work, 'desk.docx')
  const docx = await toDocx(content, { createdAt })
  writeFileSync(ours, docx)
  const templater = await docxtemplater(docx, COUNT, join(work, 'docxtemplater.docx'))
  const python = pythonDocx(content, COUNT, join(work, 'python-docx.docx'))
  const files = [ours, templater.file, ...(python ? [python.file] : [])]
  const pages = await pagesOf(files)
  const all = await batch(input)
  const first = all.heap[0] ?? 0
  const gained = Math.max(...all.heap) - first
  const size = (file: string) => `${pages[files.indexOf(file)]} pages, ${(statSync(file).size / 1024).toFixed(1)} KB`
  const figures: Figure[] = [
    {
      what: 'opinions of 3 pages in Node',
      value: node.perSecond,
      unit: '/s',
      atLeast: 60,
      note: `median ${node.medianMs.toFixed(1)} ms, ${node.cpuMs.toFixed(1)} ms of processor`,
    },
    { what: 'in the desk’s worker (Chromium)', value: worker, unit: '/s', atLeast: 60 },
    { what: 'size', value: node.kilobytes, unit: 'KB', atMost: 25, note: size(ours) },
    {
      what: `batch of ${BATCH}, checked and written`,
      value: all.written / all.seconds,
      unit: '/s',
      note: `${all.seconds.toFixed(1)} s`,
    },
    {
      what: 'heap gained over the batch',
      value: gained,
      unit: 'MB',
      atMost: FLAT_MB,
      note: all.heap.map((mb) => mb.toFixed(0)).join(' '),
    },
    {
      what: 'docxtemplater 3.71.0, same pages',
      value: templater.perSecond,
      unit: '/s',
      note: `${ratio(node.perSecond, templater.perSecond)}; ${size(templater.file)}`,
    },
    ...(python
      ? [
          {
            what: 'python-docx (Debian), same pages',
            value: python.perSecond,
            unit: '/s',
            note: `${ratio(node.perSecond, python.perSecond)}; ${size(python.file)}`,
          },
        ]
      : []),
  ]
  print('Official documents', conditions({ documents: COUNT }), figures)
  if (!python) process.stdout.write('python-docx was not measured: apt-get install python3-docx\n')
} finally {
  rmSync(work, { recursive: true, force: true })
}

function ratio(ours: number, theirs: number): string {
  return `we are ${(ours / theirs).toFixed(2)} times as fast`
}
