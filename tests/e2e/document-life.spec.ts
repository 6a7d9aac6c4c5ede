import { expect, type Locator } from '@playwright/test'
import { test } from '../support/kept-policy'
import { reviewedCase } from './support/colleague'
import { Officer } from './support/officer'
import { ownCity } from './support/own-city'
import { pageCount, pdfOf, printedPages } from './support/printer'

const title = '扣押三轮车不出具清单案'

const city = ownCity()

test('an opinion is returned, issued, recalled, issued again, served, answered and filed', async () => {
  await reviewedCase(city.server.url, title)
  const zhang = await Officer.atDesk(city.browser, city.server.url, 'zhangwei')
  const wang = await Officer.atDesk(city.browser, city.server.url, 'wangqiang')
  const zhao = await Officer.atDesk(city.browser, city.server.url, 'zhaomin')

  await test.step('the draft comes from the case and goes to the reviewer', async () => {
    await zhang.openCase(title)
    await zhang.section('文书')
    await zhang.command('拟制监督意见书')
    await expect(zhang.page.getByRole('heading', { name: '行政执法监督意见书' })).toBeVisible()
    await zhang.command('送审')
    await zhang.save('送审')
    await zhang.synced()
  })

  await test.step('the reviewer sends it back; the officer takes up the remark and submits anew', async () => {
    await openDocument(wang)
    await wang.command('退回')
    await wang.fill('意见', '请写明停车场名称')
    await wang.save('退回')
    await expect(zhang.page.getByText('已退回')).toBeVisible()
    await zhang.page
      .getByLabel('事实', { exact: true })
      .fill('扣押三轮车时未制作现场笔录，未出具扣押清单，车辆存放于城东停车场。')
    await expect(zhang.page.getByLabel('事实', { exact: true })).toContainText('城东停车场')
    const fact = zhang.page.getByLabel('事实', { exact: true })
    await zhang.compose(fact, 'zhonghuodafangxing', '中途未予放行。')
    await expect(fact).toHaveText(/城东停车场。中途未予放行。$/)
    const source = zhang.page.getByLabel('案件来源和核查经过', { exact: true })
    await zhang.compose(source, 'wenmingdadao', '核查地点在文明大道。')
    await expect(source).toContainText('核查地点在文明大道。')
    await expect(source).not.toContainText('wenming')
    await source.click()
    await zhang.page.keyboard.press('Control+End')
    await paste(source, '<p class=MsoNormal>基本情况</p><ol><li>退还费用</li></ol><p>&nbsp;</p>')
    await expect(source.getByRole('paragraph').last()).toHaveText('1.退还费用')
    await zhang.page.getByRole('button', { name: '一、' }).click()
    await expect(source.getByRole('paragraph').last()).toHaveText('一、退还费用')
    await zhang.page.getByText('修改对比').click()
    await expect(zhang.page.getByText('城东停车场').last()).toBeVisible()
    await zhang.command('送审')
    await zhang.save('送审')
  })

  await test.step('it is reviewed, signed and numbered; its file is fixed by hash', async () => {
    await wang.command('审核通过')
    await wang.save('审核通过')
    await openDocument(zhao)
    await zhao.command('签发编号')
    await zhao.save('签发编号')
    await expect(zhao.page.getByText(/驻司执监意〔\d{4}〕1号/).first()).toBeVisible()
    await zhao.page.getByText('审签与登记').click()
    await expect(zhao.page.getByRole('region', { name: '印发件' })).toContainText(/[0-9a-f]{64}/)
  })

  await test.step('it is recalled before delivery: the number is voided and the case is back in review', async () => {
    await zhao.command('撤回文书')
    await zhao.fill('理由', '主送机关简称有误')
    await zhao.save('撤回文书')
    await expect(zhao.page.getByText('已撤回').first()).toBeVisible()
    await zhang.openCase(title)
    await zhang.section('文书')
    await zhang.command('拟制监督意见书')
    await expect(zhang.page.getByText('待编号').first()).toBeVisible()
    await zhang.command('送审')
    await zhang.save('送审')
    await openDocument(wang)
    await wang.command('审核通过')
    await wang.save('审核通过')
    await openDocument(zhao)
    await zhao.command('签发编号')
    await zhao.save('签发编号')
    await expect(zhao.page.getByText(/驻司执监意〔\d{4}〕2号/).first()).toBeVisible()
  })

  await test.step('it is printed on A4 for a purpose that is logged', async () => {
    const printed = await printedPages(zhang.page)
    await zhang.page.getByRole('button', { name: '打印', exact: true }).click()
    await zhang.page.getByRole('dialog').getByRole('button', { name: '打印' }).click()
    const pdf = await pdfOf(city.browser, await printed())
    expect(new Set(pdf.match(/\/MediaBox\s*\[[^\]]+\]/g))).toEqual(new Set(['/MediaBox [0 0 594.95996 841.91998]']))
    expect(pageCount(pdf)).toBe(await zhang.page.locator('[data-page]').count())
    await zhang.page.getByText('审签与登记').click()
    await expect(zhang.page.getByRole('region', { name: '打印与导出' })).toContainText('正式印发')
  })

  await test.step('it is served with a photograph of the receipt, answered and filed', async () => {
    await zhang.command('登记用印')
    await zhang.save('登记用印')
    await zhang.command('登记送达')
    await zhang.page.getByLabel('送达方式', { exact: true }).click()
    await zhang.page.locator('.ant-select-item-option', { hasText: '留置送达' }).click()
    await zhang.fill('签收人', '城市管理局办公室')
    await zhang.fill('见证人', '李某、王某')
    await zhang.page
      .getByLabel('回证照片或扫描件')
      .locator('..')
      .locator('input[type=file]')
      .setInputFiles({ name: '回证.png', mimeType: 'image/png', buffer: picture })
    await expect(zhang.page.getByText('回证.png').first()).toBeVisible()
    await zhang.save('登记送达')
    await zhang.command('登记回复')
    await zhang.fill('回复内容', '已返还车辆，退还停车费。')
    await zhang.save('登记回复')
    await zhang.command('归档')
    await zhang.save('归档')
    await expect(zhang.page.getByText('已归档').first()).toBeVisible()
    await zhang.page.getByRole('button', { name: '打开回证.png' }).click()
    await expect(zhang.page.getByRole('img', { name: '回证.png' })).toBeVisible()
    await zhang.page.keyboard.press('Escape')
  })

  await test.step('the ledger tells what became of both numbers, and leaves as an Excel file', async () => {
    await zhang.module('监督文书')
    await zhang.page.getByRole('link', { name: '编号台账与登记' }).click()
    const ledger = zhang.page.getByRole('grid', { name: '编号台账' })
    await expect(ledger.getByRole('row').nth(2)).toContainText('主送机关简称有误')
    await zhang.page.getByRole('tab', { name: /送达登记/ }).click()
    await zhang.page.getByRole('tab', { name: /回复登记/ }).click()
  })
})

/** As Word puts it on the clipboard. */
async function paste(into: Locator, html: string): Promise<void> {
  await into.evaluate((element, content) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/html', content)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, html)
}

/** A pixel. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

async function openDocument(officer: Officer): Promise<void> {
  await officer.module('监督文书')
  await officer.page.getByRole('row').nth(1).dblclick()
  await expect(officer.page.getByRole('heading', { name: '行政执法监督意见书' })).toBeVisible()
}
