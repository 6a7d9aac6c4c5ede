import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { DeskServer, demoPassword } from '../e2e/support/desk-server'
import { test } from '../support/kept-policy'
import { DesktopApp } from './support/desktop-app'
import { heapStrings } from './support/heap-strings'

const sample = join(import.meta.dirname, '../../resources/sample/work-orders.xlsx')

let server: DeskServer
let desk: DesktopApp | undefined

test.beforeAll(async () => {
  server = await DeskServer.start()
  await server.import(sample)
})
test.afterEach(async () => {
  await desk?.quit().catch(() => undefined)
  await desk?.remove()
  desk = undefined
})
test.afterAll(() => server?.stop())

test('a new machine learns its server by address and fingerprint, and by no wrong one', async () => {
  desk = await DesktopApp.start()
  const { page } = desk
  const { fingerprint256 } = new X509Certificate(await readFile(join(server.dataDir, 'tls', 'ca.crt')))
  await page.getByLabel('服务端地址').fill(server.url)
  await page.getByLabel(/根证书指纹/).fill(fingerprint256.replace(/.$/, (last) => (last === '0' ? '1' : '0')))
  await page.getByRole('button', { name: '连接并核对' }).click()
  await expect(page.getByText('服务端根证书的指纹与您输入的不一致')).toBeVisible()

  await page.getByLabel(/根证书指纹/).fill(fingerprint256.toLowerCase())
  await page.getByRole('button', { name: '连接并核对' }).click()
  await expect(page.getByText(fingerprint256)).toBeVisible()
  await page.getByRole('button', { name: '指纹一致，登记' }).click()
  await desk.logIn('zhangwei', demoPassword)

  await desk.quit()
  desk = await DesktopApp.start({ machine: desk.machine })
  await desk.unlock(demoPassword)
  expect(desk.violations).toEqual([])
})

test('a locked screen locks the desk, and nothing of a case is left in the memory of the page', async () => {
  desk = await DesktopApp.start({ enrolledWith: server })
  const { page } = desk
  await desk.logIn('zhangwei', demoPassword)
  await page.getByRole('navigation').getByRole('link', { name: /^线索/ }).first().click()
  const row = page.getByRole('row').nth(1)
  await expect(row).toContainText(/[\u4e00-\u9fff]{6}/)
  const [title = ''] = /[\u4e00-\u9fff]{8,}/.exec((await row.textContent()) ?? '') ?? []
  expect(title.length).toBeGreaterThan(5)
  const part = title.slice(0, 8)
  expect((await heapStrings(page)).some((text) => text.includes(part))).toBe(true)

  await desk.main(({ powerMonitor }) => {
    powerMonitor.getSystemIdleState = () => 'locked'
  })
  await expect(page.getByRole('button', { name: '解锁' })).toBeVisible()
  expect((await heapStrings(page)).filter((text) => text.includes(part))).toEqual([])

  for (let wrong = 0; wrong < 3; wrong += 1) {
    await page.getByLabel('密码', { exact: true }).fill(`falsch-${wrong}`)
    await page.getByRole('button', { name: '解锁' }).click()
    await expect(page.getByText('密码不对，本机数据没有打开')).toBeVisible()
  }
  await page.getByLabel('密码', { exact: true }).fill(demoPassword)
  await page.getByRole('button', { name: '解锁' }).click()
  await expect(page.getByText('密码输错次数过多')).toBeVisible()
})
