import { copyFile, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { DeskServer, demoPassword } from '../e2e/support/desk-server'
import { test } from '../support/kept-policy'
import { DesktopApp } from './support/desktop-app'
import { dropFiles, hasPrinters, printJobs } from './support/office-machine'
import { openSection } from './support/opinions'
import { prepareCase } from './support/prepared-case'

const sample = join(import.meta.dirname, '../../resources/sample/work-orders.xlsx')
const picture = join(import.meta.dirname, '../../docs/images/workbench.png')
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

  await test.step('prints at once on the printer he chooses; one that has no paper says so', async () => {
    const page = (desk as DesktopApp).page
    const printers = [
      { name: 'office', displayName: '办公室打印机' },
      { name: 'no-paper', displayName: '大厅打印机' },
    ]
    await hasPrinters(desk as DesktopApp, printers)
    await page.getByRole('button', { name: '其他打印方式' }).click()
    await page.getByRole('menuitem', { name: '直接打印到 办公室打印机' }).click()
    await expect(page.getByText('已送到打印机 办公室打印机')).toBeVisible()
    await page.getByRole('button', { name: '其他打印方式' }).click()
    await page.getByRole('menuitem', { name: '直接打印到 大厅打印机' }).click()
    await expect(page.getByText('没有打印（printer is out of paper）')).toBeVisible()
    await expect(page.getByText('请检查打印机是否连接、有无纸张；也可以先导出 Word 再打印。')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
    const pageSize = { width: 210_000, height: 297_000 }
    expect(await printJobs(desk as DesktopApp)).toEqual([
      { printer: 'office', silent: true, pageSize },
      { printer: 'no-paper', silent: true, pageSize },
    ])
  })

  await test.step('drops photos from the file manager on the evidence of the case', async () => {
    const app = desk as DesktopApp
    const photos = ['扣押现场.png', '三轮车.png'].map((name) => join(app.machine, name))
    for (const photo of photos) await copyFile(picture, photo)
    await app.openCase(title)
    await openSection(app, '证据')
    await dropFiles(app, app.page.getByText(/可将文件拖到此处/), photos)
    await expect(app.page.getByText('已添加 2 个附件')).toBeVisible()
    for (const name of ['扣押现场.png', '三轮车.png']) await expect(app.page.getByText(name).first()).toBeVisible()
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
