import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { civilDateOf } from '#shared/domain/civil-date'
import { test } from '../support/kept-policy'
import { classify, examine, file } from './support/case-walk'
import { Officer } from './support/officer'
import { ownCity } from './support/own-city'

const sample = join(import.meta.dirname, '../../resources/sample/work-orders.xlsx')
const smoke = '夜市油烟噪声，两个部门互相推'
/** Of the two of the sample with this title the one that is not answered yet. */
const orderNo = '202611190000021'
const topic = '夜市油烟由谁查处'
const title = '夜市油烟管辖案'
const atTheTable = [
  ['中共驻马店市委机构编制委员会办公室', '编办副主任赵某'],
  ['驻马店市生态环境局', '执法支队孙某'],
] as const

const city = ownCity()

const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true }).click()

/** The order in the hotline's own list, its page at the right. */
async function openOrder(hotline: Officer): Promise<void> {
  await hotline.module('热线工作')
  await tab(hotline.page, '工单')
  await hotline.page.getByLabel(/编号、标题、正文/).fill(orderNo)
  // The list of before may show it as well, and goes.
  await expect(hotline.page.getByText('共 1 条')).toBeVisible()
  await hotline.page.getByRole('grid', { name: '热线工单' }).getByText(smoke).first().click()
  await expect(hotline.page.getByRole('heading', { name: smoke })).toBeVisible()
}

async function more(hotline: Officer, command: string): Promise<void> {
  await hotline.page.getByRole('button', { name: '更多' }).click()
  await hotline.page.getByRole('menuitem', { name: new RegExp(`^${command}`) }).click()
}

/** By who has the order now, as the form says. */
async function dispute(hotline: Officer, reason: string): Promise<void> {
  await more(hotline, '登记派单争议')
  await hotline.fill('争议理由', reason)
}

test('smoke that two departments pass to each other goes from the hotline to the table and back to the reporter', async () => {
  const hotline = await Officer.atDesk(city.browser, city.server.url, 'rexian')

  await test.step('the hotline imports its orders, bad rows told before anything is written', async () => {
    await tab(hotline.page, '批量导入')
    const chooser = hotline.page.waitForEvent('filechooser')
    await hotline.press('选择文件')
    await (await chooser).setFiles(sample)
    await expect(hotline.page.getByRole('heading', { name: '有问题的行' })).toBeVisible({ timeout: 30_000 })
    await hotline.page.getByRole('button', { name: /^导入 \d+ 件$/ }).click()
    await expect(hotline.page.getByText(/已导入：新增 \d+ 件/)).toBeVisible({ timeout: 60_000 })
    const download = hotline.page.waitForEvent('download')
    await hotline.press('下载退回的行')
    expect((await download).suggestedFilename()).toMatch(/^退回-.*\.xlsx$/)
  })

  await test.step('a dispute is ruled, and the catalogue keeps it for the next such order', async () => {
    await openOrder(hotline)
    await dispute(hotline, '油烟属于大气污染，不归我局。')
    await hotline.saveAndClose('登记派单争议')
    await hotline.press('裁定派单争议')
    await hotline.chooseExactly('裁定的承办单位', '驻马店市生态环境局')
    await hotline.fill('裁定理由', '按大气污染防治职责分工。')
    await hotline.fill('事项名称', '夜市油烟')
    await hotline.fill('识别词语', '夜市 油烟')
    await hotline.saveAndClose('裁定派单争议')
    await expect(hotline.page.getByText('由驻马店市生态环境局承办').first()).toBeVisible()
    await hotline.press('识别')
    await expect(hotline.page.getByText('派单目录', { exact: true }).last()).toBeVisible()
    await expect(hotline.page.getByText('夜市油烟').first()).toBeVisible()
  })

  await test.step('the second dispute asks the bureau to bring it to a table', async () => {
    await openOrder(hotline)
    await dispute(hotline, '露天烧烤归城管。')
    await hotline.fill('会商议题', topic)
    await hotline.saveAndClose('登记派单争议')
    await hotline.synced()
  })

  const zhang = await Officer.atDesk(city.browser, city.server.url, 'zhangwei', { enrol: true })
  const wang = await Officer.atDesk(city.browser, city.server.url, 'wangqiang')
  await test.step('an officer takes the lead in and convenes with the staffing office’s opinion', async () => {
    await zhang.module('会商')
    await zhang.press('会商提议 1 件')
    await expect(zhang.page.getByText('露天烧烤归城管。')).toBeVisible()
    await zhang.page.getByRole('link', { name: `先受理工单 ${orderNo}` }).click()
    await expect(zhang.page.getByRole('heading', { name: smoke })).toBeVisible()
    await zhang.press('受理立线索')
    await zhang.fill('案件名称', title)
    await zhang.choose('被监督机关', '驻马店市城市管理局')
    await zhang.save('受理')
    await zhang.module('会商')
    await zhang.press('会商提议 1 件')
    await zhang.press('采纳')
    await zhang.openCase(title)
    await classify(zhang)
    await file(zhang, '李娜', wang, title)
    await expect(zhang.record.filter({ hasText: '批准立案' }).first()).toBeVisible()
    await zhang.command('提请会商')
    await zhang.page.getByLabel('会商形式', { exact: true }).click()
    await zhang.page.locator('.ant-select-item-option', { hasText: '专题会' }).click()
    await zhang.fill('会商议题', topic)
    await zhang.choose('会商事由', '管辖争议')
    await zhang.date('会商日期', civilDateOf(new Date()))
    await zhang.save('提请会商')
    for (const [organ, person] of atTheTable) {
      await zhang.press('登记参会人员')
      await zhang.chooseExactly('单位', organ)
      await zhang.fill('姓名和职务', person)
      await zhang.check('出席')
      await zhang.saveAndClose('保存')
      await expect(zhang.page.getByRole('cell', { name: person })).toBeVisible()
    }
    await zhang.press('记录会商情况')
    await zhang.fill('会商情况', '编办意见：露天烧烤油烟由城管查处。')
    await zhang.saveAndClose('保存')
  })

  await test.step('the minutes settle who is competent', async () => {
    await zhang.press('记录议定事项')
    await zhang.fill('事项', '露天烧烤油烟由城管局查处')
    await zhang.check('明确管辖')
    await zhang.fill('议定内容', '露天烧烤油烟由市城市管理局查处。')
    await zhang.chooseExactly('责任单位', '驻马店市城市管理局')
    await zhang.check('编制部门意见，报政府决定')
    await zhang.fill('事项名称', '露天烧烤油烟')
    await zhang.fill('识别词语', '夜市 油烟')
    await zhang.saveAndClose('保存')
    await zhang.press('登记落实')
    await zhang.fill('说明', '已告知热线管理机构。')
    await zhang.saveAndClose('保存')
    for (const [organ, person] of atTheTable) {
      await zhang.press('登记会签')
      await zhang.chooseExactly('会签单位', organ)
      await zhang.fill('会签人', person)
      await zhang.saveAndClose('保存')
    }
    await zhang.press('会商办结')
    await zhang.fill('会商结果', '明确由城管局管辖。')
    await zhang.saveAndClose('会商办结')
  })

  await test.step('the hotline rules by the minutes, deals with it again, and the reporter is satisfied', async () => {
    await zhang.openCase(title)
    await zhang.section('来件')
    for (const [button, words] of [
      ['请热线发回重办', '请按纪要派市城市管理局重新办理。'],
      ['请热线回访', '请回访是否满意。'],
    ] as const) {
      await zhang.press(button)
      await zhang.check('群众不满意')
      await zhang.fill('督办要求', words)
      await zhang.saveAndClose(button)
    }
    await zhang.synced()
    await openOrder(hotline)
    await expect(hotline.page.getByText('已采纳，将召集会商。')).toBeVisible()
    await expect(hotline.page.getByText(title)).toHaveCount(0)
    await expect(hotline.page.getByText('露天烧烤油烟由市城市管理局查处。').first()).toBeVisible()
    await tab(hotline.page, '派单目录')
    await hotline.page.getByText('待确认', { exact: true }).click()
    await hotline.page.getByRole('grid').getByText('露天烧烤油烟').dblclick()
    await hotline.saveAndClose('确认写入')
    await openOrder(hotline)
    await hotline.press('裁定派单争议')
    await hotline.chooseExactly('裁定的承办单位', '驻马店市城市管理局')
    await hotline.fill('裁定理由', '会商纪要明确管辖。')
    await hotline.fill('依据', '专题会会商纪要')
    await hotline.page.getByRole('checkbox', { name: '写入派单目录' }).uncheck()
    await hotline.saveAndClose('裁定派单争议')
    await more(hotline, '登记办理结果')
    await hotline.fill('办理结果', '城管局重新办理，摊点已整改。')
    await hotline.saveAndClose('登记办理结果')
    await more(hotline, '登记回访')
    await hotline.chooseExactly('满意情况', '满意')
    await hotline.fill('回访情况', '晚上没有油烟了。')
    await hotline.saveAndClose('登记回访')
    await hotline.synced()
    await expect(zhang.page.getByText('晚上没有油烟了').first()).toBeVisible()
  })

  await test.step('the case is closed, and the hotline sees its stage and the answer', async () => {
    for (const kind of ['发回重办', '请求回访']) {
      await zhang.module('督办整改')
      await zhang.page.getByRole('row').filter({ hasText: kind }).dblclick()
      await zhang.press('核验')
      await zhang.fill('核验情况', '回访满意。')
      await zhang.choose('核验人', '李娜')
      await zhang.saveAndClose('核验')
    }
    await zhang.openCase(title)
    await examine(zhang)
    await zhang.command('答复诉求人')
    await zhang.fill('答复内容', '管辖已经明确，摊点已整改。')
    await zhang.save('发出答复')
    await expect(zhang.record.filter({ hasText: '答复诉求人' }).first()).toBeVisible()
    await zhang.press('其他操作')
    await zhang.page.getByRole('menuitem', { name: /^结案/ }).first().click()
    await zhang.check('未发现违法或者不当')
    await zhang.fill('结案理由', '管辖已明确，油烟问题已解决，回访满意。')
    await zhang.save('结案')
    await zhang.synced()
    await openOrder(hotline)
    await expect(hotline.page.getByText('管辖已经明确，摊点已整改。')).toBeVisible()
    await expect(hotline.page.getByRole('complementary').getByText('已结案')).toBeVisible()
  })

  for (const person of [hotline, zhang, wang]) {
    expect(person.violations).toEqual([])
    await person.leave()
  }
})
