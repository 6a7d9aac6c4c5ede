import { type BrowserContext, chromium } from '@playwright/test'
import type { Cable } from '../../e2e/support/cable'
import type { DeskServer } from '../../e2e/support/desk-server'
import { Officer } from '../../e2e/support/officer'
import { browserPath } from '../../support/browser'

/** A browser with a profile that outlives it. */
export class Laptop {
  private machine: BrowserContext | undefined
  /** A browser that dies has often not yet written its session down. */
  private session: Awaited<ReturnType<BrowserContext['cookies']>> = []

  constructor(
    private readonly server: DeskServer,
    private readonly cable: Cable,
    private readonly profile: string,
  ) {}

  async switchOn(): Promise<Officer> {
    this.machine = await chromium.launchPersistentContext(this.profile, {
      executablePath: browserPath(),
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      acceptDownloads: true,
      viewport: { width: 1366, height: 768 },
      args: [
        '--no-sandbox',
        '--disable-quic',
        '--no-first-run',
        `--ignore-certificate-errors-spki-list=${this.server.spki}`,
      ],
    })
    if (this.session.length > 0) await this.machine.addCookies(this.session)
    return Officer.before(this.machine, this.cable)
  }

  /** The whole browser process at once: no page is asked, nothing is put away. */
  async powerOff(officer: Officer): Promise<void> {
    const machine = this.machine as BrowserContext
    this.session = await machine.cookies()
    const ended = new Promise((closed) => machine.once('close', closed))
    const crash = await machine.newCDPSession(officer.page)
    await Promise.all([ended, crash.send('Browser.crash').catch(() => undefined)])
  }

  async close(): Promise<void> {
    await this.machine?.close().catch(() => undefined)
  }
}
