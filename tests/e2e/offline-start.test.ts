import { expect, type Page } from '@playwright/test'
import { type DeskBrowser, openDeskBrowser } from '../support/browser'
import { test } from '../support/kept-policy'
import { DeskServer, demoPassword } from './support/desk-server'

let server: DeskServer
let browser: DeskBrowser

test.beforeEach(async () => {
  server = await DeskServer.start()
  browser = await openDeskBrowser(server)
})

test.afterEach(async () => {
  await browser.close()
  await server.stop()
})

async function logIn(page: Page, { enrol }: { enrol: boolean }): Promise<void> {
  await page.getByLabel('用户名').fill('zhangwei')
  await page.getByLabel('密码', { exact: true }).fill(demoPassword)
  if (enrol) await page.getByText('本机为办公专用').click()
  await page.getByRole('button', { name: '登录' }).click()
  await expect(
    page
      .getByRole('link', { name: '案件' })
      .or(page.getByRole('menuitem', { name: '案件' }))
      .first(),
  ).toBeVisible()
}

const workers = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration('/')
    return registration?.active?.state
  })

test('an enrolled device starts without network and opens its own store with the password', async () => {
  const page = await browser.open()
  await logIn(page, { enrol: true })
  await expect.poll(() => workers(page)).toBe('activated')

  await server.stop()
  await page.goto(server.url)
  await page.getByLabel('密码', { exact: true }).fill(demoPassword)
  await page.getByRole('button', { name: '解锁' }).click()
  await expect(page.getByText('离线').first()).toBeVisible()
  expect(browser.violations).toEqual([])
  expect(browser.pageErrors).toEqual([])
})

test('a device that is not enrolled keeps neither the program nor data', async () => {
  const page = await browser.open()
  await logIn(page, { enrol: false })
  expect(await workers(page)).toBeUndefined()
  expect(await page.evaluate(() => caches.keys())).toEqual([])
  // The vault of keys is there, and empty; nothing else is on this disk.
  expect((await page.evaluate(() => indexedDB.databases())).map(({ name }) => name)).toEqual(['desk-vault'])
  expect(browser.violations).toEqual([])
})
