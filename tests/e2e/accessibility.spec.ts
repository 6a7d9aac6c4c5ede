import { join } from 'node:path'
import { type Browser, chromium, expect, test } from '@playwright/test'
import { browserPath } from '../support/browser'
import { violationsOn } from './support/accessibility'
import { takeLeadIn } from './support/case-walk'
import { DeskServer } from './support/desk-server'
import { Officer } from './support/officer'

const sample = join(import.meta.dirname, '../../resources/sample/work-orders.xlsx')
const title = '无障碍检查案'
const sections = [
  '概况',
  '来件',
  '分类',
  '调查',
  '认定',
  '证据',
  '听取陈述',
  '讨论记录',
  '文书',
  '整改与异议',
  '结案',
  '卷宗',
]

let server: DeskServer
let browser: Browser

test.beforeAll(async () => {
  server = await DeskServer.start()
  browser = await chromium.launch({
    executablePath: browserPath(),
    args: ['--no-sandbox', '--disable-quic', '--no-first-run', `--ignore-certificate-errors-spki-list=${server.spki}`],
  })
})

test.afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

test('the list of cases and every section of a case break no rule of WCAG A and AA', async () => {
  await server.import(sample)
  const zhang = await Officer.atDesk(browser, server.url, 'zhangwei')
  await takeLeadIn(zhang, title, '三轮车')
  for (const section of sections) {
    await zhang.section(section)
    expect.soft(await violationsOn(zhang.page), section).toEqual([])
  }
  await zhang.section('卷宗')
  await zhang.press('打印副卷')
  await expect(zhang.page.getByLabel('用途')).toBeVisible()
  expect.soft(await violationsOn(zhang.page), '导出对话框').toEqual([])
  await zhang.page.keyboard.press('Escape')
  await zhang.module('案件')
  const row = zhang.page.getByRole('row').filter({ hasText: title })
  await row.click()
  await expect(zhang.page.getByRole('complementary')).toBeVisible()
  expect.soft(await violationsOn(zhang.page), '案件列表').toEqual([])
})
