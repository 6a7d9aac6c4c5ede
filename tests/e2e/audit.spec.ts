import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { test } from '../support/kept-policy'
import { takeLeadIn } from './support/case-walk'
import { Officer } from './support/officer'
import { ownCity } from './support/own-city'

const root = join(import.meta.dirname, '../..')
const sample = join(root, 'resources/sample/work-orders.xlsx')
const title = '夜市油烟推诿案'

const city = ownCity()

test('an auditor finds who did what, has the whole chain checked, and takes it to another machine', async () => {
  await city.server.import(sample)
  const zhang = await Officer.atDesk(city.browser, city.server.url, 'zhangwei', { enrol: true })
  await takeLeadIn(zhang, title, '夜市油烟')
  const auditor = await Officer.atDesk(city.browser, city.server.url, 'shenji')
  const { page } = auditor
  const rows = page.getByRole('row').filter({ has: page.getByRole('cell') })

  await test.step('the act stands there with its person, device and what it touched', async () => {
    await auditor.module('系统')
    await page
      .getByRole('tab', { name: '审计' })
      .or(page.getByRole('button', { name: '审计' }))
      .first()
      .click()
    await auditor.choose('人员', '张伟')
    await auditor.choose('操作', '受理线索，建立案件')
    const act = rows.filter({ hasText: '受理线索，建立案件' })
    await expect(act).toHaveCount(1)
    await expect(act).toContainText('监督员')
    await act.click()
    await expect(page.getByText('前一条校验值')).toBeVisible()
    await expect(rows.filter({ hasText: /^案件 / }).first()).toBeVisible()
    await expect(page.getByText(title)).toHaveCount(0)
  })

  await test.step('the server reads its chain anew and finds it whole', async () => {
    await auditor.press('校验全链')
    await expect(page.getByRole('status').filter({ hasText: '逐条校验无误' })).toBeVisible()
  })

  await test.step('the export is whole on another machine too, and is an entry itself', async () => {
    const download = page.waitForEvent('download')
    await auditor.press('导出全部记录')
    const file = await (await download).path()
    const checked = spawnSync(process.execPath, [join(root, 'scripts/desk.mjs'), 'verify-audit', file], {
      encoding: 'utf8',
    })
    expect(checked.stderr).toBe('')
    expect(checked.status).toBe(0)
    await page.reload()
    await expect(rows.filter({ hasText: '导出审计记录' }).first()).toBeVisible()
  })

  await test.step('nobody else is shown the page', async () => {
    await zhang.page.goto(zhang.page.url().replace(/#.*/, '#/system?part=audit'))
    await expect(zhang.page.getByRole('button', { name: '校验全链' })).toHaveCount(0)
  })

  await test.step('grades, of which an auditor holds none, are not told him as missing', async () => {
    await expect(page.getByRole('navigation').getByRole('link', { name: /^效能评价/ })).toHaveCount(0)
    await page.goto(page.url().replace(/#.*/, '#/evaluation'))
    await expect(page.getByText('没有可查看的机关等次')).toBeVisible()
    await expect(page.getByText('未评定')).toHaveCount(0)
  })

  expect(auditor.violations).toEqual([])
})
