import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from '@playwright/test'
import type { DocumentContent, DocumentFormat } from '#shared/documents/content'
import { toDocx } from '#shared/documents/docx/to-docx'
import { renderPrintHtml } from '#shared/documents/html/print-html'
import { type DocumentLayout, layoutDocument } from '#shared/documents/layout/layout-document'
import { browserPath } from '../support/browser'
import type { Office } from '../support/office'
import { readPng } from '../support/png'
import type { Sheet } from './ink-misses'

/** One document and everything that was made of it. */
export interface Printed {
  readonly name: string
  readonly format: DocumentFormat
  readonly docx: Uint8Array
  readonly layout: DocumentLayout
  /** What LibreOffice made of the Word file as it is. */
  readonly office: string
  /** The same after telling LibreOffice the line rules it does not read from a Word file. */
  readonly ruled: string
  /** Our own pages, printed by Chromium. */
  readonly print: string
  /** The first page as the preview shows it. */
  readonly preview: Sheet
}

export interface Source {
  readonly name: string
  readonly content: DocumentContent
  /** The Word file where it is not simply the one of the content: a mutation. */
  readonly docx?: Uint8Array
}

const PREVIEW_DOTS = 192
/** A machine that does something else for a minute has not failed. */
const PATIENCE = 5 * 60_000
/** So many files go through LibreOffice at once. */
const AT_ONCE = 40

export class PrintShop {
  private constructor(
    private readonly office: Office,
    private readonly browser: Browser,
    private readonly folder: string,
  ) {}

  static async open(office: Office): Promise<PrintShop> {
    const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    const browser = await chromium.launch({ executablePath: browserPath(), args })
    return new PrintShop(office, browser, await mkdtemp(join(tmpdir(), 'desk-documents-')))
  }

  async close(): Promise<void> {
    await this.browser.close()
    await rm(this.folder, { recursive: true, force: true })
  }

  async print(sources: readonly Source[]): Promise<Printed[]> {
    const printed: Printed[] = []
    for (let at = 0; at < sources.length; at += AT_ONCE) {
      printed.push(...(await this.printSome(sources.slice(at, at + AT_ONCE))))
    }
    return printed
  }

  private async printSome(sources: readonly Source[]): Promise<Printed[]> {
    const made = await Promise.all(
      sources.map(async ({ name, content, docx }) => {
        const file = join(this.folder, `${name}.docx`)
        const bytes = docx ?? (await toDocx(content))
        await writeFile(file, bytes)
        return { name, format: content.format, docx: bytes, layout: layoutDocument(content), file }
      }),
    )
    const files = made.map(({ file }) => file)
    const office = await this.office.convert(files, 'pdf', this.folder)
    const flat = await this.office.convert(files, 'fodt', this.folder)
    const ruled = await this.office.convert(await Promise.all(flat.map(withLineRules)), 'pdf', this.folder)
    const printed: Printed[] = []
    for (const [at, { file, ...document }] of made.entries()) {
      const own = await this.ownPages(document.name, document.layout)
      printed.push({ ...document, office: office[at] ?? '', ruled: ruled[at] ?? '', ...own })
    }
    return printed
  }

  /** Print and preview of our own pages, from the very page that the desk prints. */
  private async ownPages(name: string, layout: DocumentLayout): Promise<Pick<Printed, 'print' | 'preview'>> {
    const page = await this.browser.newPage({ deviceScaleFactor: PREVIEW_DOTS / 96 })
    page.setDefaultTimeout(PATIENCE)
    try {
      await page.setContent(renderPrintHtml(layout.pages, { nonce: 'test', title: name }))
      const print = join(this.folder, `${name}-own.pdf`)
      await page.pdf({ path: print, preferCSSPageSize: true, printBackground: true })
      const image = await page.locator('.sheet').first().screenshot()
      return { print, preview: { bitmap: readPng(image), dotsPerInch: PREVIEW_DOTS } }
    } finally {
      await page.close()
    }
  }
}

/**
 * LibreOffice reads neither autoSpaceDE nor overflowPunct as the file means them, and never breaks a line between a
 * closing mark and a digit, as Word does; version 25 neither at a quotation mark beside a Chinese character. So each file goes through its own format once, where these three rules can be
 * set; then its lines may be held against ours.
 */
async function withLineRules(flat: string): Promise<string> {
  const target = flat.replace(/\.fodt$/, '-ruled.fodt')
  const xml = await readFile(flat, 'utf8')
  await writeFile(
    target,
    xml
      .replaceAll('style:text-autospace="ideograph-alpha"', 'style:text-autospace="none"')
      .replaceAll('style:punctuation-wrap="hanging"', 'style:punctuation-wrap="simple"')
      .replace(/([〕）》」』】”’，。、])(?=\d)/g, '$1\u200B')
      .replace(/([，。、：；])(?=[“‘])/g, '$1\u200B')
      .replace(/([”’])(?=[\p{Script=Han}《（“])/gu, '$1\u200B'),
  )
  return target
}
