import { join } from 'node:path'
import { expect } from '@playwright/test'
import { test } from '../support/kept-policy'
import { takeLeadIn } from './support/case-walk'
import { Officer } from './support/officer'
import { ownCity } from './support/own-city'

const sample = join(import.meta.dirname, '../../resources/sample/work-orders.xlsx')
const organ = '驻马店市城市管理局'
const title = '停车场收费案'
const shots = process.env.SHOTS

const city = ownCity()

async function openOrgan({ page }: Officer): Promise<void> {
  await page.getByLabel('机关名称（按 / 搜索）').fill(organ)
  await expect(page.getByText('共 1 条')).toBeVisible()
  await page.getByRole('row').filter({ hasText: organ }).dblclick()
  await expect(page.getByRole('dialog', { name: organ })).toBeVisible()
}

test('a reviewer grades a department: it reads its grade and why, and every case of it shows it', async () => {
  await city.server.import(sample)
  const zhang = await Officer.atDesk(city.browser, city.server.url, 'zhangwei')
  const wang = await Officer.atDesk(city.browser, city.server.url, 'wangqiang')
  await takeLeadIn(zhang, title)
  const shot = (who: Officer, name: string) => shots && who.page.screenshot({ path: join(shots, `${name}.png`) })

  await test.step('an officer sees the list, and why the grade is not his to set', async () => {
    await zhang.module('效能评价')
    await openOrgan(zhang)
    await expect(zhang.page.getByText(/须由.*审核人.*办理|审核人、签发人/).first()).toBeVisible()
  })

  await test.step('the reviewer sets it with a reason', async () => {
    await wang.module('效能评价')
    await shot(wang, 'grades')
    await openOrgan(wang)
    await wang.check('C 增量')
    await wang.fill('理由', '本年度三次逾期反馈督办事项')
    await wang.save('评定等次')
    await expect(wang.page.getByRole('cell', { name: '本年度三次逾期反馈督办事项' }).first()).toBeVisible()
    // Nobody reviews his own decision.
    await expect(wang.page.getByText('您已参与前面的环节，不能再办理评定等次')).toBeVisible()
    await expect(wang.page.getByRole('row').filter({ hasText: organ })).toContainText('C 增量')
    await shot(wang, 'grade-drawer')
    await wang.synced()
  })

  await test.step('it stands in the case', async () => {
    await zhang.openCase(title)
    await expect(zhang.page.getByText('C 增量').first()).toBeVisible()
    await shot(zhang, 'case-grade')
  })

  await test.step('the grades of the year become the notice: with a chart of its own in Word, and a number in the end', async () => {
    await zhang.module('效能评价')
    await shot(zhang, 'grades-notice-button')
    await zhang.page.getByRole('button', { name: '拟制评价通报' }).click()
    await expect(zhang.page.getByRole('heading', { name: '行政执法效能评价通报' })).toBeVisible()
    await expect(zhang.page.getByText('待编号').first()).toBeVisible()
    const { text } = await zhang.exportWord()
    expect(text).toContain('本次共评价1个行政执法机关，其中C级1个。')
    expect(text).toContain(`${organ}：本年度三次逾期反馈督办事项`)
    expect(text).toContain('上年度未评定')
    await shot(zhang, 'notice')
    const address = new URL(zhang.page.url())
    const open = (who: Officer) => who.go(address.hash.slice(1))
    await zhang.command('送审')
    await zhang.save('送审')
    await zhang.synced()
    await open(wang)
    await wang.command('审核通过')
    await wang.save('审核通过')
    await wang.synced()
    const zhao = await Officer.atDesk(city.browser, city.server.url, 'zhaomin')
    await open(zhao)
    await zhao.command('签发编号')
    await zhao.save('签发编号')
    await expect(zhao.page.getByText(/驻司执监评〔\d{4}〕1号/).first()).toBeVisible()
    expect(zhao.violations).toEqual([])
    await zhao.leave()
  })

  await test.step('the department reads it, with its own record', async () => {
    const urban = await Officer.atDesk(city.browser, city.server.url, 'chengguan')
    await urban.module('履职情况')
    await expect(urban.page.getByText('本年度三次逾期反馈督办事项')).toBeVisible()
    await expect(urban.page.getByText('问题较多，增加监督检查频次').first()).toBeVisible()
    await expect(urban.page.getByText('王强')).toHaveCount(0)
    await shot(urban, 'standing')
    expect(urban.violations).toEqual([])
    await urban.leave()
    const ecology = await Officer.atDesk(city.browser, city.server.url, 'huanbao')
    await ecology.module('履职情况')
    await expect(ecology.page.getByText('还没有评定等次。')).toBeVisible()
    await ecology.leave()
  })
  await zhang.leave()
  await wang.leave()
})
