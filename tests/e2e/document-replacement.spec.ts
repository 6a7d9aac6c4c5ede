import { readFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import { readXlsx } from '../../src/server/intake/read-xlsx'
import { test } from '../support/kept-policy'
import { Colleague, reviewedCase } from './support/colleague'
import { Officer } from './support/officer'
import { ownCity } from './support/own-city'
import { pageCount, pdfOf, printedPages } from './support/printer'

const title = '扣押三轮车不出具清单案'
const opinion = '监督意见书'
const year = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear()
const number = (n: number) => `驻司执监意〔${year}〕${n}号`

const city = ownCity()

test('what was delivered is corrected and revoked by new documents; the register prints and exports them all', async () => {
  const caseId = await reviewedCase(city.server.url, title)
  const zhang = await Officer.atDesk(city.browser, city.server.url, 'zhangwei')
  const wang = await Officer.atDesk(city.browser, city.server.url, 'wangqiang')
  const zhao = await Officer.atDesk(city.browser, city.server.url, 'zhaomin')
  const { page } = zhang
  const register = page.getByRole('grid', { name: '监督文书', exact: true })
  const heading = page.getByRole('heading', { level: 1 })

  await test.step('the opinion goes out', async () => {
    await zhang.openCase(title)
    await zhang.section('文书')
    await zhang.command('拟制监督意见书')
    await expect(heading).toHaveText('行政执法监督意见书')
    await zhang.press('其他操作')
    const correct = page.getByRole('menuitem', { name: /^更正（另发文书）/ })
    await expect(correct).toHaveAttribute('aria-disabled', 'true')
    await expect(correct).toContainText('送达')
    await page.keyboard.press('Escape')
    await zhang.sendThrough(opinion, wang)
    await zhao.number(title, opinion)
    await zhang.serve(title, opinion, '城市管理局办公室')
  })

  await test.step('a wrong date in it is corrected by a document of its own number, drafted from the old text', async () => {
    await zhang.command('更正（另发文书）')
    const dialog = page.getByRole('dialog', { name: '更正这份文书' })
    await dialog.getByRole('button', { name: '拟制新文书' }).click()
    await expect(dialog.getByText(/请填写/)).toBeVisible()
    await zhang.fill('更正的理由', '原文书所列查扣日期有误。')
    await dialog.getByRole('button', { name: '拟制新文书' }).click()
    await expect(page.getByText(`现对《`).first()).toContainText(`因原文书所列查扣日期有误，现对《`)
    await expect(page.getByText('待编号').first()).toBeVisible()
    await expect(page.locator('[data-page]').first()).toContainText(`（${number(1)}）予以更正`)
    await zhang.sendThrough(opinion, wang)
    await zhao.number(title, opinion)
    await zhang.module('监督文书')
    await expect(register.getByRole('row').filter({ hasText: number(1) })).toContainText('已更正')
    await expect(register.getByRole('row').filter({ hasText: number(2) })).toContainText('已印发')
    await zhang.serve(title, opinion, '城市管理局办公室')
  })

  await test.step('a notice that revokes says which document it ends', async () => {
    await zhang.command('撤销（另发文书）')
    await zhang.fill('撤销的理由', '当事人已另案处理')
    await page.getByRole('dialog').getByRole('button', { name: '拟制新文书' }).click()
    await expect(heading).toHaveText('行政执法监督通知书')
    await expect(page.locator('[data-page]').first()).toContainText(`（${number(2)}）予以撤销`)
  })

  await test.step('all of them are printed in one job for a purpose, each on sheets of its own', async () => {
    await zhang.module('监督文书')
    const boxes = register.getByRole('checkbox')
    await expect(boxes).toHaveCount(3)
    for (const box of await boxes.all()) await box.click()
    await expect(page.getByText('已选 3')).toBeVisible()
    const printed = await printedPages(page)
    await zhang.press('批量打印')
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText('所选 3 份文书一次打印')
    await zhang.fill('用途', '')
    await dialog.getByRole('button', { name: '打印', exact: true }).click()
    await expect(dialog.getByText('请填写用途')).toBeVisible()
    await zhang.fill('用途', '案卷审阅')
    await dialog.getByRole('button', { name: '打印', exact: true }).click()
    const html = await printed()
    // Looked for before the pages are made into a PDF, which may take longer than it is shown.
    await expect(page.getByText('已打印 3 份文书')).toBeVisible()
    await expect(page.getByText('已选 3')).toHaveCount(0)
    for (const words of [number(1), number(2), '予以撤销']) expect(html).toContain(words)
    const pages = pageCount(await pdfOf(city.browser, html))
    expect(pages % 2).toBe(0)
    expect(pages).toBeGreaterThanOrEqual(6)
  })

  await test.step('the register leaves as an Excel file that says who took it and what for', async () => {
    await zhang.press('导出 Excel')
    await zhang.fill('用途', '年度归档')
    const download = page.waitForEvent('download')
    await page.getByRole('dialog').getByRole('button', { name: '导出', exact: true }).click()
    const file = await download
    expect(file.suggestedFilename()).toBe('监督文书.xlsx')
    const [sheet] = await readXlsx(await readFile(await file.path()), '监督文书.xlsx')
    const lines = (sheet?.rows ?? []).map((row) => row.join('|'))
    expect(lines.filter((line) => line.includes('行政执法监督意见书'))).toHaveLength(2)
    expect(lines.some((line) => line.startsWith(`${number(1)}|行政执法监督意见书|`) && line.includes('已更正'))).toBe(
      true,
    )
    expect(lines.at(-1)).toMatch(/张伟.*3 条，用途：年度归档/)
  })

  await test.step('it is not issued without a panel; after one the opinion is revoked', async () => {
    const openNotice = async (officer: Officer) => {
      await officer.module('监督文书')
      const rows = officer.page.getByRole('grid', { name: '监督文书', exact: true }).getByRole('row')
      await officer.openRow(rows.filter({ hasText: '行政执法监督通知书' }))
    }
    await openNotice(zhang)
    await zhang.command('送审')
    await zhang.save('送审')
    await expect(page.getByText('审核中').first()).toBeVisible()
    await openNotice(wang)
    await wang.command('审核通过')
    await wang.save('审核通过')
    await openNotice(zhao)
    await zhao.command('签发编号')
    await zhao.save('签发编号')
    await expect(zhao.page.getByText('本案须经集体讨论').first()).toBeVisible()
    const colleague = await Colleague.logIn(city.server.url, 'zhangwei')
    await colleague.act('case.recordPanel', {
      caseId,
      on: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10),
      chair: '陈局长',
      members: ['甲', '乙', '丙'].map((name) => ({ name, opinion: '同意撤销' })),
      conclusion: '一致同意撤销。',
    })
    // Once the record has come to her desk; the dialog stays with what it said until then.
    await expect(async () => {
      await zhao.save('签发编号')
      await expect(zhao.page.getByText(/驻司执监通〔\d{4}〕1号/).first()).toBeVisible({ timeout: 2000 })
    }).toPass({ timeout: 30_000 })
    await zhang.module('监督文书')
    // The notice names the number in its title.
    const opinions = register.getByRole('row').filter({ hasText: '行政执法监督意见书' })
    await expect(opinions.filter({ hasText: number(2) })).toContainText('已撤销')
    await expect(register.getByRole('row').filter({ hasText: '关于撤销' })).toContainText('已印发')
  })

  expect([...zhang.violations, ...wang.violations, ...zhao.violations]).toEqual([])
})
