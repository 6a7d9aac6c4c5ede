import { expect, type Locator } from '@playwright/test'
import { civilDateOf } from '#shared/domain/civil-date'
import { test } from '../support/kept-policy'
import { reviewedCase } from './support/colleague'
import { Officer } from './support/officer'
import { ownCity } from './support/own-city'

const title = '输入法录入案'

const city = ownCity()

test('whoever writes Chinese loses no character, and the Enter that takes a word sends, picks and opens nothing', async () => {
  await reviewedCase(city.server.url, title)
  await reviewedCase(city.server.url, '另一件案')
  const zhang = await Officer.atDesk(city.browser, city.server.url, 'zhangwei')
  const { page } = zhang
  const dialog = page.getByRole('dialog')
  // The letters hold what the lists take for keys: j, k, x and numbers of the choices.
  const write = async (field: Locator, words: string) => {
    await zhang.compose(field, 'jixukanxiang', words)
  }

  // For a moment after a word was taken antd leaves Escape to the input method, which closes its candidates with it.
  const shut = () =>
    expect(async () => {
      await page.keyboard.press('Escape')
      await expect(dialog).toHaveCount(0, { timeout: 1_000 })
    }).toPass({ timeout: 30_000 })

  await test.step('in the search of everything', async () => {
    await page.keyboard.press('Control+k')
    const search = page.getByRole('combobox', { name: /搜索/ }).last()
    await write(search, '输入法')
    await expect(search).toHaveValue('输入法')
    await expect(page.getByRole('option').filter({ hasText: title })).toBeVisible()
    await expect(page.getByRole('heading', { level: 1, name: '工作台' })).toBeAttached()
    await shut()
  })

  await test.step('in the filter of a list, where letters are keys', async () => {
    await zhang.module('案件')
    const rows = page.getByRole('grid', { name: '案件', exact: true }).getByRole('row')
    await expect(rows).toHaveCount(3)
    const search = page.getByRole('search').getByRole('textbox').or(page.getByRole('search').getByRole('searchbox'))
    await write(search.first(), '输入法')
    await expect(search.first()).toHaveValue('输入法')
    await expect(rows).toHaveCount(2)
    await expect(page.getByRole('toolbar', { name: /^已选/ })).toHaveCount(0)
    await expect(page.getByRole('heading', { level: 1, name: '案件' })).toBeVisible()
  })

  await test.step('in a batch dialog over the list', async () => {
    await page.getByRole('grid', { name: '案件', exact: true }).getByText(title).click()
    await page.keyboard.press('x')
    await zhang.press('归为类案')
    const name = page.getByLabel('类案名称', { exact: true })
    await write(name, '停车收费')
    await expect(name).toHaveValue('停车收费')
    await expect(dialog).toBeVisible()
    await shut()
  })

  await test.step('in the forms of a case: long texts, lists of short ones, list boxes, words of one’s own', async () => {
    await zhang.openCase(title)
    await zhang.command('记录认定')
    const fact = page.getByLabel('查明的事实', { exact: true })
    await write(fact, '未当场交付清单，')
    await write(fact, '也未告知救济途径。')
    await expect(fact).toHaveValue('未当场交付清单，也未告知救济途径。')
    await page.getByRole('button', { name: '添加证据' }).click()
    const evidence = page.getByLabel('证据1', { exact: true })
    await write(evidence, '入场登记')
    await expect(evidence).toHaveValue('入场登记')
    await expect(page.getByLabel('证据2', { exact: true })).toHaveCount(0)
    const issue = page.getByLabel('问题类型', { exact: true })
    await write(issue, '乱收费')
    await expect(issue).toHaveValue('乱收费')
    await expect(page.locator('.ant-select-item-option').filter({ hasText: '乱收费' })).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(zhang.chosen('问题类型')).toContainText('乱收费')
    await expect(dialog).toBeVisible()
    await shut()
    await zhang.command('修改案件信息')
    const tags = page.getByLabel('标签', { exact: true })
    await write(tags, '夜市')
    await expect(zhang.chosen('标签').locator('.ant-select-selection-item')).toHaveCount(0)
    await page.keyboard.press('Enter')
    await expect(zhang.chosen('标签').locator('.ant-select-selection-item')).toHaveText(['夜市'])
    await shut()
  })

  await test.step('in the forms of a consultation, sent by Ctrl+Enter and by nothing else', async () => {
    await zhang.openCase(title)
    await zhang.command('提请会商')
    const topic = page.getByLabel('会商议题', { exact: true })
    await write(topic, '油烟由谁查处')
    await expect(topic).toHaveValue('油烟由谁查处')
    await expect(dialog).toBeVisible()
    await zhang.choose('会商事由', '职责边界不清')
    await zhang.date('会商日期', civilDateOf(new Date()))
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('heading', { name: '油烟由谁查处' })).toBeVisible()
    for (const organ of ['驻马店市司法局', '驻马店市城市管理局']) {
      await zhang.press('登记参会人员')
      await zhang.chooseExactly('单位', organ)
      await zhang.check('出席')
      await write(page.getByLabel('姓名和职务', { exact: true }), '支队吴刚')
      await expect(dialog).toBeVisible()
      await page.keyboard.press('Control+Enter')
      await expect(dialog).toHaveCount(0)
    }
    await zhang.press('记录会商情况')
    await write(page.getByLabel('会商情况', { exact: true }), '各方认为归城管。')
    await page.keyboard.press('Control+Enter')
    await expect(dialog).toHaveCount(0)
    await zhang.press('记录议定事项')
    await write(page.getByLabel('事项', { exact: true }), '油烟归城管')
    await write(page.getByLabel('议定内容', { exact: true }), '由市城市管理局查处。')
    await zhang.chooseExactly('责任单位', '驻马店市城市管理局')
    await expect(dialog).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expect(dialog).toHaveCount(0)
    await expect(page.getByText('由市城市管理局查处。')).toBeVisible()
  })

  await test.step('in minutes that several write at once', async () => {
    await zhang.openCase(title)
    await zhang.section('讨论记录')
    await zhang.press('新建记录')
    await zhang.fill('标题', '集体讨论')
    await zhang.save('新建')
    const minutes = page.getByRole('textbox', { name: '记录正文' })
    await write(minutes, '一致认为程序违法，')
    await write(minutes, '应当退还费用。')
    await expect(minutes).toContainText('一致认为程序违法，应当退还费用。')
    await expect(minutes).not.toContainText('jixu')
  })
})
