import type { Page } from '@playwright/test'

/** Source of a function that tells from the page whether what was asked for is on it. */
type Shown = string

/**
 * Milliseconds from an input's event to the first frame that shows its effect. `act` gives the input; the clock begins
 * with the first event of that kind that reaches the page and ends when `shown` has become true and was painted.
 */
export async function paintedAfter(
  page: Page,
  event: 'click' | 'dblclick' | 'hashchange',
  shown: Shown,
  act: () => Promise<unknown>,
): Promise<number> {
  // As one text: the page's policy lets it make no functions of texts.
  await page.evaluate(`{
    const isShown = ${shown}
    window.measuredByTheBench = new Promise((resolve) => {
      const begin = () => {
        const start = performance.now()
        const look = () => {
          if (isShown()) requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)))
          else requestAnimationFrame(look)
        }
        look()
      }
      window.addEventListener(${JSON.stringify(event)}, begin, { once: true, capture: true })
    })
  }`)
  await act()
  return page.evaluate(() => (window as unknown as { measuredByTheBench: Promise<number> }).measuredByTheBench)
}

/** Rows are there, none of them waits, and the first is another than before (or the list another). */
export function listShows(before: string): Shown {
  return `() => {
    const grid = document.querySelector('[role=grid]')
    if (!grid || grid.getAttribute('aria-busy') === 'true') return false
    const rows = [...grid.querySelectorAll('[role=row][aria-rowindex]')].filter((row) => row.getAttribute('aria-rowindex') !== '1')
    const first = rows.find((row) => row.getAttribute('aria-rowindex') === '2')
    return first !== undefined && first.getAttribute('aria-busy') !== 'true' && first.textContent !== ${JSON.stringify(before)}
  }`
}

export function firstRow(page: Page): Promise<string> {
  return page.evaluate(() => document.querySelector('[role=row][aria-rowindex="2"]')?.textContent ?? '')
}

/** Scrolls the list by wheel-sized steps, a step a frame; the share of frames that showed a row still empty. */
export function blankFrames(page: Page, steps: number): Promise<{ frames: number; blank: number }> {
  return page.evaluate(
    (count) =>
      new Promise<{ frames: number; blank: number }>((resolve) => {
        const grid = document.querySelector<HTMLElement>('[role=grid]')
        if (!grid) throw new Error('no list')
        let frames = 0
        let blank = 0
        const isSeen = (row: Element) => {
          const { top, bottom } = row.getBoundingClientRect()
          const seen = grid.getBoundingClientRect()
          return bottom > seen.top && top < seen.bottom
        }
        const step = () => {
          const waiting = [...grid.querySelectorAll('[role=row][aria-busy=true]')].filter(isSeen)
          const covered = [...grid.querySelectorAll('[role=row][aria-rowindex]')].filter(isSeen).length
          frames += 1
          if (waiting.length > 0 || covered < 5) blank += 1
          if (frames >= count) return resolve({ frames, blank })
          grid.scrollTop += 240
          requestAnimationFrame(() => setTimeout(step))
        }
        step()
      }),
    steps,
  )
}
