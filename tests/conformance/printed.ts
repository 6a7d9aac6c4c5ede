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
  /** Our own pages, printed by Chromium: from this page on in a file of many documents. */
  readonly print: { readonly pdf: string; readonly first: number }
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
  private files = 0

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
    const [own, { office, ruled }] = await Promise.all([
      this.ownPages(made.map(({ layout }) => layout)),
      this.officePages(made.map(({ file }) => file)),
    ])
    return made.flatMap(({ file: _, ...document }, at) => {
      const pages = own[at]
      return pages ? [{ ...document, office: office[at] ?? '', ruled: ruled[at] ?? '', ...pages }] : []
    })
  }

  private async officePages(files: readonly string[]): Promise<{ office: string[]; ruled: string[] }> {
    const office = await this.office.convert(files, 'pdf', this.folder)
    const flat = await this.office.convert(files, 'fodt', this.folder)
    const ruled = await this.office.convert(await Promise.all(flat.map(withLineRules)), 'pdf', this.folder)
    return { office, ruled }
  }

  /**
   * Print and preview of our own pages, from the very page that the desk prints; as when it prints many at once, for the
   * browser takes two seconds for the fonts of a file, whatever else is in it.
   */
  private async ownPages(layouts: readonly DocumentLayout[]): Promise<Pick<Printed, 'print' | 'preview'>[]> {
    const page = await this.browser.newPage({ deviceScaleFactor: PREVIEW_DOTS / 96 })
    page.setDefaultTimeout(PATIENCE)
    const show = (pages: DocumentLayout['pages']) =>
      page.setContent(renderPrintHtml(pages, { nonce: 'test', title: '公文' }))
    try {
      this.files += 1
      const pdf = join(this.folder, `own-${this.files}.pdf`)
      await show(layouts.flatMap(({ pages }) => pages))
      await page.pdf({ path: pdf, preferCSSPageSize: true, printBackground: true })
      const own: Pick<Printed, 'print' | 'preview'>[] = []
      let first = 1
      for (const { pages } of layouts) {
        // By itself: further down, a page begins between two dots.
        await show(pages.slice(0, 1))
        const image = await page.locator('.sheet').screenshot()
        own.push({ print: { pdf, first }, preview: { bitmap: readPng(image), dotsPerInch: PREVIEW_DOTS } })
        first += pages.length
      }
      return own
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
