import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { examplePicture } from '#shared/documents/kinds/example-picture'
import { addCivilDays, civilDateOf } from '#shared/domain/civil-date'
import { test } from '../support/kept-policy'
import { classify, examineAndHear, file, issue, reviewLegally } from './support/case-walk'
import { Officer } from './support/officer'
import { ownCity } from './support/own-city'

const organ = '驻马店市教育局'
const campaign = '年检收费专项监督'
const fees = '代收年检费案'
const today = civilDateOf(new Date())
const photo = Buffer.from(examplePicture().split(',')[1] ?? '', 'base64')

const city = ownCity()

/** Sixteen people tell of the same fee; most of it is confirmed, and most are not content with the answer. */
async function importComplaints(): Promise<void> {
  const head = '工单编号,诉求类型,标题,诉求内容,受理时间,承办单位,核实结果,满意度,联系电话,移交监督线索'
  const rows = Array.from({ length: 16 }, (_, n) => {
    const day = addCivilDays(today, -1 - n)
    const told = `协会替局里收八百元年检费，不交不盖章，第${n + 1}家。`
    const result = `${n % 8 ? '属实' : '不属实'},${n % 5 ? '不满意' : '满意'}`
    return `JY${n + 1},投诉,年检收费第${n + 1}件,${told},${day} 09:30,${organ},${result},1380000${1000 + n},是`
  })
  const folder = await mkdtemp(join(tmpdir(), 'desk-e2e-focus-'))
  const file = join(folder, 'complaints.csv')
  await writeFile(file, `\ufeff${[head, ...rows].join('\r\n')}`)
  expect(await city.server.import(file)).toContain('新增 16')
  await rm(folder, { recursive: true })
}

const rowOf = (officer: Officer, text: string) => officer.page.getByRole('row').filter({ hasText: text }).first()

test('what is mostly true and leaves people discontent becomes a campaign, and the campaign a report', async () => {
  await importComplaints()
  const zhang = await Officer.atDesk(city.browser, city.server.url, 'zhangwei', { enrol: true })
  const wang = await Officer.atDesk(city.browser, city.server.url, 'wangqiang')
  const zhao = await Officer.atDesk(city.browser, city.server.url, 'zhaomin')
  const { page } = zhang

  await test.step('the board says where to look, and every number opens to its orders', async () => {
    await zhang.module('重点监督')
    const row = rowOf(zhang, organ)
    await expect(row.getByRole('link', { name: '16', exact: true })).toBeVisible()
    await expect(row).toContainText('87.5%')
    await row.getByRole('link', { name: /25\.0%/ }).click()
    await expect(page.getByText(`不满意：${organ}`)).toBeVisible()
    await expect(page.getByText('共 12 条')).toBeVisible()
    await expect(rowOf(zhang, 'JY2')).toContainText('不满意')
    await page.getByRole('link', { name: '返回看板' }).click()
    // The server counts the same.
    await page.getByText('服务端', { exact: true }).click()
    await expect(page.getByText(/服务端统计于/)).toBeVisible()
    await expect(rowOf(zhang, organ).getByRole('link', { name: '16', exact: true })).toBeVisible()
    await page.getByText('本机', { exact: true }).click()
  })

  await test.step('the board becomes the analysis report, with its figures and charts of its own in Word', async () => {
    await page.getByRole('button', { name: '拟制分析报告' }).click()
    await expect(page.getByRole('heading', { name: '行政执法监督分析报告' })).toBeVisible()
    const { text } = await zhang.exportWord()
    expect(text).toContain('投诉举报16件')
    expect(text).toContain('核实率87.5%（14/16）')
    expect(text).toContain(organ)
    await zhang.module('重点监督')
  })

  await test.step('a campaign is proposed from the row, with its numbers written down', async () => {
    await page.getByRole('button', { name: /建议专项监督 1 项/ }).click()
    await rowOf(zhang, organ).getByText(organ).click()
    await page.getByRole('complementary').getByRole('button', { name: '提出专项监督' }).click()
    await expect(page.getByLabel('缘由', { exact: true })).toHaveValue(/投诉举报16件，核实率87\.5%，满意率25\.0%/)
    await zhang.fill('名称', campaign)
    await page.getByRole('textbox', { name: '监督范围和重点1' }).fill('以协会名义代收年检费。')
    await page.getByRole('dialog').getByRole('button', { name: '提出专项监督', exact: true }).click()
    await expect(page.getByRole('heading', { name: campaign })).toBeVisible()
    await zhang.press('安排任务')
    await zhang.fill('任务', '调取三年收费账目')
    await zhang.date('完成期限', addCivilDays(today, 20))
    await zhang.saveAndClose('保存')
    await zhang.synced()
  })

  await test.step('the reviewer finds it on his workbench and approves it', async () => {
    await wang.module('工作台')
    await wang.page.getByRole('link', { name: campaign }).click()
    await wang.press('审批')
    await wang.fill('审批意见', '同意实施')
    await wang.save('提交审批')
    await expect(wang.page.getByText('实施中', { exact: true })).toBeVisible()
  })

  await test.step('a case of the campaign takes the leads in', async () => {
    await zhang.press('开立案件')
    await zhang.fill('案件名称', fees)
    await page.getByRole('checkbox', { name: /年检收费第1件$/ }).check()
    await page.getByRole('checkbox', { name: /年检收费第2件$/ }).check()
    await page.getByRole('dialog').getByRole('button', { name: '开立案件', exact: true }).click()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await zhang.synced()
    await expect(rowOf(zhang, fees)).toContainText('初核')
    await zhang.openCase(fees)
    await expect(page.getByText('专项监督').first()).toBeVisible()
  })

  await test.step('the opinion orders the fee to stop and the money to go back', async () => {
    await classify(zhang, {
      field: '教育',
      type: '行政收费',
      issues: ['乱收费'],
      reason: '协会代收年检费，没有收费依据',
    })
    await file(zhang, '李娜', wang, fees)
    await expect(zhang.record.filter({ hasText: '批准立案' })).toBeVisible()
    await examineAndHear(zhang, {
      topic: '适用',
      issue: '乱收费',
      fact: '以协会名义代收年检费，每家800元，未公示收费依据，不缴费的不予盖章。',
      evidence: '收费票据存根',
      nature: '违法',
      correction: '立即停止收取年检费，三十日内全额退还已收费用。',
    })
    await reviewLegally(wang, fees)
    await zhang.openCase(fees)
    await zhang.press('拟制监督意见书')
    const { text } = await zhang.exportWord()
    expect(text).toContain('立即停止收取年检费，三十日内全额退还已收费用')
    expect(text).toContain(organ)
    await issue('监督意见书', fees, { officer: zhang, reviewer: wang, issuer: zhao })
    await zhang.serve(fees, '监督意见书', '市教育局 吴刚')
  })

  await test.step('the summary waits for its tasks, and becomes the report as Word', async () => {
    await zhang.module('重点监督')
    await page.getByRole('tab', { name: /^专项监督/ }).click()
    await rowOf(zhang, campaign).dblclick()
    await expect(page.getByRole('button', { name: '填写总结' })).toHaveAttribute('aria-disabled', 'true')
    await zhang.press('登记结果')
    await zhang.fill('完成情况', '已调取，涉及42家。')
    await zhang.saveAndClose('保存')
    await zhang.press('填写总结')
    await page.getByRole('textbox', { name: '下一步打算和建议1' }).fill('公示收费目录，清理协会代收。')
    await zhang.saveAndClose('保存')
    await zhang.press('拟制总结报告')
    await page.getByRole('button', { name: '添加图片', exact: true }).click()
    const pictureFile = page.getByLabel('图片文件')
    await pictureFile.setInputFiles({ name: '说明.txt', mimeType: 'text/plain', buffer: Buffer.from('没有图片') })
    await expect(page.getByRole('alert').filter({ hasText: '不是 PNG 或者 JPEG' })).toBeVisible()
    await pictureFile.setInputFiles({ name: '公示栏.png', mimeType: 'image/png', buffer: photo })
    await expect(page.getByRole('img', { name: '图片', exact: true })).toBeVisible()
    await page.getByLabel('图题', { exact: true }).last().fill('收费公示栏')
    const { text } = await zhang.exportWord()
    expect(text).toContain('　收费公示栏')
    expect(text).toContain(campaign)
    expect(text).toContain('调取三年收费账目：已调取，涉及42家。')
    expect(text).toContain('热线反映情况变化')
    expect(text).toContain('87.5%')
    expect(text).toContain('公示收费目录，清理协会代收。')
  })

  await test.step('the bell tells what the rules found, and each warning opens to its orders', async () => {
    await expect(page.getByRole('button', { name: /^预警，\d+ 条待处理/ })).toBeVisible({ timeout: 90_000 })
    await page.getByRole('button', { name: /^预警/ }).click()
    await page
      .getByRole('tooltip')
      .getByRole('link', { name: new RegExp(organ) })
      .first()
      .click()
    await expect(page.getByText('共 16 条')).toBeVisible()
  })
  expect(zhang.violations).toEqual([])
  await zhang.leave()
  await wang.leave()
  await zhao.leave()
})
