import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { DeskServer, demoPassword } from '../e2e/support/desk-server'
import { test } from '../support/kept-policy'
import { DesktopApp } from './support/desktop-app'
import { findPlanted, plantedOrders } from './support/planted'

let server: DeskServer
let desk: DesktopApp | undefined
let folder: string
const planted = plantedOrders(70)

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'desk-planted-'))
  server = await DeskServer.start()
  await writeFile(join(folder, 'orders.csv'), planted.csv)
  await server.import(join(folder, 'orders.csv'))
})
test.afterAll(async () => {
  await desk?.quit().catch(() => undefined)
  await desk?.remove()
  await server?.stop()
  await rm(folder, { recursive: true, force: true })
})

test('after work, a crash and a power failure the whole profile holds none of 210 planted names, phones and texts', async () => {
  expect(planted.secrets).toHaveLength(210)
  desk = await DesktopApp.start({ enrolledWith: server })
  await desk.logIn('zhangwei', demoPassword)
  const { page } = desk
  await page.getByRole('navigation').getByRole('link', { name: /^线索/ }).first().click()
  const [first = ''] = planted.titles
  await page.getByText(first).first().click()
  // What is looked at is there: the scan would see it if it lay on the disk in clear.
  await expect(page.getByText(planted.texts[0] ?? '').first()).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.keyboard.type(first.slice(0, 6))
  await expect(page.getByText(first).first()).toBeVisible()

  await desk.kill()
  const { found, files } = await findPlanted(desk.profile, planted.secrets)
  expect(files).toBeGreaterThan(20)
  expect(found).toEqual([])
})

test('the scan finds what lies there, in every spelling it looks for', async () => {
  const [secret = ''] = planted.secrets
  for (const [name, bytes] of Object.entries({
    utf8: Buffer.from(`x${secret}`),
    utf16: Buffer.from(`x${secret}`, 'utf16le'),
    base64: Buffer.from(Buffer.from(`ab${secret}cd`).toString('base64')),
    shifted: Buffer.from(Buffer.from(`a${secret}`).toString('base64')),
  })) {
    const place = await mkdtemp(join(tmpdir(), 'desk-scan-'))
    await writeFile(join(place, name), bytes)
    expect((await findPlanted(place, [secret])).found, name).toHaveLength(1)
    await rm(place, { recursive: true })
  }
})
