import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { DeskServer, demoPassword } from '../e2e/support/desk-server'
import { DesktopApp } from './support/desktop-app'
import { prepareCase } from './support/prepared-case'

const sample = join(import.meta.dirname, '../../resources/sample/work-orders.xlsx')
const title = '三轮车被拖走不给手续案'

let server: DeskServer
let desk: DesktopApp | undefined

test.beforeAll(async () => {
  server = await DeskServer.start()
  await server.import(sample)
  await prepareCase(server, title)
})
test.afterAll(async () => {
  await desk?.quit().catch(() => undefined)
  await desk?.remove()
  await server?.stop()
})

test('an officer logs in, drafts an opinion, keeps Word and PDF, and opens the desk without network', async () => {
  desk = await DesktopApp.start({ enrolledWith: server })
  const papers = join(desk.machine, 'papers')

  await test.step('logs in on an office machine', async () => {
    await desk?.logIn('zhangwei', demoPassword)
  })

  await test.step('drafts the opinion of a case', async () => {
    await desk?.openCase(title)
    await desk?.page.getByRole('navigation', { name: '案件内容' }).getByRole('button', { name: /^文书/ }).click()
    await desk?.page.getByRole('button', { name: '拟制监督意见书' }).last().click()
  })

  await test.step('saves it as Word and as PDF where he says', async () => {
    await desk?.savesInto(papers)
    await desk?.page.getByRole('button', { name: '导出 Word' }).click()
    await expect.poll(() => readdir(papers)).toEqual([expect.stringMatching(/意见书.*\.docx$/)])
    await desk?.page.getByRole('button', { name: '导出 PDF' }).click()
    await expect.poll(() => readdir(papers)).toContainEqual(expect.stringMatching(/意见书.*\.pdf$/))
    const [word = '', pdf = ''] = (await readdir(papers)).sort()
    expect((await readFile(join(papers, word))).subarray(0, 2).toString()).toBe('PK')
    expect((await readFile(join(papers, pdf))).subarray(0, 5).toString()).toBe('%PDF-')
  })

  await test.step('works on without network, and finds his work after the machine was switched off', async () => {
    await server.pause()
    await desk?.kill()
    desk = await DesktopApp.start({ machine: desk?.machine })
    await desk.unlock(demoPassword)
    await expect(desk.page.getByText('离线').first()).toBeVisible()
    await desk.openCase(title)
    await desk.page.getByRole('navigation', { name: '案件内容' }).getByRole('button', { name: /^文书/ }).click()
    await expect(desk.page.getByRole('link', { name: /意见书/ })).toBeVisible()
    await server.resume()
  })
  expect(desk?.violations).toEqual([])
  expect(desk?.pageErrors).toEqual([])
})
