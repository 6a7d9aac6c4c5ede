import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import validate from '@ooxml-tools/validate'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toDocx } from '#shared/documents/docx/to-docx'
import { type DocumentLayout, layoutDocument } from '#shared/documents/layout/layout-document'
import { type Office, openOffice } from '../support/office'
import { colophonMisses, fileMisses, inkMisses, lineMisses, type Miss } from './conformity'
import { corpus } from './corpus'
import { type Mutation, mutations } from './mutations'

/** One document on its way through LibreOffice. */
interface Printed {
  readonly name: string
  readonly docx: Uint8Array
  readonly file: string
  readonly layout: DocumentLayout
  /** As LibreOffice reads the file. */
  pdf: string
  /** After telling LibreOffice the line rules it does not read from a Word file. */
  ruled: string
}

let office: Office
let folder: string
let printed: Printed[]
let mutated: (Printed & { expected: string })[]

beforeAll(async () => {
  office = await openOffice()
  folder = await mkdtemp(join(tmpdir(), 'desk-documents-'))
  const own = corpus()
  printed = await Promise.all(own.map(({ name, content }) => writeDocument(name, async () => toDocx(content), content)))
  const base = own.find((document) => document.name === 'opinion-long')
  if (!base) throw new Error('the corpus has lost its long opinion')
  const good = await toDocx(base.content)
  mutated = await Promise.all(
    mutations.map(async (mutation) => ({
      ...(await writeDocument(mutation.name, async () => edited(good, mutation), base.content)),
      expected: mutation.caughtBy,
    })),
  )
  await printAll([...printed, ...mutated])
})

afterAll(async () => {
  await office?.close()
  if (folder) await rm(folder, { recursive: true, force: true })
})

describe('every document of the corpus', () => {
  const names = corpus().map((document) => document.name)

  it.each(names)('%s: the file says what the standard asks', (name) => {
    expect(fileMisses(of(name).docx)).toEqual([])
  })

  // One of each structure: ink is read from pictures of 400 dots an inch.
  const shapes = ['opinion-long', 'request-long', 'decision-short', 'many-parts', 'narrow-end-3']

  it.each(names)('%s is valid Office Open XML', async (name) => {
    expect(await validate(of(name).docx, 'docx')).toEqual([])
  })

  it.each(names)('%s breaks lines and pages in LibreOffice as on our own pages', async (name) => {
    const document = of(name)
    expect(lineMisses(await office.pdfText(document.ruled), document.layout)).toEqual([])
  })

  it.each(names)('%s has as many pages when opened as it is', async (name) => {
    const document = of(name)
    const pages = (await office.pdfText(document.pdf)).match(/<page /g)?.length
    expect(pages).toBe(document.layout.pages.filter((page) => page.lines.length > 0).length)
  })

  it.each(shapes)('%s has its letterhead and page number where they belong', async (name) => {
    expect(await inkMisses(office, of(name).pdf)).toEqual([])
  })

  it('sets the colophon at the foot of a page of its own', async () => {
    const own = printed.filter((document) => document.layout.plan.colophon === 'nextPage')
    expect(own.length).toBeGreaterThan(0)
    for (const document of own.slice(0, 2)) {
      expect(await colophonMisses(office, document.pdf, document.layout.pages.length)).toEqual([])
    }
  })
})

describe('a document that misses the standard', () => {
  it.each(mutations.map((mutation) => mutation.name))('is caught: %s', async (name) => {
    const document = mutated.find((one) => one.name === name)
    if (!document) throw new Error(name)
    const misses: Miss[] = [
      ...fileMisses(document.docx),
      ...lineMisses(await office.pdfText(document.ruled), document.layout),
      ...(await inkMisses(office, document.pdf)),
    ]
    expect(misses.map((miss) => miss.check)).toContain(document.expected)
  })

  it('is caught: an element where the schema has none', async () => {
    const [good] = printed
    if (!good) throw new Error('the corpus is empty')
    const broken = { name: 'stray', part: /^word\/document\.xml$/, from: /<\/w:body>/, to: '<w:stray/></w:body>' }
    const ids = (await validate(edited(good.docx, broken), 'docx')).map((problem) => problem.id)
    expect(ids).toContain('Sch_InvalidElementContentExpectingComplex')
  })
})

function of(name: string): Printed {
  const found = printed.find((document) => document.name === name)
  if (!found) throw new Error(`${name} is not in the corpus`)
  return found
}

async function writeDocument(
  name: string,
  make: () => Promise<Uint8Array>,
  content: Parameters<typeof layoutDocument>[0],
): Promise<Printed> {
  const docx = await make()
  const file = join(folder, `${name}.docx`)
  await writeFile(file, docx)
  return { name, docx, file, layout: layoutDocument(content), pdf: '', ruled: '' }
}

/**
 * LibreOffice reads neither autoSpaceDE nor overflowPunct as the file means them, and never breaks a line between a
 * closing mark and a digit, as Word does. So each file goes through its own format once, where these three rules can be
 * set; then its lines may be held against ours.
 */
async function printAll(documents: readonly Printed[]): Promise<void> {
  const files = documents.map((document) => document.file)
  const pdfs = await office.convert(files, 'pdf', folder)
  const flat = await office.convert(files, 'fodt', folder)
  const ruled = await Promise.all(
    flat.map(async (file) => {
      const xml = await readFile(file, 'utf8')
      const target = file.replace(/\.fodt$/, '-ruled.fodt')
      await writeFile(
        target,
        xml
          .replaceAll('style:text-autospace="ideograph-alpha"', 'style:text-autospace="none"')
          .replaceAll('style:punctuation-wrap="hanging"', 'style:punctuation-wrap="simple"')
          .replace(/([〕）》」』】”’，。、])(?=\d)/g, '$1\u200B'),
      )
      return target
    }),
  )
  const ruledPdfs = await office.convert(ruled, 'pdf', folder)
  for (const [at, document] of documents.entries()) {
    document.pdf = pdfs[at] ?? ''
    document.ruled = ruledPdfs[at] ?? ''
  }
}

function edited(docx: Uint8Array, { part, from, to }: Pick<Mutation, 'part' | 'from' | 'to'>): Uint8Array {
  const files = unzipSync(docx)
  const names = Object.keys(files).filter((name) => part.test(name))
  for (const name of names) {
    const before = strFromU8(files[name] ?? new Uint8Array())
    files[name] = strToU8(before.replace(from, to))
  }
  if (!names.some((name) => strFromU8(unzipSync(docx)[name] ?? new Uint8Array()).match(from))) {
    throw new Error(`nothing to change for ${from}`)
  }
  return zipSync(files)
}
