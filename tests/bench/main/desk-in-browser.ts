import type { Page } from '@playwright/test'
import { CLIENT_HEADER, syncPaths } from '#shared/sync/protocol'
import { demoPassword } from '../../e2e/support/desk-server'

export interface FirstSync {
  readonly rows: number
  /** From the request for the plan of the bootstrap to the words 已同步. */
  readonly ms: number
  /** When it began, by the wall clock. */
  readonly since: number
  readonly clientId: string
}

export interface LongTask {
  /** By the wall clock, in milliseconds. */
  readonly at: number
  readonly ms: number
}

/** Collects every task of the page's own thread that takes over 50 ms, from the next load on. */
export async function watchLongTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const found: LongTask[] = []
    Object.assign(window, { longTasksOfTheBench: found })
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries())
        found.push({ at: performance.timeOrigin + startTime, ms: duration })
    }).observe({ type: 'longtask' })
  })
}

/** Those that began after a moment of the wall clock, in milliseconds. */
export async function longTasks(page: Page, since: number): Promise<LongTask[]> {
  const all = await page.evaluate(() => (window as unknown as { longTasksOfTheBench: LongTask[] }).longTasksOfTheBench)
  return all.filter(({ at }) => at >= since)
}

/** Logs in on a device that keeps data and waits for the first sync to end. */
export async function enter(page: Page): Promise<FirstSync> {
  const planned = page.context().waitForEvent('request', (request) => request.url().endsWith(syncPaths.plan))
  await page.getByLabel('用户名').fill('zhangwei')
  await page.getByLabel('密码', { exact: true }).fill(demoPassword)
  await page.getByText('本机为办公专用').click()
  await page.getByRole('button', { name: /^登\s*录$/ }).click()
  const request = await planned
  const since = Date.now()
  const start = performance.now()
  await page
    .getByText(/已同步/)
    .first()
    .waitFor({ timeout: 600_000 })
  const ms = performance.now() - start
  const clientId = (await request.allHeaders())[CLIENT_HEADER.toLowerCase()] ?? ''
  return { rows: await storedOrders(page), ms, since, clientId }
}

function storedOrders(page: Page): Promise<number> {
  return page.evaluate(async () => {
    for (const { name } of await indexedDB.databases()) {
      if (!name) continue
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const open = indexedDB.open(name)
        open.onsuccess = () => resolve(open.result)
        open.onerror = () => reject(open.error)
      })
      const has = db.objectStoreNames.contains('workOrder')
      const count = has
        ? await new Promise<number>((resolve) => {
            const asked = db.transaction('workOrder').objectStore('workOrder').count()
            asked.onsuccess = () => resolve(asked.result)
          })
        : 0
      db.close()
      if (has) return count
    }
    return 0
  })
}

/** Locks the desk, unlocks it again and waits for the first row of the list of leads; milliseconds from the click. */
export async function firstListAfterUnlock(page: Page): Promise<number> {
  await page
    .getByRole('navigation')
    .getByRole('link', { name: /^线索受理/ })
    .first()
    .click()
  await page.getByRole('row').nth(5).waitFor()
  await page.keyboard.press('Control+l')
  await page.getByLabel('密码', { exact: true }).fill(demoPassword)
  const start = performance.now()
  await page.getByRole('button', { name: '解锁' }).click()
  await page.getByRole('row').nth(5).waitFor()
  return performance.now() - start
}
