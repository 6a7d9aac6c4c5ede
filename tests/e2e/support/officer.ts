import { readFile } from 'node:fs/promises'
import { type Browser, type BrowserContext, expect, type Locator, type Page } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import { knowsMissingFonts } from '../../support/known-fonts'
import { noteViolation } from '../../support/policy-reports'
import { Cable } from './cable'
import { demoPassword } from './desk-server'

/** One person at one machine: a browser profile of his own, and what he does in the words of the screen. */
export class Officer {
  /** Violations of the content policy; there must never be one. */
  readonly violations: string[] = []

  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
    private readonly cable: Cable,
  ) {}

  static async atDesk(
    browser: Browser,
    url: string,
    login: string,
    { enrol = false, asksForFonts = false } = {},
  ): Promise<Officer> {
    const context = await browser.newContext({
      viewport: { width: 1366, height: 768 },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      acceptDownloads: true,
    })
    const officer = await Officer.before(context, await Cable.to(url), asksForFonts)
    await officer.logIn(login, enrol)
    return officer
  }

  /** A page on the desk's start screen, in a browser that the test has opened itself. */
  static async before(context: BrowserContext, cable: Cable, asksForFonts = false): Promise<Officer> {
    const page = await context.newPage()
    // As on a remote desktop: what fades in on a busy machine takes a click or a stroke before it stands.
    await page.emulateMedia({ reducedMotion: 'reduce' })
    const officer = new Officer(page, context, cable)
    if (!asksForFonts) await knowsMissingFonts(page)
    await page.exposeFunction('reportViolation', (text: string) => {
      officer.violations.push(text)
      noteViolation(text)
    })
    await page.addInitScript(() => {
      // Nobody can answer the dialog of a browser without a screen; the download that stands in for it is the same file.
      Reflect.deleteProperty(globalThis, 'showSaveFilePicker')
      document.addEventListener('securitypolicyviolation', (event) => {
        const report = (globalThis as unknown as { reportViolation(text: string): void }).reportViolation
        report(
          `${event.violatedDirective}: ${event.blockedURI} (${event.sourceFile}:${event.lineNumber}:${event.columnNumber})`,
        )
      })
    })
    await page.goto(cable.url)
    return officer
  }

  async logIn(login: string, enrol = false): Promise<void> {
    await this.page.getByLabel('用户名').fill(login)
    await this.page.getByLabel('密码').fill(demoPassword)
    if (enrol) await this.page.getByLabel('本机为办公专用').check()
    await this.page.getByRole('button', { name: /^登\s*录$/ }).click()
    await this.synced()
  }

  /** Opens the store of this machine again; the network plays no part. */
  async unlock(): Promise<void> {
    await this.page.getByLabel('密码', { exact: true }).fill(demoPassword)
    await this.page.getByRole('button', { name: '解锁' }).click()
    await expect(this.syncState).toBeVisible()
  }

  /** Everything sent and received, as the frame says in words. */
  async synced(): Promise<void> {
    await expect(this.syncState).toContainText(/已同步|需要处理/, { timeout: 60_000 })
  }

  get syncState(): Locator {
    return this.page.getByRole('link', { name: /同步状态/ }).or(this.page.getByRole('button', { name: /同步状态/ }))
  }

  async goOffline(): Promise<void> {
    this.cable.unplug()
    await expect(this.syncState).toContainText('离线', { timeout: 60_000 })
  }

  async goOnline(): Promise<void> {
    this.cable.plugIn()
    await this.module('同步中心')
    await this.page.getByRole('button', { name: '立即同步' }).click()
    await this.synced()
  }

  async module(name: string): Promise<void> {
    await this.page
      .getByRole('navigation')
      .getByRole('link', { name: new RegExp(`^${name}`) })
      .first()
      .click()
  }

  /** An address of the desk, as a link in a message would open it; the page is not loaded anew. */
  async go(path: string): Promise<void> {
    await this.page.evaluate((to) => {
      location.hash = to
    }, path)
  }

  async openCase(title: string): Promise<void> {
    await this.module('案件')
    // Of this list and no other: the page before may show the title as well, until the list has taken its place.
    const list = this.page.getByRole('grid', { name: '案件', exact: true })
    // What a sync has just brought may put the rows in another order under the hand: he looks which one is marked.
    await expect(async () => {
      await list.getByText(title).first().click()
      const marked = list.getByRole('row').and(this.page.locator('[aria-current="true"]'))
      await expect(marked).toContainText(title, { timeout: 1_000 })
    }).toPass({ timeout: 30_000 })
    await this.page.keyboard.press('Enter')
    await expect(this.page.getByRole('heading', { name: title })).toBeVisible()
  }

  /** As the line below a list says: choose it, Enter. */
  async openRow(row: Locator): Promise<void> {
    await row.click()
    await this.page.keyboard.press('Enter')
  }

  async section(name: string): Promise<void> {
    await this.page
      .getByRole('navigation', { name: '案件内容' })
      .getByRole('button', { name: new RegExp(`^${name}`) })
      .click()
  }

  /** A button that the page offers now, or will when the next change arrives. */
  async press(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).first().click()
  }

  /** The entries of the case's record. */
  get record(): Locator {
    return this.page.getByRole('complementary', { name: '办理记录' }).getByRole('listitem')
  }

  /** What a list box holds. */
  chosen(label: string): Locator {
    return this.page.locator('.ant-select').filter({ has: this.page.getByLabel(label, { exact: true }) })
  }

  /** Sends the open document to the reviewer, who approves it. */
  async sendThrough(kind: string, reviewer: Officer): Promise<void> {
    await this.press('送审')
    await this.save('送审')
    await reviewer.module('案件')
    await reviewer.openRow(reviewer.page.getByRole('grid', { name: '案件', exact: true }).getByRole('row').nth(1))
    await reviewer.press(`审核${kind}`)
    await reviewer.press('审核通过')
    await reviewer.save('审核通过')
  }

  /** The issuer signs; the server gives the number. */
  async number(title: string, kind: string): Promise<void> {
    await this.openCase(title)
    await this.press(`签发${kind}`)
    await this.press('签发编号')
    await this.save('签发编号')
  }

  async serve(title: string, kind: string, receiver: string): Promise<void> {
    await this.openCase(title)
    await this.press(`登记${kind}送达`)
    await this.press('登记送达')
    await this.fill('签收人', receiver)
    // The form goes when the command is kept; words of the page speak of 已送达 before.
    await this.saveAndClose('登记送达')
    await expect(this.page.getByText('已送达').first()).toBeVisible()
    // The day that starts the clock must be there before a test moves the clock.
    await this.synced()
  }

  /** A command of the page, from its buttons or from the menu of all of them. */
  async command(name: string): Promise<void> {
    const button = this.page.getByRole('button', { name, exact: true }).first()
    await expect(button.or(this.page.getByRole('button', { name: '其他操作' })).first()).toBeVisible()
    if (await button.isVisible()) return button.click()
    await this.page.getByRole('button', { name: '其他操作' }).click()
    await this.page
      .getByRole('menuitem', { name: new RegExp(`^${name}`) })
      .first()
      .click()
  }

  async fill(label: string, text: string): Promise<void> {
    await this.page.getByLabel(label, { exact: true }).fill(text)
  }

  /** Writes at the end of a field as an input method does: letters that change under the hand, then the words chosen. */
  async compose(field: Locator, letters: string, words: string): Promise<void> {
    await field.click()
    await this.page.keyboard.press('Control+End')
    const input = await this.context.newCDPSession(this.page)
    for (let typed = 1; typed <= letters.length; typed += 1)
      await input.send('Input.imeSetComposition', {
        text: letters.slice(0, typed),
        selectionStart: typed,
        selectionEnd: typed,
      })
    // The Enter that takes the letters or words: an input method has eaten it, and the page only learns of a key 229,
    // which some systems call Process and others Enter.
    for (const key of ['Process', 'Enter'])
      await input.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key, code: 'Enter', windowsVirtualKeyCode: 229 })
    await input.send('Input.insertText', { text: words })
    await input.detach()
  }

  async date(label: string, day: string): Promise<void> {
    const field = this.page.getByLabel(label, { exact: true })
    await field.fill(day)
    await field.press('Enter')
  }

  /** Chooses options of a list box by their labels. */
  async choose(label: string, ...options: readonly string[]): Promise<void> {
    const box = this.page.getByLabel(label, { exact: true })
    for (const option of options) {
      await this.pickFrom(box, option, this.page.locator('.ant-select-item-option', { hasText: option }))
    }
    // A list for a single choice shuts by itself, a moment later; an Escape too many would close the dialog around it.
    const staysOpen = await box.evaluate((element) => element.closest('.ant-select-multiple') !== null)
    if (staysOpen && (await box.getAttribute('aria-expanded')) === 'true') await box.press('Escape')
    await expect(box).toHaveAttribute('aria-expanded', 'false')
  }

  /** The option that is this and nothing more, where others begin alike. */
  async chooseExactly(label: string, option: string): Promise<void> {
    const box = this.page.getByLabel(label, { exact: true })
    const choices = this.page.locator('.ant-select-item-option').filter({ hasText: new RegExp(`^${option}$`) })
    await this.pickFrom(box, option, choices)
  }

  /** What arrives by sync in the middle may close the list: it is opened again, as a person would. */
  private async pickFrom(box: Locator, typed: string, choices: Locator): Promise<void> {
    await expect(async () => {
      if ((await box.getAttribute('aria-expanded')) !== 'true') await box.click()
      await box.fill(typed)
      await choices.first().click({ timeout: 3_000 })
    }).toPass({ timeout: 30_000 })
  }

  async check(label: string): Promise<void> {
    const named = { name: label, exact: true }
    await this.page.getByRole('radio', named).or(this.page.getByRole('checkbox', named)).last().check()
  }

  /** One of the segments that stand side by side under a name. */
  async pick(group: string, option: string): Promise<void> {
    await this.page.getByRole('radiogroup', { name: group, exact: true }).getByText(option, { exact: true }).click()
  }

  /** The Word file as the browser saves it, and the text of its body. */
  exportWord(button = '导出 Word'): Promise<{ name: string; text: string }> {
    return this.exportWordFrom(this.page, button)
  }

  /** The same from a dialog, where two buttons have the name. */
  async exportWordFrom(place: Pick<Page, 'getByRole'>, button = '导出 Word'): Promise<{ name: string; text: string }> {
    const download = this.page.waitForEvent('download')
    await place.getByRole('button', { name: button }).click()
    const file = await download
    const parts = unzipSync(await readFile(await file.path()))
    const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
    return { name: file.suggestedFilename(), text: xml.replace(/<[^>]+>/g, '') }
  }

  /** Sends a form and waits until the desk says it is kept. */
  async save(button: string): Promise<void> {
    await this.page.getByRole('button', { name: button, exact: true }).last().click()
  }

  /** The same, until the drawer with the form has gone: the next one has fields of the same names. */
  async saveAndClose(button: string): Promise<void> {
    await this.save(button)
    await expect(this.page.getByRole('dialog')).toHaveCount(0)
  }

  async leave(): Promise<void> {
    await this.context.close()
    await this.cable.remove()
  }
}
