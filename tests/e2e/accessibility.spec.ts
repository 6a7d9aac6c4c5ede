import { join } from 'node:path'
import { expect } from '@playwright/test'
import { test } from '../support/kept-policy'
import { violationsOn } from './support/accessibility'
import { takeLeadIn } from './support/case-walk'
import { reviewedCase } from './support/colleague'
import { importLeads } from './support/leads'
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

test.beforeAll(() => reviewedCase(city.server.url, heard))

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

/** The longest and the most various forms of a case that is under review. */
const forms = [
  '调查方案',
  '调取案卷',
  '登记笔录',
  '登记专家意见',
  '记录认定',
  '登记执法行为',
  '通知陈述意见',
  '登记集体讨论',
  '登记并行事项',
  '案件交接',
  '答复诉求人',
  '修改案件信息',
]

test('every form of a case breaks no rule of WCAG A and AA, and one Escape closes it, wherever the focus is', async () => {
  await importLeads(city.server, [
    { no: 'A11Y0', title: '无障碍初核线索', text: '城管没有给扣押清单。', organ: '驻马店市城市管理局' },
  ])
  const zhang = await Officer.atDesk(city.browser, city.server.url, 'zhangwei')
  const { page } = zhang
  const dialog = page.getByRole('dialog')
  const look = async (form: string) => {
    await zhang.command(form)
    await expect(dialog).toBeVisible()
    // At once, while the menu it was chosen from fades, and with the focus nowhere.
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await page.keyboard.press('Escape')
    await expect.soft(dialog, `Escape closes ${form}`).toHaveCount(0)
    await zhang.command(form)
    await expect(dialog).toBeVisible()
    expect.soft(await violationsOn(page), form).toEqual([])
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
  }
  // What has been investigated is not merged away.
  await takeLeadIn(zhang, '无障碍初核案', 'A11Y0')
  await look('并入其他案件')
  await zhang.openCase(heard)
  for (const form of forms) await look(form)
})

test('the dialogs over the lists break no rule either, and Escape leaves the list behind them as it was', async () => {
  await importLeads(city.server, [
    { no: 'A11Y1', title: '无障碍线索', text: '城管没有给扣押清单。', organ: '驻马店市城市管理局' },
  ])
  const zhang = await Officer.atDesk(city.browser, city.server.url, 'zhangwei')
  const { page } = zhang
  const dialog = page.getByRole('dialog')
  await zhang.module('线索受理')
  await page.getByRole('row').filter({ hasText: 'A11Y1' }).click()
  for (const decision of ['受理立线索', '并入案件', '转送', '告知途径']) {
    await zhang.press(decision)
    await expect(dialog).toBeVisible()
    expect.soft(await violationsOn(page), decision).toEqual([])
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
    await expect(page.getByRole('complementary').first()).toBeVisible()
  }
  await zhang.openCase(heard)
  await zhang.command('登记督办')
  await expect(dialog).toBeVisible()
  expect.soft(await violationsOn(page), '登记督办').toEqual([])
})

/** Pages of one desk after the other, and the form that each opens over itself. */
const opened: readonly (readonly [login: string, path: string, button: string])[] = [
  ['zhangwei', '/consultations', '提请会商'],
  ['zhangwei', '/campaigns', '提出专项监督'],
  ['zhangwei', '/sharing', '新建模板'],
  ['wangqiang', '/sharing', '登记协议'],
  ['rexian', '/hotline/catalogue', '新建事项'],
  ['rexian', '/hotline/classify', ''],
  ['rexian', '/hotline/import', ''],
  ['admin', '/system?part=rules', '新增规则'],
  ['admin', '/system?part=templates', '新增模板'],
  ['admin', '/system?part=holidays', '新增年份'],
]

test('the forms of consultations, campaigns, sharing, the hotline and the system break no rule', async () => {
  for (const login of new Set(opened.map(([who]) => who))) {
    const person = await Officer.atDesk(city.browser, city.server.url, login)
    const { page } = person
    const dialog = page.getByRole('dialog')
    for (const [who, path, button] of opened) {
      if (who !== login) continue
      await person.go(path)
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
      if (button) {
        await person.press(button)
        await expect(dialog).toBeVisible()
      }
      expect.soft(await violationsOn(page), `${path} ${button}`).toEqual([])
      if (!button) continue
      await page.keyboard.press('Escape')
      await expect(dialog).toHaveCount(0)
    }
    await person.leave()
  }
})
