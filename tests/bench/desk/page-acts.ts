import type { Page } from '@playwright/test'

/** What happens in the page, timed there: from the event of the hand to the frame that shows what came of it. */
interface ActsOfTheBench {
  /** Milliseconds until a list shows its first rows after its address changed or a button was clicked. */
  list(act: { readonly hash: string } | { readonly sortBy: string } | { readonly words: string }): Promise<number>
  /** Scrolls by steps, one each frame; answers the frames and how many of them showed an unread row. */
  scroll(pixels: number, frames: number): Promise<{ frames: number; blank: number; longest: number }>
  /** Opens the active row by Enter; until the page of the case stands. */
  openRow(index: number): Promise<number>
  /** Judges the case anew; until its record shows it. */
  classify(level: string, reason: string): Promise<number>
}

/** Runs one of them. Functions, never texts: the policy of the page evaluates none. */
export function act<K extends keyof ActsOfTheBench>(
  page: Page,
  name: K,
  ...given: Parameters<ActsOfTheBench[K]>
): Promise<Awaited<ReturnType<ActsOfTheBench[K]>>> {
  return page.evaluate(
    ([what, args]) => {
      const acts = (window as unknown as { actsOfTheBench: Record<string, (...a: unknown[]) => Promise<unknown>> })
        .actsOfTheBench
      return acts[what as string]?.(...(args as unknown[]))
    },
    [name, given] as const,
  ) as Promise<Awaited<ReturnType<ActsOfTheBench[K]>>>
}

/** Puts the acts into the page. */
export async function teach(page: Page): Promise<void> {
  // The compiler marks functions with a helper of its own, which the page does not have.
  await page.evaluate('globalThis.__name = (marked) => marked')
  await page.evaluate(() => {
    const frame = () => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
    const grid = () => document.querySelector<HTMLElement>('[role=grid]')

    /** Until something holds, looked at after each change of the page, and then painted. */
    function until(holds: () => boolean, from: number): Promise<number> {
      return new Promise((resolve, reject) => {
        const done = () => {
          observer.disconnect()
          clearTimeout(late)
          void frame().then(() => resolve(performance.now() - from))
        }
        const observer = new MutationObserver(() => {
          if (holds()) done()
        })
        const late = setTimeout(() => {
          observer.disconnect()
          const said = [...document.querySelectorAll('[role=alert], .ant-form-item-explain')].map(
            (each) => each.textContent,
          )
          reject(new Error(`not within a minute at ${location.hash}: ${said.join(' ')}`))
        }, 60_000)
        observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true })
        if (holds()) done()
      })
    }

    function rowsInView(): { seen: number; blank: number } {
      const found = grid()
      if (!found) return { seen: 0, blank: 0 }
      const box = found.getBoundingClientRect()
      let seen = 0
      let blank = 0
      for (const row of found.querySelectorAll('[role=row]')) {
        const { top, bottom } = row.getBoundingClientRect()
        if (bottom <= box.top + 37 || top >= box.bottom || row.getAttribute('aria-rowindex') === '1') continue
        seen += 1
        if (row.getAttribute('aria-busy') === 'true') blank += 1
      }
      // Rows that are not even drawn leave a hole: as many as would fit below the last.
      const room = Math.floor((box.height - 37) / 36)
      return { seen, blank: blank + Math.max(0, room - 1 - seen) }
    }

    function shown(): boolean {
      const found = grid()
      if (!found || found.getAttribute('aria-busy') === 'true') return false
      const { seen, blank } = rowsInView()
      return blank === 0 && (seen > 0 || found.getAttribute('aria-rowcount') === '1')
    }

    const setter = (element: HTMLInputElement | HTMLTextAreaElement) =>
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(element), 'value')?.set?.bind(element)
    function type(element: HTMLInputElement | HTMLTextAreaElement, words: string): void {
      setter(element)?.(words)
      element.dispatchEvent(new Event('input', { bubbles: true }))
    }
    const onCase = () =>
      !grid() &&
      ['nav[aria-label=案件内容]', 'aside[aria-label=办理记录]', 'h1'].every((part) => document.querySelector(part))
    const record = () => document.querySelectorAll('aside[aria-label=办理记录] li').length

    Object.assign(window, {
      actsOfTheBench: {
        async list(act: { hash?: string; sortBy?: string; words?: string }) {
          const before = grid()
          const address = location.hash
          const from = performance.now()
          if (act.hash !== undefined) location.hash = act.hash
          else if (act.sortBy !== undefined) {
            const titled = [...(before?.querySelectorAll<HTMLButtonElement>('[role=columnheader] button') ?? [])]
            const button = titled.find(({ textContent }) => textContent?.startsWith(act.sortBy ?? ''))
            if (!button) throw new Error(`no column ${act.sortBy}`)
            button.click()
          } else {
            const field = document.querySelector<HTMLInputElement>('input[aria-label*=搜索]')
            if (!field) throw new Error('no search')
            type(field, act.words ?? '')
          }
          // Another question is another list: the one before is taken from the page.
          return until(() => location.hash !== address && grid() !== before && shown(), from)
        },
        async scroll(pixels: number, frames: number) {
          const found = grid()
          if (!found) throw new Error('no list')
          let blank = 0
          let longest = 0
          let last = performance.now()
          for (let at = 0; at < frames; at += 1) {
            found.scrollTop += pixels
            await new Promise((resolve) => requestAnimationFrame(resolve))
            const now = performance.now()
            longest = Math.max(longest, now - last)
            last = now
            if (rowsInView().blank > 0) blank += 1
          }
          found.scrollTop = 0
          await until(shown, performance.now())
          return { frames, blank, longest }
        },
        async openRow(index: number) {
          const rows = [...(grid()?.querySelectorAll<HTMLElement>('[role=row]') ?? [])]
          const row = rows.find((each) => each.getAttribute('aria-rowindex') === String(index + 2))
          if (!row) throw new Error(`no row ${index}`)
          row.click()
          await frame()
          const from = performance.now()
          row.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))
          return until(() => onCase(), from)
        },
        async classify(level: string, reason: string) {
          // The form of the judgement before empties itself when it is kept.
          await until(() => document.querySelector('textarea')?.value === '', performance.now())
          await frame()
          const radios = [...document.querySelectorAll<HTMLInputElement>('input[type=radio]')]
          const radio = radios.find((each) => each.closest('label')?.textContent === level)
          const field = document.querySelector<HTMLTextAreaElement>('textarea')
          if (!radio || !field) throw new Error('no form of the judgement')
          radio.click()
          type(field, reason)
          await frame()
          const button = [...document.querySelectorAll('button')].find((each) => each.textContent === '保存研判')
          if (!button) throw new Error('no button of the judgement')
          const before = record()
          const from = performance.now()
          button.click()
          return until(() => record() > before, from)
        },
      },
    })
  })
}
