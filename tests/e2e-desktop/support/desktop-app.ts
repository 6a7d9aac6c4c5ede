import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { knowsMissingFonts } from '../../support/known-fonts'
import { noteViolation } from '../../support/policy-reports'
import { launchElectron } from './real-electron'
import { launchStandIn } from './stand-in'

export const onRealElectron = process.env.DESK_ELECTRON !== undefined

/** What drives a main process, real or stood in for. */
export interface MainProcess {
  readonly page: Page
  /** Runs a function in the main process with the electron module; it may use nothing from around it. */
  main<T, G>(work: (electron: typeof import('electron'), given: G) => T | Promise<T>, given: G): Promise<T>
  /** Quits as a person does. */
  quit(): Promise<void>
  /** Ends it and its pages at once, as a power failure would. */
  kill(): Promise<void>
}

export interface LaunchOptions {
  readonly profile: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

export interface DesktopOptions {
  /** Folder that holds the profile and what else belongs to this machine; a new one is made without it. */
  readonly machine?: string
  /** The server that an administrator has enrolled this machine with. */
  readonly enrolledWith?: { readonly url: string; readonly dataDir: string }
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** The built desktop client on a machine of its own. */
export class DesktopApp {
  /** Violations of the content policy, in any document of the window; there must never be one. */
  readonly violations: string[] = []
  readonly pageErrors: string[] = []

  private constructor(
    /** Its `profile`, `documents` and so on are what an officer's machine would have. */
    readonly machine: string,
    private readonly process: MainProcess,
  ) {}

  static async start({ machine, enrolledWith, args = [], env = {} }: DesktopOptions = {}): Promise<DesktopApp> {
    const folder = machine ?? (await mkdtemp(join(tmpdir(), 'desk-machine-')))
    const profile = join(folder, 'profile')
    await mkdir(profile, { recursive: true })
    if (enrolledWith) {
      const ca = await readFile(join(enrolledWith.dataDir, 'tls', 'ca.crt'), 'utf8')
      await writeFile(join(profile, 'server.json'), JSON.stringify({ url: enrolledWith.url, ca }))
    }
    const launch = onRealElectron ? launchElectron : launchStandIn
    const app = new DesktopApp(folder, await launch({ profile, args, env }))
    await app.watch()
    return app
  }

  get page(): Page {
    return this.process.page
  }

  get profile(): string {
    return join(this.machine, 'profile')
  }

  main<T, G = undefined>(
    work: (electron: typeof import('electron'), given: G) => T | Promise<T>,
    given?: G,
  ): Promise<T> {
    return this.process.main(work, given as G)
  }

  /** Answers the next dialogs for saving: the officer takes the proposed name, in this folder. */
  async savesInto(folder: string): Promise<void> {
    await mkdir(folder, { recursive: true })
    await this.main(({ dialog }, into) => {
      dialog.showSaveDialog = (async (...given: unknown[]) => {
        const { defaultPath = '' } = given.at(-1) as { defaultPath?: string }
        return { canceled: false, filePath: `${into}/${defaultPath.split(/[\\/]/).at(-1)}` }
      }) as typeof dialog.showSaveDialog
    }, folder)
  }

  /** Answers the next dialogs for opening: the officer takes this file. */
  async opens(file: string): Promise<void> {
    await this.main(({ dialog }, chosen) => {
      dialog.showOpenDialog = (async () => ({ canceled: false, filePaths: [chosen] })) as typeof dialog.showOpenDialog
    }, file)
  }

  /** Signs in on a machine that keeps a store, and waits until everything is here. */
  async logIn(login: string, password: string): Promise<void> {
    await this.page.getByLabel('用户名').fill(login)
    await this.page.getByLabel('密码', { exact: true }).fill(password)
    await this.page.getByText('本机为办公专用').click()
    await this.page.getByRole('button', { name: '登录' }).click()
    await expect(this.page.getByText(/已同步/).first()).toBeVisible({ timeout: 60_000 })
  }

  async unlock(password: string): Promise<void> {
    const field = this.page.getByLabel('密码', { exact: true })
    await field.fill(password).catch(async (cause: unknown) => {
      const shown = await this.page.locator('#root').textContent({ timeout: 5000 })
      throw new Error(`no screen to unlock; the window shows: “${shown}”, errors: ${this.pageErrors.join('; ')}`, {
        cause,
      })
    })
    await this.page.getByRole('button', { name: '解锁' }).click()
    await expect(this.page.getByRole('navigation').getByRole('link', { name: /^案件/ }).first()).toBeVisible()
  }

  async openCase(title: string): Promise<void> {
    await this.page.getByRole('navigation').getByRole('link', { name: /^案件/ }).first().click()
    await this.page.getByText(title).first().dblclick()
    await expect(this.page.getByRole('heading', { name: title })).toBeVisible()
  }

  quit(): Promise<void> {
    return this.process.quit()
  }

  kill(): Promise<void> {
    return this.process.kill()
  }

  async remove(): Promise<void> {
    if (existsSync(this.machine))
      await rm(this.machine, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }

  /** From a fresh document on, so that nothing of its start is missed. */
  private async watch(): Promise<void> {
    this.page.on('pageerror', (error) => this.pageErrors.push(error.message))
    await this.page.exposeFunction('reportViolation', (text: string) => {
      this.violations.push(text)
      noteViolation(text)
    })
    await knowsMissingFonts(this.page)
    await this.page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        const report = (window as unknown as { reportViolation: (text: string) => void }).reportViolation
        report(`${event.violatedDirective}: ${event.blockedURI} (${event.sourceFile}:${event.lineNumber})`)
      })
    })
    await this.page.reload()
  }
}
