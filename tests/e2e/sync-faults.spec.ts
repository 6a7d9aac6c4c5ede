import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { type Browser, type BrowserContext, chromium, expect } from '@playwright/test'
import { browserPath } from '../support/browser'
import { test } from '../support/kept-policy'
import { Cable } from './support/cable'
import { classify, takeLeadIn } from './support/case-walk'
import { DeskServer } from './support/desk-server'
import { Officer } from './support/officer'

const sample = join(import.meta.dirname, '../../resources/sample/work-orders.xlsx')
const title = '三轮车被拖走不给手续案'
const MB = 1024 * 1024

let server: DeskServer
let browser: Browser
let profile: string
let machine: BrowserContext
let session: Awaited<ReturnType<BrowserContext['cookies']>>

const settings = { executablePath: browserPath(), locale: 'zh-CN', timezoneId: 'Asia/Shanghai', acceptDownloads: true }
const args = () => [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  `--ignore-certificate-errors-spki-list=${server.spki}`,
]
const startMachine = () =>
  chromium.launchPersistentContext(profile, { ...settings, viewport: { width: 1366, height: 768 }, args: args() })

/** A picture that can be drawn, made as large as one from a good camera. */
function largePhoto(): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const head = Buffer.alloc(4)
    head.writeUInt32BE(data.length)
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([head, body, sum])
  }
  const size = Buffer.from([0, 0, 1, 64, 0, 0, 0, 240, 8, 2, 0, 0, 0])
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(320 * 3, 96)])
  const pixels = deflateSync(Buffer.concat(Array.from({ length: 240 }, () => row)))
  const parts = [chunk('IHDR', size), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts, randomBytes(6 * MB)])
}

function crc32(bytes: Buffer): number {
  let crc = -1
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}

test.beforeAll(async () => {
  server = await DeskServer.start()
  await server.import(sample)
  profile = await mkdtemp(join(tmpdir(), 'desk-machine-'))
  browser = await chromium.launch({ executablePath: settings.executablePath, args: args() })
})

test.afterAll(async () => {
  await machine?.close().catch(() => undefined)
  await browser?.close()
  await server?.stop()
  await rm(profile, { recursive: true, force: true })
})

test('work done on a machine that loses its network and its browser is all there, and what needs a person is asked', async () => {
  machine = await startMachine()
  const cable = await Cable.to(server.url)
  const zhang = await Officer.before(machine, cable)
  await zhang.logIn('zhangwei', true)
  await takeLeadIn(zhang, title)
  await classify(zhang)
  const li = await Officer.atDesk(browser, server.url, 'lina')

  await test.step('a photo whose upload is cut goes on where it was, and arrives whole', async () => {
    const photo = largePhoto()
    await zhang.section('证据')
    cable.pullAfter(3 * MB)
    const before = cable.sentBytes
    const file = { name: '停车场.png', mimeType: 'image/png', buffer: photo }
    await zhang.page.getByLabel('文件', { exact: true }).setInputFiles(file)
    await expect.poll(() => cable.plugged).toBe(false)
    await expect(zhang.page.getByText(/附件上传中|上传 \d+%/)).toBeVisible()
    cable.plugIn()
    await expect(zhang.page.getByText(/附件上传中|上传 \d+%/)).toBeHidden({ timeout: 60_000 })
    await expect(zhang.page.getByRole('button', { name: '查看 停车场.png' }).locator('img')).toBeVisible()
    expect((cable.sentBytes - before) / photo.length).toBeLessThan(1.2)

    await li.openCase(title)
    await li.section('证据')
    const download = li.page.waitForEvent('download')
    await li.page.getByRole('button', { name: '另存' }).click()
    const got = await readFile(await (await download).path())
    expect(createHash('sha256').update(got).digest('hex')).toBe(createHash('sha256').update(photo).digest('hex'))
  })

  const writeMinutes = async (officer: Officer, words: string) => {
    await officer.page.getByRole('textbox', { name: '记录正文' }).click()
    await officer.page.keyboard.press('Control+End')
    await officer.page.keyboard.type(words)
    await officer.page.keyboard.press('Enter')
    await expect(officer.page.getByText(/^已保存|也在编辑.*已保存/)).toBeVisible()
  }

  await test.step('two write the same minutes at once, and see each other', async () => {
    await zhang.section('讨论记录')
    await zhang.press('新建记录')
    await zhang.press('新建')
    await writeMinutes(zhang, '张伟：先行退还车辆。')
    await li.section('讨论记录')
    await li.press('打开')
    await expect(li.page.getByRole('textbox', { name: '记录正文' })).toContainText('张伟：先行退还车辆。')
    await expect(li.page.getByText('张伟 也在编辑')).toBeVisible()
    await writeMinutes(li, '李娜：补办扣押手续。')
    await expect(zhang.page.getByRole('textbox', { name: '记录正文' })).toContainText('李娜：补办扣押手续。')
  })

  await test.step('what is done without network survives a browser that is killed', async () => {
    await zhang.goOffline()
    await writeMinutes(zhang, '张伟断网时：限三日内。')
    await zhang.section('分类')
    await zhang.choose('执法领域', '交通运输')
    await zhang.fill('研判理由', '扣押由运管人员实施')
    await zhang.save('保存研判')
    await takeLeadIn(zhang, '断网时受理的案件')
    await expect(zhang.syncState).toContainText('3 项待上传')
    // A form that was begun and not sent.
    await zhang.openCase(title)
    await zhang.section('分类')
    await zhang.fill('研判理由', '写到一半的理由')
    await expect(zhang.page.getByText('已填内容已加密保存在本机')).toBeVisible()
    session = await machine.cookies()
    const ended = new Promise((closed) => machine.once('close', closed))
    const crash = await machine.newCDPSession(zhang.page)
    await Promise.all([ended, crash.send('Browser.crash').catch(() => undefined)])
  })

  await test.step('meanwhile a colleague classifies it otherwise and takes the same lead in', async () => {
    await writeMinutes(li, '李娜同时：通报支队。')
    await li.section('分类')
    await li.choose('执法领域', '公安交管')
    await li.fill('研判理由', '扣押由交警实施')
    await li.save('保存研判')
    await takeLeadIn(li, '李娜先受理的案件')
    await li.synced()
  })

  machine = await startMachine()
  // Chromium writes cookies to its disk twice a minute; a quick machine gets to the crash before that.
  await machine.addCookies(session)
  const back = await Officer.before(machine, cable)
  await test.step('the password opens it without network; everything is sent when the cable is back', async () => {
    await back.unlock()
    await expect(back.syncState).toContainText('离线，3 项待上传')
    await back.openCase(title)
    await back.section('分类')
    await expect(back.page.getByLabel('研判理由')).toHaveValue('写到一半的理由')
    await back.openCase('断网时受理的案件')
    await back.goOnline()
  })

  await test.step('the two judgements are merged into a third, with the reason', async () => {
    const conflict = back.page.getByRole('article', { name: '执法领域有两个不同的内容' })
    for (const value of ['城市管理', '公安交管', '交通运输'])
      await expect(conflict.getByText(value, { exact: true })).toBeVisible()
    await back.check('合并，改写为')
    await back.choose('合并后的内容', '其他')
    await back.fill('理由', '两支队伍联合扣押，领域另定')
    await back.save('确定')
    await expect(conflict).toBeHidden()
    await back.synced()
    await li.openCase(title)
    await li.section('分类')
    await expect(li.chosen('执法领域')).toContainText('其他')
  })

  await test.step('the case that was not accepted is kept with its reason, and leads back to its order', async () => {
    await back.module('同步中心')
    const draft = back.page.getByRole('article', { name: /受理线索/ })
    await expect(draft).toContainText('断网时受理的案件')
    await expect(draft).toContainText('的线索已受理')
    await draft.getByRole('button', { name: '到线索中重新办理' }).click()
    await expect(back.page.getByRole('navigation').getByRole('link', { name: /^线索受理/ })).toHaveAttribute(
      'aria-current',
      'page',
    )
  })
  await test.step('the minutes hold what both wrote meanwhile, and are signed as they stand', async () => {
    await back.openCase(title)
    await back.section('讨论记录')
    await back.press('打开')
    for (const words of ['先行退还车辆', '补办扣押手续', '断网时：限三日内', '同时：通报支队'])
      await expect(back.page.getByRole('textbox', { name: '记录正文' })).toContainText(words)
    await back.press('签署')
    await back.page.getByRole('dialog').getByRole('button', { name: '签署' }).click()
    await expect(back.page.getByText('已签署：张伟')).toBeVisible()
    await expect(back.page.getByText('已定稿').first()).toBeVisible()
  })
  for (const officer of [zhang, back, li]) expect(officer.violations).toEqual([])
  await li.leave()
})
