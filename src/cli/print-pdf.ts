import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import type { FontPreset } from '#shared/documents/fonts'
import { renderPrintHtml } from '#shared/documents/html/print-html'
import type { Page } from '#shared/documents/layout/page-model'
import { DeskError } from '#shared/messages/catalogue'
// @ts-expect-error plain module of the launcher, without types
import { findBrowser } from '../../scripts/find-browser.mjs'

const run = promisify(execFile)
const LIMIT_MS = 60_000

/** @throws DeskError `documents.browserMissing` (exit 3) where this machine has no browser of the Chromium family */
export function browserForPdf(): string {
  const browser = (findBrowser as () => string | undefined)()
  if (!browser) throw new DeskError('documents.browserMissing')
  return browser
}

/** Our own pages as PDF, printed by the system's browser: the same pages that the desk shows and prints. */
export async function printPdf(
  browser: string,
  pages: readonly Page[],
  { title, fonts }: { readonly title: string; readonly fonts: FontPreset },
): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'desk-pdf-'))
  try {
    const page = join(folder, 'pages.html')
    const target = join(folder, 'pages.pdf')
    await writeFile(page, renderPrintHtml(pages, { nonce: 'print', title: title.replaceAll('\n', ''), fonts }))
    await run(browser, [...flags(join(folder, 'profile')), `--print-to-pdf=${target}`, pathToFileURL(page).href], {
      timeout: LIMIT_MS,
    })
    return await readFile(target)
  } catch (error) {
    throw new DeskError('documents.printFailed', { browser, reason: reasonFrom(error) }, { cause: error })
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

function flags(profile: string): string[] {
  return [
    '--headless=new',
    '--disable-gpu',
    '--no-first-run',
    '--disable-extensions',
    '--no-pdf-header-footer',
    `--user-data-dir=${profile}`,
    // Chromium refuses to run as root inside its own sandbox; the page is ours and loads nothing.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ]
}

function reasonFrom(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return text.split('\n')[0] ?? ''
}
