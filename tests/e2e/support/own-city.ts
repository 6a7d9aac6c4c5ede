import { type Browser, chromium, test } from '@playwright/test'
import { browserPath } from '../../support/browser'
import { DeskServer } from './desk-server'

interface OwnCity {
  readonly server: DeskServer
  /** For people at their own machines: each gets a context of his own. */
  readonly browser: Browser
}

/** A server of its own for the tests of a file, and a browser that trusts it; both there before the first test. */
export function ownCity(): OwnCity {
  let server: DeskServer | undefined
  let browser: Browser | undefined

  test.beforeAll(async () => {
    server = await DeskServer.start()
    browser = await chromium.launch({
      executablePath: browserPath(),
      args: [
        '--no-sandbox',
        '--disable-quic',
        '--no-first-run',
        `--ignore-certificate-errors-spki-list=${server.spki}`,
      ],
    })
  })
  test.afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })

  return {
    get server() {
      if (!server) throw new Error('before the first test')
      return server
    },
    get browser() {
      if (!browser) throw new Error('before the first test')
      return browser
    },
  }
}
