import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { DeskServer, demoPassword } from '../e2e/support/desk-server'
import { test } from '../support/kept-policy'
import {
  dropsEvidence,
  evidencePhoto,
  keepsViewAndList,
  searchesFor,
  writesMinutes,
  writesOpinion,
} from './support/day-of-work'
import { DesktopApp } from './support/desktop-app'
import { findPlanted, plantedOrders, stretchesOf } from './support/planted'
import { prepareCase } from './support/prepared-case'

let server: DeskServer
let desk: DesktopApp | undefined
let folder: string
const planted = plantedOrders(70)
/** Of the last order, which nothing but the work touches. */
const [name = '', phone = '', text = ''] = planted.secrets.slice(-3)
const words = { name, phone, text }
const caseTitle = `${name}反映扣押三轮车案`

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'desk-planted-'))
  server = await DeskServer.start()
  await writeFile(join(folder, 'orders.csv'), planted.csv)
  await server.import(join(folder, 'orders.csv'))
  await prepareCase(server, caseTitle)
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
  const work = { desk }
  const { page } = desk
  await page.getByRole('navigation').getByRole('link', { name: /^线索/ }).first().click()
  // Not the very first: that one is in the case.
  const [, first = ''] = planted.titles
  await page.getByText(first).first().click()
  // What is looked at is there: the scan would see it if it lay on the disk in clear.
  await expect(page.getByText(planted.texts[1] ?? '').first()).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.keyboard.type(first.slice(0, 6))
  await expect(page.getByText(first).first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  const papers = join(desk.machine, 'papers')
  await desk.savesInto(papers)
  await test.step('keeps a view of the list and the list itself', () => keepsViewAndList(work.desk, words, papers))
  await test.step('searches the whole desk', () => searchesFor(work.desk, words))
  await test.step('writes an opinion and takes it along as Word', () =>
    writesOpinion(work.desk, caseTitle, words, papers))
  await test.step('puts a photo and a text to the evidence', () => dropsEvidence(work.desk, caseTitle, words))
  await test.step('writes the minutes of a meeting', () => writesMinutes(work.desk, caseTitle, words))

  await desk.kill()
  const taken = (await readdir(papers)).map((file) => join(papers, file))
  expect(taken.length).toBeGreaterThanOrEqual(2)
  const stretches = await stretchesOf([...taken, evidencePhoto])
  const { found, files } = await findPlanted(desk.profile, planted.secrets, stretches)
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
  const place = await mkdtemp(join(tmpdir(), 'desk-scan-'))
  await writeFile(join(place, 'copy'), Buffer.concat([Buffer.from('before'), await readFile(evidencePhoto)]))
  expect((await findPlanted(place, [], await stretchesOf([evidencePhoto]))).found).toHaveLength(1)
  await rm(place, { recursive: true })
})
