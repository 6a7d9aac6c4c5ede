import type { Page } from '@playwright/test'
import { median } from '../support/report'

/** Rare and common, short and long, numbers and words, and one that nothing has. */
export const words = [
  '三轮车',
  '油烟扰民',
  '罚',
  '年检费',
  '豫Q07919',
  '第4711号',
  '解放路12',
  '〔2026〕981号',
  'GD20260000',
  '统一检查',
  '城市管理',
  '没有这样的词',
]

export interface Measured {
  readonly median: number
  readonly p95: number
  readonly slowest: readonly { readonly word: string; readonly ms: number }[]
  readonly found: number
}

/** Types each text key by key into the global search; milliseconds from a key's event to the frame with its result. */
export async function keystrokes(page: Page, rounds: number): Promise<Measured> {
  await page.keyboard.press('Control+k')
  const field = page.getByRole('combobox', { name: '全局搜索' })
  await field.waitFor()
  await watch(page)
  // The texts come from the disk a moment after the rows; the first search waits for them and is not measured.
  await type(page, '监督')
  const times: { word: string; ms: number }[] = []
  let found = 0
  for (let round = 0; round < rounds; round += 1)
    for (const word of words) {
      for (const ms of await type(page, word)) times.push({ word, ms })
      found += await page.getByRole('option').count()
    }
  const sorted = [...times].sort((a, b) => a.ms - b.ms)
  return {
    median: median(times.map(({ ms }) => ms)),
    p95: sorted[Math.floor(sorted.length * 0.95)]?.ms ?? Number.NaN,
    slowest: sorted.slice(-3).reverse(),
    found,
  }
}

/** Empties the field and types; one time for each key. */
async function type(page: Page, word: string): Promise<number[]> {
  const times: number[] = []
  for (let length = 0; length <= word.length; length += 1) {
    const ms = await page.evaluate(
      (text) => (window as unknown as { typeOfTheBench(text: string): Promise<number> }).typeOfTheBench(text),
      word.slice(0, length),
    )
    if (length > 0) times.push(ms)
  }
  return times
}

/**
 * A key is the input event that a browser sends for it. The result is painted in the first frame after the list says that
 * it belongs to the new text; the list carries its text for whoever reads the page with other eyes than his own.
 */
async function watch(page: Page): Promise<void> {
  // The compiler marks functions with a helper of its own, which the page does not have.
  await page.evaluate('globalThis.__name = (marked) => marked')
  await page.evaluate(() => {
    const field = document.querySelector<HTMLInputElement>('input[role=combobox]')
    const list = document.querySelector('[role=listbox]')
    if (!field || !list) throw new Error('no search')
    const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
    Object.assign(window, {
      typeOfTheBench: (text: string) =>
        new Promise<number>((resolve) => {
          const start = performance.now()
          if (list.getAttribute('data-words') === text) return resolve(0)
          new MutationObserver((_records, observer) => {
            if (list.getAttribute('data-words') !== text) return
            observer.disconnect()
            requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)))
          }).observe(list, { attributes: true, childList: true, subtree: true })
          setValue?.call(field, text)
          field.dispatchEvent(new Event('input', { bubbles: true }))
        }),
    })
  })
}
