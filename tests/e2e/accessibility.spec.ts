import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { violationsOn } from './support/accessibility'
import { takeLeadIn } from './support/case-walk'
import { reviewedCase } from './support/colleague'
import { Officer } from './support/officer'
import { ownCity } from './support/own-city'

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

const heard = '无障碍审查案'

const city = ownCity()

test('the list of cases and every section of a case break no rule of WCAG A and AA', async () => {
  await city.server.import(sample)
  const zhang = await Officer.atDesk(city.browser, city.server.url, 'zhangwei')
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

/** Every address an officer can go to, and what shows that it has come. */
const pages: readonly (readonly [path: string, heading: string | RegExp])[] = [
  ['/workbench', '工作台'],
  ['/leads', '线索受理'],
  ['/documents', '监督文书'],
  ['/documents/registers', '文书登记'],
  ['/focus', '重点监督'],
  ['/campaigns', '专项监督'],
  ['/warnings', '预警'],
  ['/consultations', '会商'],
  ['/supervision', '督办整改'],
  ['/supervision/callbacks', /回访/],
  ['/inspections', '现场核查'],
  ['/sync', '同步中心'],
]

test('every page an officer can open breaks no rule of WCAG A and AA', async () => {
  await reviewedCase(city.server.url, heard)
  const zhang = await Officer.atDesk(city.browser, city.server.url, 'zhangwei')
  const { page } = zhang
  for (const [path, heading] of pages) {
    await zhang.go(path)
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
    expect.soft(await violationsOn(page), path).toEqual([])
  }
  await zhang.openCase(heard)
  await zhang.press('拟制监督意见书')
  await expect(page.getByText('待编号').first()).toBeVisible()
  expect.soft(await violationsOn(page), '文书编辑').toEqual([])
})
