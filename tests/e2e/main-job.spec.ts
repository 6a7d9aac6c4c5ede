import { join } from 'node:path'
import { type Browser, chromium, expect, test } from '@playwright/test'
import { DeskServer } from './support/desk-server'
import { Officer } from './support/officer'

const sample = join(import.meta.dirname, '../../resources/sample/work-orders.xlsx')
const title = '三轮车被拖走不给手续案'
const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())

let server: DeskServer
let browser: Browser

test.beforeAll(async () => {
  server = await DeskServer.start()
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-quic', '--no-first-run', `--ignore-certificate-errors-spki-list=${server.spki}`],
  })
})

test.afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

test('a lead becomes a case, two officers differ, an ignored opinion goes to the government and the case is closed', async () => {
  expect(await server.import(sample)).toMatch(/新增 60/)
  const zhang = await Officer.atDesk(browser, server.url, 'zhangwei', { enrol: true })
  const li = await Officer.atDesk(browser, server.url, 'lina', { enrol: true })
  const wang = await Officer.atDesk(browser, server.url, 'wangqiang')

  await test.step('an officer takes a lead in and classifies it', async () => {
    await zhang.module('线索受理')
    await zhang.page.getByRole('row').nth(1).click()
    await zhang.command('受理立线索')
    await zhang.fill('案件名称', title)
    await zhang.choose('被监督机关', '驻马店市城市管理局')
    await zhang.save('受理')
    await zhang.openCase(title)
    await zhang.section('分类')
    await zhang.choose('执法领域', '城市管理')
    await zhang.choose('执法类型', '行政强制')
    await zhang.choose('问题类型', '程序违法')
    await zhang.check('一般')
    await zhang.fill('研判理由', '扣押车辆未出具清单')
    await zhang.save('保存研判')
    await zhang.synced()
  })

  await test.step('the reviewer files it with two handlers', async () => {
    await zhang.command('提请立案')
    await zhang.choose('承办人', '李娜')
    await zhang.fill('立案理由', '涉嫌程序违法、乱收费')
    await zhang.page.getByRole('checkbox', { name: /均已声明/ }).check()
    await zhang.save('提交立案审批')
    await wang.openCase(title)
    await wang.command('批准立案')
    await wang.save('批准立案')
    await expect(zhang.page.getByText('审查').first()).toBeVisible()
  })

  await test.step('without network the officer examines, finds, hears and drafts, and takes the Word file along', async () => {
    await zhang.goOffline()
    await zhang.section('认定')
    await zhang.pick('程序', '有问题')
    await zhang.command('记录认定')
    await zhang.check('程序')
    await zhang.choose('问题类型', '程序违法')
    await zhang.fill('查明的事实', '执法人员将诉求人的三轮车拖走，未当场交付扣押决定书和清单。')
    await zhang.page.getByRole('button', { name: '添加证据' }).click()
    await zhang.fill('证据1', '停车场入场登记复印件')
    await zhang.choose('依据', '第三条')
    await zhang.check('违法')
    await zhang.fill('纠正意见', '立即退还三轮车，补办并送达扣押决定书和清单。')
    await zhang.save('保存认定')
    await zhang.section('听取陈述')
    await zhang.command('通知陈述意见')
    await zhang.date('陈述期限', today)
    await zhang.save('保存通知情况')
    await zhang.command('记录陈述意见')
    await zhang.fill('陈述意见', '逾期未提交。')
    await zhang.check('不予采纳')
    await zhang.fill('采纳或不采纳的理由', '未提交陈述意见。')
    await zhang.save('保存陈述意见')
    await zhang.section('文书')
    await zhang.command('拟制行政执法监督意见书')
    await expect(zhang.page.getByText('待编号').first()).toBeVisible()
    const { text } = await zhang.exportWord()
    expect(text).toContain('三轮车')
  })
  await li.leave()
  await zhang.leave()
  await wang.leave()
})
