import { expect } from '@playwright/test'
import { test } from '../support/kept-policy'
import { importLeads } from './support/leads'
import { Officer } from './support/officer'
import { ownCity } from './support/own-city'

const organ = '驻马店市城市管理局'
const declined = '收费岗亭的停车费太贵'
const first = '三轮车被拖走不给扣押清单'
const second = '三轮车被拖走后没有任何手续'
const elsewhere = '不服行政处罚决定要求重新处理'

const city = ownCity()

test('of four leads one is declined, one becomes a case, one joins it and one is shown its lawful way', async () => {
  await importLeads(city.server, [
    { no: 'DEC1', title: declined, text: '小区门口停车收费太贵，希望降价。', organ },
    { no: 'DEC2', title: first, text: '城管把三轮车拖走，没有给扣押清单。', organ },
    { no: 'DEC3', title: second, text: '同一天三轮车也被拖走，没有手续。', organ },
    { no: 'DEC4', title: elsewhere, text: '收到行政处罚决定书，认为处罚过重。', organ },
  ])
  const zhang = await Officer.atDesk(city.browser, city.server.url, 'zhangwei')
  const { page } = zhang
  const list = page.getByRole('grid', { name: '线索受理', exact: true })
  const pane = page.getByRole('complementary', { name: '工单详情' })
  const open = async (title: string) => {
    await list.getByText(title).first().click()
    await expect(pane.getByRole('heading', { name: title })).toBeVisible()
  }

  await test.step('a ground from the menu declines, the key takes it back', async () => {
    await zhang.module('线索受理')
    await open(declined)
    await pane.getByRole('button', { name: /^不予受理/ }).click()
    await page.getByRole('menuitem').first().click()
    await expect(page.getByText(/^已不予受理：/)).toBeVisible()
    await expect(list.getByText(declined)).toHaveCount(0)
    await page.keyboard.press('Control+z')
    await expect(list.getByText(declined).first()).toBeVisible()
  })

  await test.step('declined with a note it needs its ground, and stands among the declined', async () => {
    await open(declined)
    await pane.getByRole('button', { name: /^不予受理/ }).click()
    await page.getByRole('menuitem', { name: '选择理由并填写说明…' }).click()
    const dialog = page.getByRole('dialog', { name: '不予受理' })
    await dialog.getByRole('button', { name: '不予受理' }).click()
    await expect(dialog.getByText('请选择理由')).toBeVisible()
    await zhang.choose('不予受理理由', '非执法事项')
    await zhang.fill('说明', '属于价格诉求，已告知发展改革部门电话。')
    await dialog.getByRole('button', { name: '不予受理' }).click()
    await expect(dialog).toBeHidden()
    await page.getByRole('tab', { name: /^不予受理/ }).click()
    await open(declined)
    await expect(pane.getByText('属于价格诉求，已告知发展改革部门电话。')).toBeVisible()
  })

  await test.step('the second lead about the matter joins the case of the first', async () => {
    await page.getByRole('tab', { name: /^待受理/ }).click()
    await open(first)
    await pane.getByRole('button', { name: '受理立线索' }).click()
    await page.getByRole('dialog', { name: '受理立线索' }).getByRole('button', { name: '受理', exact: true }).click()
    await expect(page.getByText('已受理立线索').first()).toBeVisible()
    await open(second)
    await pane.getByRole('button', { name: '并入案件' }).click()
    const dialog = page.getByRole('dialog', { name: '并入案件' })
    await dialog.getByRole('radio').first().check()
    await dialog.getByRole('button', { name: '并入', exact: true }).click()
    await expect(page.getByText('已并入案件 1 件')).toBeVisible()
    await zhang.openCase(first)
    await page
      .getByRole('navigation', { name: '案件内容' })
      .getByRole('button', { name: /^来件 2/ })
      .click()
    await expect(page.getByText('DEC3').first()).toBeVisible()
  })

  await test.step('who asks for what a court or a reconsideration decides is told the way, and the case is closed', async () => {
    await zhang.module('线索受理')
    await open(elsewhere)
    await pane.getByRole('button', { name: '告知途径' }).click()
    const dialog = page.getByRole('dialog', { name: '受理并告知法定途径' })
    await zhang.choose('法定途径', '行政复议')
    await expect(zhang.page.getByLabel('告知内容', { exact: true })).not.toHaveValue('')
    await dialog.getByRole('button', { name: '告知并办结' }).click()
    await expect(page.getByText('已告知法定途径并办结').first()).toBeVisible()
    await expect(page.getByText('没有待受理的线索')).toBeVisible()
  })

  await test.step('the hotline reads what became of the declined one, with its ground', async () => {
    await zhang.synced()
    const hotline = await Officer.atDesk(city.browser, city.server.url, 'rexian')
    await hotline.module('热线工作')
    await hotline.page.getByRole('tab', { name: '工单', exact: true }).click()
    await hotline.page.getByLabel(/编号、标题、正文/).fill('DEC1')
    await expect(hotline.page.getByText('共 1 条')).toBeVisible()
    await hotline.page.getByRole('grid', { name: '热线工单' }).getByText(declined).first().click()
    await expect(hotline.page.getByText('非执法事项').first()).toBeVisible()
    expect([...zhang.violations, ...hotline.violations]).toEqual([])
  })
})
