import { expect } from '@playwright/test'
import { Document, Packer, Paragraph, TextRun } from 'docx'
import { test } from '../support/kept-policy'
import { reviewedCase } from './support/colleague'
import { Officer } from './support/officer'
import { ownCity } from './support/own-city'

const title = '扣押三轮车不出具清单案'
const kind = '行政执法监督意见书'

const city = ownCity()

test('the administrator revises how a kind is issued, for a day to come', async () => {
  const admin = await Officer.atDesk(city.browser, city.server.url, 'admin')
  const { page } = admin
  await admin.module('系统')
  await systemPart(admin, '文书规则')
  await page.getByLabel('按文种查找').fill('监督意见书')
  const rows = page.getByRole('row').filter({ hasText: '行政执法监督意见书' })
  await expect(rows).toHaveCount(1)
  await rows.getByRole('button', { name: '修订' }).click()
  const drawer = page.getByRole('dialog')
  await expect(drawer).toContainText('修订规则：行政执法监督意见书')
  await drawer.getByLabel('期限', { exact: true }).fill('20')
  await admin.fill('文号格式', '驻司意见{no}号')
  await admin.save('保存规则')
  await expect(drawer.getByText('文号格式须含年份和序号')).toBeVisible()
  await admin.fill('文号格式', '{org}执监意见〔{year}〕{no}号')
  await admin.saveAndClose('保存规则')

  await expect(rows).toHaveCount(2)
  await expect(rows.nth(0)).toContainText('未生效')
  await expect(rows.nth(0)).toContainText('20 日')
  await expect(rows.nth(1)).toContainText('现行')
  await rows.nth(0).getByRole('button', { name: '修改' }).click()
  await drawer.getByLabel('期限', { exact: true }).fill('15')
  await admin.saveAndClose('保存规则')
  await expect(rows).toHaveCount(2)
  await expect(rows.nth(0)).toContainText('15 日')

  expect(admin.violations).toEqual([])
})

test('a legal basis is entered as published, and counts once a second person has compared it', async () => {
  const admin = await Officer.atDesk(city.browser, city.server.url, 'admin')
  const wang = await Officer.atDesk(city.browser, city.server.url, 'wangqiang')
  const provision = '当事人有权进行陈述和申辩。行政机关不得因当事人陈述、申辩而给予更重的处罚。'
  const rowOf = (officer: Officer) => officer.page.getByRole('row').filter({ hasText: '第四十五条' })

  await admin.module('系统')
  await systemPart(admin, '法律依据')
  await admin.press('登记依据')
  await admin.fill('名称', '中华人民共和国行政处罚法')
  await admin.fill('条款', '第四十五条')
  await admin.save('登记')
  await expect(admin.page.getByRole('dialog').getByText('请填写条文原文').first()).toBeVisible()
  await admin.fill('条文原文', provision)
  await admin.saveAndClose('登记')
  await expect(rowOf(admin)).toContainText('《中华人民共和国行政处罚法》')
  await expect(rowOf(admin)).toContainText('待核验')
  await expect(rowOf(admin).getByRole('button', { name: '核验' })).toHaveCount(0)

  await wang.module('系统')
  await systemPart(wang, '法律依据')
  await wang.page.getByLabel('按名称、条款或条文查找').fill('陈述和申辩')
  await rowOf(wang).getByRole('button', { name: '核验' }).click()
  await expect(wang.page.getByRole('dialog')).toContainText(provision)
  await wang.saveAndClose('与公布的文本一致，核验通过')
  await expect(rowOf(wang)).toContainText('已核验')
  await expect(rowOf(admin)).toContainText('王强核验')
  for (const officer of [admin, wang]) expect(officer.violations).toEqual([])
})

test("a bureau's own Word file is looked through, tried, and gives the document its look", async () => {
  await reviewedCase(city.server.url, title)
  const admin = await Officer.atDesk(city.browser, city.server.url, 'admin')
  const zhang = await Officer.atDesk(city.browser, city.server.url, 'zhangwei')
  const { page } = admin

  await test.step('what is no template is refused; unknown and missing tags are named', async () => {
    await admin.module('系统')
    await systemPart(admin, '文书模板')
    await admin.press('新增模板')
    await admin.choose('文种', kind)
    await chooseTemplate(admin, Buffer.from('not a file'))
    await expect(page.getByRole('alert')).toContainText('不是有效的 Word 文件')
    await expect(page.getByRole('button', { name: '保存模板' })).toBeDisabled()
    await chooseTemplate(admin, await wordFile('{标题}', '{机关印章}'))
    await expect(page.getByRole('status').filter({ hasText: '不属于该文种' })).toContainText('机关印章')
    await expect(page.getByRole('status').filter({ hasText: '没有以下常用标签' })).toContainText('主送机关')
  })

  await test.step('the whole one is filled in on trial and kept', async () => {
    await chooseTemplate(admin, await wordFile('本局自用样式', '{标题}', '{主送机关}：', '{正文}', '{成文日期}'))
    await expect(page.getByText(/共 \d+ 个标签，试填通过/)).toBeVisible()
    const download = page.waitForEvent('download')
    await admin.press('试填样例')
    expect((await download).suggestedFilename()).toBe(`试填 ${kind}.docx`)
    await admin.saveAndClose('保存模板')
    await expect(page.getByRole('row').filter({ hasText: kind })).toContainText('使用中')
    await admin.synced()
  })

  await test.step("the officer exports in the bureau's look, with the words of his case", async () => {
    await zhang.openCase(title)
    await zhang.section('文书')
    await zhang.command('拟制监督意见书')
    const { text } = await zhang.exportWord('按模板导出')
    expect(text).toContain('本局自用样式')
    expect(text).toContain('驻马店市城市管理局')
    expect(text).not.toContain('{')
  })

  expect([...admin.violations, ...zhang.violations]).toEqual([])
})

async function systemPart({ page }: Officer, name: string): Promise<void> {
  await page.getByRole('tab', { name }).or(page.getByRole('button', { name })).first().click()
}

async function chooseTemplate({ page }: Officer, buffer: Buffer): Promise<void> {
  const file = {
    name: '本局意见书.docx',
    mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    buffer,
  }
  await page.getByRole('dialog').locator('input[type=file]').setInputFiles(file)
}

async function wordFile(...lines: readonly string[]): Promise<Buffer> {
  const children = lines.map((line) => new Paragraph({ children: [new TextRun(line)] }))
  return Packer.toBuffer(new Document({ sections: [{ children }] }))
}
