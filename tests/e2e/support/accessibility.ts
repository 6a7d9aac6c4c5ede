import { expect, type Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'
import axe from 'axe-core'

const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What breaks WCAG A or AA on the page as it stands: rule, what it asks, and the elements. */
export async function violationsOn(page: Page): Promise<readonly string[]> {
  const first = await lookedThrough(page)
  // A button that comes up while the page is looked through is pale for that moment: what is wrong stays wrong.
  return first.length === 0 ? first : lookedThrough(page)
}

async function lookedThrough(page: Page): Promise<readonly string[]> {
  await expect.poll(() => page.evaluate(nothingMoves)).toBe(true)
  // Evaluated by the browser's debugger, which the page's content policy does not bind.
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(
    (values) =>
      (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({
        runOnly: { type: 'tag', values },
      }),
    levels,
  )
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}（${help}）：${target.join(' ')}`))
}

function nothingMoves(): boolean {
  const moves = ({ playState, effect }: Animation) =>
    playState === 'running' && effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY
  return !document.getAnimations().some(moves)
}
