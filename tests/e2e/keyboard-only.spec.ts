import { readFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import { addCivilDays, civilDateOf } from '#shared/domain/civil-date'
import { test } from '../support/kept-policy'
import { Cable } from './support/cable'
import { Colleague } from './support/colleague'
import { demoPassword } from './support/desk-server'
import { Keyboard } from './support/keyboard'
import { importLeads } from './support/leads'
import { Officer } from './support/officer'
import { ownCity } from './support/own-city'

const title = '键盘办理三轮车案'
const city = ownCity()

test('from the lead to the exported opinion no mouse is touched', async () => {
  await importLeads(city.server, [
    {
      no: 'KEY1',
      title: '三轮车被拖走没有手续',
      text: '城管把三轮车拖走，没有给扣押清单。',
      organ: '驻马店市城市管理局',
    },
  ])
  const wang = await Colleague.logIn(city.server.url, 'wangqiang')
  const context = await city.browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    acceptDownloads: true,
  })
  const zhang = await Officer.before(context, await Cable.to(city.server.url))
  const { page } = zhang
  const keys = await Keyboard.watched(page)
  await page.reload()

  await test.step('he logs in', async () => {
    await keys.fill('用户名', 'zhangwei')
    await keys.fill('密码', demoPassword)
    await keys.press('Enter')
    await zhang.synced()
  })

  await test.step('the lead is taken in', async () => {
    await keys.press('Alt+2')
    await expect(page.getByRole('row').filter({ hasText: 'KEY1' })).toBeVisible()
    await keys.press('Home')
    await expect(page.getByRole('button', { name: '受理立线索' }).first()).toBeVisible()
    await keys.press('1')
    await keys.fill('案件名称', title)
    await keys.choose('被监督机关', '驻马店市城市管理局')
    await keys.press('Control+Enter')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })

  await test.step('the case is opened, classified and proposed for filing', async () => {
    await keys.press('Alt+3')
    await expect(page.getByRole('grid', { name: '案件', exact: true }).getByText(title)).toBeVisible()
    await keys.press('Home', 'Enter')
    await expect(page.getByRole('heading', { name: title })).toBeVisible()
    await keys.use(/^分类/)
    await keys.choose('执法领域', '城市管理')
    await keys.choose('执法类型', '行政强制')
    await keys.choose('问题类型', '程序违法')
    await keys.pick('一般')
    await keys.fill('研判理由', '扣押车辆未出具清单')
    await keys.use('保存研判')
    await zhang.synced()
    await keys.use('提请立案')
    await keys.choose('承办人', '李娜')
    await keys.fill('立案理由', '涉嫌程序违法')
    await keys.tick(/均已声明/)
    await keys.press('Control+Enter')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await zhang.synced()
  })

  const caseId = /\/cases\/([\w-]+)/.exec(page.url())?.[1]
  await wang.act('case.file', { caseId, opinion: '同意立案' })
  await expect(zhang.record.filter({ hasText: '批准立案' })).toBeVisible()

  await test.step('he examines, finds, and hears the organ', async () => {
    await keys.use(/^认定/)
    await keys.pick('有问题', page.getByRole('radiogroup', { name: '程序', exact: true }))
    await keys.use('记录认定')
    const drawer = page.getByRole('dialog')
    await keys.pick('程序', drawer)
    await keys.choose('问题类型', '程序违法')
    await keys.fill('查明的事实', '执法人员将三轮车拖走，未当场交付扣押决定书和清单。')
    await keys.use('添加证据')
    await keys.fill('证据1', '停车场入场登记复印件')
    await keys.choose('依据', '第六条')
    await keys.pick('违法', drawer)
    await keys.fill('纠正意见', '退还三轮车，补办并送达扣押决定书和清单。')
    await keys.press('Control+Enter')
    await expect(drawer).toHaveCount(0)
    await keys.use(/^听取陈述/)
    await keys.use('通知陈述意见')
    await keys.date('陈述期限', addCivilDays(civilDateOf(new Date()), 3))
    await keys.press('Control+Enter')
    await expect(drawer).toHaveCount(0)
    await keys.use('记录陈述意见')
    await keys.fill('陈述意见', '逾期未提交。')
    await keys.pick('不予采纳', drawer)
    await keys.fill('采纳或不采纳的理由', '未提交陈述意见。')
    await keys.press('Control+Enter')
    await expect(drawer).toHaveCount(0)
  })

  await test.step('the opinion is drafted, changed, and leaves as Word', async () => {
    await keys.use(/^文书/)
    await keys.use('拟制监督意见书')
    await expect(page.getByText('待编号').first()).toBeVisible()
    await keys.fill('纠正意见', '三日内退还三轮车。')
    const download = page.waitForEvent('download')
    await keys.use('导出 Word')
    const parts = unzipSync(await readFile(await (await download).path()))
    const text = strFromU8(parts['word/document.xml'] ?? new Uint8Array()).replace(/<[^>]+>/g, '')
    expect(text).toContain('三日内退还三轮车')
    expect(text).toContain('未当场交付扣押决定书和清单')
  })

  expect(await keys.mouseEvents()).toBe(0)
  expect(zhang.violations).toEqual([])
  await zhang.leave()
})
