import type { Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'
import axe from 'axe-core'

const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What breaks WCAG A or AA on the page as it stands: rule, what it asks, and the elements. */
export async function violationsOn(page: Page): Promise<readonly string[]> {
  // A button that is just coming up is pale until it has come; what turns for ever is not waited for.
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        ({ playState, effect }) =>
          playState !== 'running' || effect?.getComputedTiming().iterations === Number.POSITIVE_INFINITY,
      ),
  )
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
