import type { Page } from '@playwright/test'

/** Tells what a field holds whenever the page comes to say 已保存, in the very turn in which it says so. */
export async function reportSaved(page: Page, label: string, tell: (words: string) => void): Promise<void> {
  await page.exposeFunction('reportSaved', tell)
  await page.evaluate((name) => {
    const mark = () =>
      [...document.querySelectorAll('[role=status]')].some(({ textContent }) => textContent === '已保存')
    const field = () =>
      [...document.querySelectorAll('textarea, input')].find(
        (each) => (each as HTMLInputElement).labels?.[0]?.textContent?.replace(/[*\s]/g, '') === name,
      ) as HTMLInputElement | undefined
    const report = (window as unknown as { reportSaved(words: string): void }).reportSaved
    let before = true
    new MutationObserver(() => {
      const now = mark()
      if (now && !before) report(field()?.value ?? '')
      before = now
    }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true })
  }, label)
}
