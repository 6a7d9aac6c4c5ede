import { join } from 'node:path'
import { expect } from '@playwright/test'
import { civilDateOf } from '#shared/domain/civil-date'
import { test } from '../support/kept-policy'
import { classify, file, takeLeadIn } from './support/case-walk'
import { Officer } from './support/officer'
import { ownCity } from './support/own-city'

const sample = join(import.meta.dirname, '../../resources/sample/work-orders.xlsx')
const title = '夜市油烟推诿案'

const city = ownCity()

test('two departments that pass a matter to each other come to one table, and the minutes say who does it', async () => {
  await city.server.import(sample)
  const zhang = await Officer.atDesk(city.browser, city.server.url, 'zhangwei', { enrol: true })
  const wang = await Officer.atDesk(city.browser, city.server.url, 'wangqiang')
  await takeLeadIn(zhang, title, '夜市油烟')
  await classify(zhang)
  await file(zhang, '李娜', wang, title)
  await expect(zhang.record.filter({ hasText: '批准立案' }).first()).toBeVisible()

  await test.step('the meeting is called from the case and held', async () => {
    await zhang.command('提请会商')
    await zhang.fill('会商议题', '夜市油烟由谁查处')
    await zhang.choose('会商事由', '职责边界不清')
    await zhang.date('会商日期', civilDateOf(new Date()))
    await zhang.fill('地点', '二楼会议室')
    await zhang.save('提请会商')
    for (const [organ, person] of [
      ['驻马店市司法局', '监督科科长张某'],
      ['驻马店市城市管理局', '执法支队吴刚'],
    ] as const) {
      await zhang.press('登记参会人员')
      await zhang.chooseExactly('单位', organ)
      await zhang.fill('姓名和职务', person)
      await zhang.check('出席')
      await zhang.saveAndClose('保存')
      await expect(zhang.page.getByRole('cell', { name: person })).toBeVisible()
    }
    await zhang.press('记录会商情况')
    await zhang.fill('会商情况', '城管局认为露天烧烤归其查处。')
    await zhang.saveAndClose('保存')
  })

  await test.step('what the two agree on alone is a suggestion, and says so', async () => {
    await zhang.press('记录议定事项')
    await zhang.fill('事项', '露天烧烤油烟由城管局查处')
    await zhang.check('厘清职责')
    await zhang.fill('议定内容', '露天烧烤油烟由市城市管理局查处。')
    await zhang.chooseExactly('责任单位', '驻马店市城市管理局')
    await zhang.saveAndClose('保存')
    await expect(zhang.page.getByText('建议', { exact: true })).toBeVisible()
  })

  await test.step('the minutes are drafted from the meeting and leave as Word', async () => {
    await zhang.press('拟制会商纪要')
    const { text } = await zhang.exportWord()
    expect(text).toContain('城管局认为露天烧烤归其查处')
    expect(text).toContain('责任单位：驻马店市城市管理局')
    expect(text).toContain('驻马店市司法局监督科科长张某')
  })

  await test.step('what was settled is followed up, and found again, in the list of all', async () => {
    const { page } = zhang
    await zhang.module('会商')
    await page.getByRole('tab', { name: /^议定事项/ }).click()
    const row = page.getByRole('row').filter({ hasText: '露天烧烤油烟由城管局查处' })
    await expect(row).toContainText('待落实')
    await expect(row).toContainText('建议')
    const search = page.getByLabel('事项、内容、责任单位、议题（按 / 搜索）')
    await search.fill('没有这样的事项')
    await expect(row).toHaveCount(0)
    await search.fill('烧烤 城市管理局')
    await row.dblclick()
    await expect(page.getByRole('heading', { name: '夜市油烟由谁查处' })).toBeVisible()
  })

  await test.step('the case cannot be closed over a meeting that still runs', async () => {
    await zhang.openCase(title)
    await zhang.page.getByRole('button', { name: /会商.*夜市油烟由谁查处/ }).click()
    await expect(zhang.page.getByRole('heading', { name: '夜市油烟由谁查处' })).toBeVisible()
    await zhang.press('会商办结')
    await zhang.fill('会商结果', '职责已经明确。')
    await zhang.save('会商办结')
    await expect(zhang.page.getByText('还有 1 项议定事项没有办结')).toBeVisible()
  })
  expect(zhang.violations).toEqual([])
  await zhang.leave()
  await wang.leave()
})
