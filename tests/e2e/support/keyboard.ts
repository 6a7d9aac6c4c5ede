import { expect, type Locator, type Page } from '@playwright/test'

/** More stops than any page of the desk has. */
const MOST_STOPS = 160

/** Hands that never leave the keyboard: everything is reached by Tab and done by keys. */
export class Keyboard {
  constructor(private readonly page: Page) {}

  /** Counts what a mouse would do, from before the first page on. */
  static async watched(page: Page): Promise<Keyboard> {
    await page.addInitScript(() => {
      const counted = globalThis as unknown as { mouseEvents: number }
      counted.mouseEvents = 0
      const count = () => {
        counted.mouseEvents += 1
      }
      for (const type of ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'wheel', 'touchstart'])
        document.addEventListener(type, count, { capture: true })
    })
    return new Keyboard(page)
  }

  /** Whatever a mouse or finger has done since the page was loaded. */
  mouseEvents(): Promise<number> {
    return this.page.evaluate(() => (globalThis as unknown as { mouseEvents: number }).mouseEvents)
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  /** Tab, until the element has the focus. */
  async tabTo(target: Locator): Promise<void> {
    await expect(target).toBeVisible()
    for (let stop = 0; stop <= MOST_STOPS; stop += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return
      await this.page.keyboard.press('Tab')
    }
    throw new Error(`Tab never comes to ${target}`)
  }

  /** A button or link, by its name. */
  async use(name: string | RegExp, role: 'button' | 'link' | 'menuitem' = 'button'): Promise<void> {
    await this.tabTo(this.page.getByRole(role, { name, exact: true }).last())
    await this.press('Enter')
  }

  async fill(label: string, text: string): Promise<void> {
    const field = this.page.getByLabel(label, { exact: true })
    await this.tabTo(field)
    await this.press('Control+A')
    await this.page.keyboard.insertText(text)
  }

  /** Types the words of an option into its list box and takes it. */
  async choose(label: string, ...options: readonly string[]): Promise<void> {
    const box = this.page.getByLabel(label, { exact: true })
    await this.tabTo(box)
    for (const option of options) {
      await this.page.keyboard.insertText(option)
      await expect(this.page.locator('.ant-select-item-option-active', { hasText: option })).toBeVisible()
      await this.press('Enter')
    }
    // A box for several stays open. One for a single value shuts by itself: an Escape too many would shut the drawer.
    if (await box.evaluate((element) => element.closest('.ant-select-multiple') !== null)) await this.press('Escape')
    await expect(box).toHaveAttribute('aria-expanded', 'false')
  }

  async tick(name: string | RegExp): Promise<void> {
    const box = this.page.getByRole('checkbox', { name })
    await this.tabTo(box)
    await this.press('Space')
    await expect(box).toBeChecked()
  }

  /** One of several that exclude each other: Tab to their group, arrows within it. */
  async pick(option: string, within: Locator | Page = this.page): Promise<void> {
    const wanted = within.getByRole('radio', { name: option, exact: true }).last()
    await expect(wanted).toBeAttached()
    const group = wanted.locator('xpath=ancestor::*[@role="radiogroup"][1]')
    for (let stop = 0; stop <= MOST_STOPS; stop += 1) {
      if (await group.evaluate((element) => element.querySelector(':focus') !== null)) break
      await this.press('Tab')
    }
    const checked = () =>
      group.evaluate((element) => [...element.querySelectorAll('input')].findIndex((radio) => radio.checked))
    // The page takes each choice in before the next key.
    for (let step = await group.getByRole('radio').count(); step >= 0 && !(await wanted.isChecked()); step -= 1) {
      const before = await checked()
      await this.press(before < 0 ? 'Space' : 'ArrowRight')
      await expect.poll(checked).not.toBe(before)
    }
    await expect(wanted).toBeChecked()
  }

  async date(label: string, day: string): Promise<void> {
    await this.fill(label, day)
    await this.press('Enter')
  }
}
