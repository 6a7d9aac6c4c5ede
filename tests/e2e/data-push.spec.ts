import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { test } from '../support/kept-policy'
import { type ShareReceiver, startReceiver } from '../support/share-receiver'
import { takeLeadIn } from './support/case-walk'
import { deskCommand } from './support/desk-command'
import { Officer } from './support/officer'
import { ownCity } from './support/own-city'

const sample = join(import.meta.dirname, '../../resources/sample/work-orders.xlsx')
const secret = 'the-key-both-sides-know'
const city = ownCity()
let platform: ShareReceiver
let folder = ''

test.beforeAll(async () => {
  platform = await startReceiver(secret)
  folder = mkdtempSync(join(tmpdir(), 'desk-share-'))
})
test.afterAll(() => platform.close())

test('what the bureau takes in is told to the platform and the data office, and what comes back stands on the page', async () => {
  await city.server.import(sample)
  const { dataDir, url } = city.server
  const ca = join(folder, 'ca.pem')
  writeFileSync(ca, platform.ca)
  const wang = await Officer.atDesk(city.browser, url, 'wangqiang')
  const zhang = await Officer.atDesk(city.browser, url, 'zhangwei')

  await test.step('the reviewer keeps the agreements; the administrator says where the partners are reached', async () => {
    for (const [source, way] of [
      ['市数据共享交换平台', '接口推送'],
      ['市政务服务和大数据管理局', '文件交换'],
    ] as const) {
      await wang.go('/sharing')
      await wang.press('登记协议')
      await wang.fill('来源', source)
      await wang.fill('提供单位', source)
      await wang.check('向对方推送数据')
      await wang.page.getByRole('radio', { name: way }).check()
      await wang.page.getByRole('checkbox', { name: '受理 实时' }).check()
      await wang.page.getByRole('checkbox', { name: '处置 实时' }).check()
      await wang.fill('依据或理由', '市级数据共享协议')
      if (way === '接口推送') await wang.page.screenshot({ path: test.info().outputPath('agreement.png') })
      await wang.save('保存')
      await expect(wang.page.getByRole('row').filter({ hasText: source })).toContainText('推送：受理、处置')
    }
    deskCommand([
      'recipient',
      'set',
      '市数据共享交换平台',
      '--url',
      platform.url,
      '--key',
      secret,
      '--ca',
      ca,
      '--data',
      dataDir,
    ])
    deskCommand(['recipient', 'set', '市政务服务和大数据管理局', '--folder', folder, '--data', dataDir])
  })

  await test.step('a lead that is taken in goes out at once; the platform sends it back with a reason', async () => {
    platform.answer = ({ messageId }) =>
      messageId.endsWith('-1')
        ? { status: 422, body: { result: 'rejected', reason: '案件名称不规范', by: '交换平台' } }
        : { status: 200, body: { result: 'accepted', receiptNo: 'JH-2026-1', by: '交换平台' } }
    await takeLeadIn(zhang, '三轮车被扣监督案', '三轮车')
    await expect.poll(() => platform.got.length, { timeout: 20_000 }).toBe(1)
    expect(platform.got[0]).toMatchObject({ signed: true, body: { stage: 'accepted', count: 1 } })
    await zhang.go('/pushes')
    const row = zhang.page.getByRole('row').filter({ hasText: '市数据共享交换平台' })
    await expect(row).toContainText('被退回')
    await zhang.page.screenshot({ path: test.info().outputPath('pushes.png') })
    await row.dblclick()
    await expect(zhang.page.getByRole('alert').filter({ hasText: '案件名称不规范' })).toBeVisible()
    await expect(zhang.page.getByText('三轮车被扣监督案')).toBeVisible()
    await zhang.page.screenshot({ path: test.info().outputPath('push.png') })
    await zhang.press('重新推送')
    await expect(zhang.page.getByText('JH-2026-1')).toBeVisible({ timeout: 20_000 })
  })

  await test.step('the data office takes its file and lays its receipt into the folder', async () => {
    const [file = ''] = readdirSync(join(folder, 'out'))
    const { messageId, rows } = JSON.parse(readFileSync(join(folder, 'out', file), 'utf8'))
    expect(rows).toHaveLength(1)
    writeFileSync(join(folder, 'receipts', '回执.csv'), `推送编号,结果,对方编号,接收人\n${messageId},接收,DSJ-7,李工\n`)
    await zhang.go('/pushes?view=all')
    await zhang.page.getByRole('row').filter({ hasText: '大数据管理局' }).dblclick()
    await expect(zhang.page.getByText('DSJ-7')).toBeVisible({ timeout: 20_000 })
    await zhang.page.screenshot({ path: test.info().outputPath('receipt.png') })
  })
})
