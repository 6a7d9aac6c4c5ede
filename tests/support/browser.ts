import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
// @ts-expect-error plain module of the launcher, without types
import { findBrowser as find } from '../../scripts/find-browser.mjs'
import { noteViolation } from './policy-reports'

/** The Chromium-family browser of this machine. */
export function browserPath(): string {
  const path = (find as () => string | undefined)()
  if (!path) throw new Error('no Chromium found; set CHROMIUM_PATH or run `npm test`, which says what to install')
  return path
}

export interface DeskBrowser {
  readonly context: BrowserContext
  /** A new page on the desk's start page. */
  readonly open: () => Promise<Page>
  /** What the content security policy refused so far, in any page of this browser; must stay empty. */
  readonly violations: readonly string[]
  /** Exceptions that no one caught in a page. */
  readonly pageErrors: readonly string[]
  readonly close: () => Promise<void>
}

export interface DeskBrowserOptions {
  readonly url: string
  /** The one key that is trusted beside the system's authorities. */
  readonly spki: string
  readonly viewport?: { readonly width: number; readonly height: number }
}

/** One officer's computer: a browser with a profile of its own, which lives as long as the returned object. */
export async function openDeskBrowser({ url, spki, viewport }: DeskBrowserOptions): Promise<DeskBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'desk-browser-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: browserPath(),
    viewport: viewport ?? { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'America/New_York',
    acceptDownloads: true,
    args: [
      `--ignore-certificate-errors-spki-list=${spki}`,
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  })
  const violations: string[] = []
  const pageErrors: string[] = []
  await context.exposeFunction('reportViolation', (text: string) => {
    violations.push(text)
    noteViolation(text)
  })
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const report = (window as unknown as { reportViolation: (text: string) => void }).reportViolation
      report(`${event.violatedDirective}: ${event.blockedURI} (${event.sourceFile}:${event.lineNumber})`)
    })
  })
  context.on('page', (page) => page.on('pageerror', (error) => pageErrors.push(error.message)))
  return {
    context,
    violations,
    pageErrors,
    open: async () => {
      const page = await context.newPage()
      await page.goto(url)
      return page
    },
    close: async () => {
      await context.close()
      await rm(profile, { recursive: true, force: true })
    },
  }
}
