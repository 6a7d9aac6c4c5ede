import { join } from 'node:path'
import { expect } from '@playwright/test'
import { test } from '../support/kept-policy'
import { classify, examine, file, takeLeadIn } from './support/case-walk'
import { Officer } from './support/officer'
import { ownCity } from './support/own-city'

const sample = join(import.meta.dirname, '../../resources/sample/work-orders.xlsx')
const title = '夜市油烟推诿督办案'

/** The smallest file that every reader takes for a PDF. */
const scan = {
  name: '关于油烟问题的反馈（盖章）.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
}

const city = ownCity()

test('a department is pressed by letter, answers with a sealed scan, and the reporter is called back', async () => {
  await city.server.import(sample)
  const zhang = await Officer.atDesk(city.browser, city.server.url, 'zhangwei', { enrol: true })
  const wang = await Officer.atDesk(city.browser, city.server.url, 'wangqiang')
  await takeLeadIn(zhang, title, '夜市油烟')
  await classify(zhang)
  await file(zhang, '李娜', wang, title)
  await expect(zhang.record.filter({ hasText: '批准立案' }).first()).toBeVisible()

  await test.step('the letter is drafted from the order, signed and numbered', async () => {
    const zhao = await Officer.atDesk(city.browser, city.server.url, 'zhaomin')
    await zhang.command('登记督办')
    await zhang.check('办理不及时')
    await zhang.fill('督办要求', '查清油烟扰民的责任单位。\n当面答复诉求人。')
    await expect(zhang.page.getByText('联系人：吴刚、郑涛')).toBeVisible()
    await zhang.save('登记督办')
    await expect(zhang.page.getByText('督办函以公文下达', { exact: false }).first()).toBeVisible()
    await zhang.press('拟制督办函')
    const { text } = await zhang.exportWord()
    expect(text).toContain('查清油烟扰民的责任单位')
    await zhang.sendThrough('督办函', wang)
    await zhao.number(title, '督办函')
    await expect(zhao.page.getByText('已印发').first()).toBeVisible()
    await zhao.leave()
  })

  const operator = await Officer.atDesk(city.browser, city.server.url, 'chengguan')
  await test.step('the department signs for it, which starts the clock of seven working days', async () => {
    await expect(operator.page.getByRole('link', { name: /^收件箱/ })).toBeVisible()
    await expect(operator.page.getByRole('link', { name: /^(案件|监督文书|线索受理)/ })).toHaveCount(0)
    await operator.page.getByRole('row').filter({ hasText: '督办函' }).dblclick()
    await operator.press('签收')
    await expect(operator.page.getByText('待办理', { exact: true })).toBeVisible()
    await zhang.module('督办整改')
    await expect(zhang.page.getByRole('row').filter({ hasText: title })).toContainText('待反馈')
  })

  await test.step('its operator writes the answer, its leader signs it with the scan', async () => {
    await operator.press('拟写反馈')
    const { page } = operator
    const words = '已查清由我局管辖，责令三家烧烤摊整改，当面答复诉求人。'
    // Nothing of this is sent until the operator says so.
    await operator.compose(page.getByLabel('反馈内容', { exact: true }), 'shaokao', words)
    await operator.compose(page.getByLabel('来文字号', { exact: true }), 'zhu', '驻城管函〔2026〕8号')
    await expect(page.getByLabel('反馈内容', { exact: true })).toHaveValue(words)
    await expect(page.getByText('已填内容暂存在本窗口，提交前不会丢失')).toBeVisible()
    await expect(page.getByRole('button', { name: '送负责人签发' })).toBeDisabled()
    await operator.save('保存')
    await page.locator('input[type=file]').setInputFiles(scan)
    await expect(page.getByText(scan.name)).toBeVisible()
    await operator.press('送负责人签发')
    await expect(page.getByText('待负责人签发', { exact: true }).first()).toBeVisible()
    await operator.synced()
    const leader = await Officer.atDesk(city.browser, city.server.url, 'chengguanju')
    await leader.page.getByRole('row').filter({ hasText: '督办函' }).dblclick()
    await leader.page.getByRole('link', { name: '反馈', exact: true }).click()
    await leader.press('退回修改')
    const dialog = leader.page.getByRole('dialog')
    await leader.compose(leader.page.getByLabel('退回理由', { exact: true }), 'fuhe', '请写明复核时间')
    await expect(leader.page.getByLabel('退回理由', { exact: true })).toHaveValue('请写明复核时间')
    await expect(dialog).toBeVisible()
    await leader.page.keyboard.press('Control+Enter')
    await expect(dialog).toHaveCount(0)
    await expect(page.getByText('请写明复核时间').first()).toBeVisible()
    await operator.compose(page.getByLabel('反馈内容', { exact: true }), 'fuhe', '三日后复核。')
    // What would be signed is the paper as it was returned.
    await expect(page.getByRole('button', { name: '送负责人签发' })).toBeDisabled()
    await operator.save('保存')
    await operator.press('送负责人签发')
    await operator.synced()
    await leader.press('签发并提交')
    await dialog.getByRole('button', { name: '签发并提交' }).click()
    await expect(leader.page.getByText('已提交').first()).toBeVisible()
    await leader.synced()
    expect(leader.violations).toEqual([])
    await leader.leave()
  })

  await test.step('two officers find it enough, and the track of the case ends', async () => {
    await zhang.page.getByRole('row').filter({ hasText: title }).dblclick()
    await expect(zhang.page.getByText('责令三家烧烤摊整改').first()).toBeVisible()
    await zhang.press('核验')
    await zhang.fill('核验情况', '现场复查，油烟净化设施已安装。')
    await zhang.choose('核验人', '李娜')
    await zhang.saveAndClose('核验')
    await expect(zhang.page.getByText('已办结').first()).toBeVisible()
    await zhang.openCase(title)
    await expect(zhang.record.filter({ hasText: '核验督办反馈' }).first()).toBeVisible()
    await expect(zhang.record.filter({ hasText: '收文单位提交反馈' }).first()).toBeVisible()
  })

  await test.step('the hotline is asked to deal with the order again and to call back; the reporter is satisfied', async () => {
    await zhang.section('来件')
    for (const [button, words] of [
      ['请热线发回重办', '请按明确后的管辖重新办理。'],
      ['请热线回访', '请回访诉求人是否满意。'],
    ] as const) {
      await zhang.press(button)
      await zhang.check('群众不满意')
      await zhang.fill('督办要求', words)
      await zhang.saveAndClose(button)
    }
    await zhang.synced()
    const hotline = await Officer.atDesk(city.browser, city.server.url, 'rexian')
    await hotline.module('督办整改')
    await hotline.page.getByRole('row').filter({ hasText: '发回重办' }).dblclick()
    await hotline.press('登记办理结果')
    await hotline.fill('办理结果', '城管局重新办理，摊点已整改。')
    await hotline.saveAndClose('登记办理结果')
    await hotline.module('督办整改')
    await hotline.page.getByRole('row').filter({ hasText: '请求回访' }).dblclick()
    await hotline.press('登记回访')
    await hotline.chooseExactly('满意情况', '满意')
    await hotline.fill('回访情况', '诉求人表示晚上没有油烟了。')
    await hotline.saveAndClose('登记回访')
    await hotline.synced()
    expect(hotline.violations).toEqual([])
    await hotline.leave()
    await expect(zhang.page.getByText('诉求人表示晚上没有油烟了').first()).toBeVisible()
  })

  await test.step('the case is closed when the requests are checked and the reporter is answered', async () => {
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
    // From the menu: a section of the case has the same name as the command.
    await zhang.press('其他操作')
    await zhang.page.getByRole('menuitem', { name: /^结案/ }).first().click()
    await zhang.check('未发现违法或者不当')
    await zhang.fill('结案理由', '职责已明确，油烟问题已解决，回访满意。')
    await zhang.save('结案')
    await expect(zhang.record.filter({ hasText: '回访满意' }).first()).toBeVisible()
  })

  for (const person of [zhang, wang, operator]) {
    expect(person.violations).toEqual([])
    await person.leave()
  }
})
