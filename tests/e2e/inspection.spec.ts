import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, expect } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import { browserPath } from '../support/browser'
import { test } from '../support/kept-policy'
import { sitePhoto } from '../support/site-photo'
import { Cable } from './support/cable'
import { classify, file, takeLeadIn } from './support/case-walk'
import { DeskServer } from './support/desk-server'
import { Officer } from './support/officer'
import { drawnPhoto, part, planInspection, resultOf, signOnScreen, startOnSite } from './support/site'
import { storedOfCase } from './support/stored-case'

const sample = join(import.meta.dirname, '../../resources/sample/work-orders.xlsx')
const title = '三轮车被拖走不给手续案'
const place = '驿城区西园路停车场'
const MB = 1024 * 1024
const settings = { executablePath: browserPath(), locale: 'zh-CN', timezoneId: 'Asia/Shanghai', acceptDownloads: true }

let server: DeskServer
let browser: Browser
let profile: string
let machine: BrowserContext
let cable: Cable
/** A browser that dies has often not yet written its session down; a laptop that sleeps keeps it. */
let session: Awaited<ReturnType<BrowserContext['cookies']>> = []

const args = () => [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  `--ignore-certificate-errors-spki-list=${server.spki}`,
]

test.beforeAll(async () => {
  server = await DeskServer.start()
  await server.import(sample)
  profile = await mkdtemp(join(tmpdir(), 'desk-laptop-'))
  browser = await chromium.launch({ executablePath: settings.executablePath, args: args() })
  cable = await Cable.to(server.url)
})

test.afterEach(async () => {
  if (!process.env.DESK_PICTURES) return
  const pages = [machine, ...browser.contexts()].flatMap((context) => context?.pages() ?? [])
  for (const [n, page] of pages.entries())
    await page.screenshot({ path: join(process.env.DESK_PICTURES, `end-${n}.png`) }).catch(() => undefined)
})

test.afterAll(async () => {
  await machine?.close().catch(() => undefined)
  await browser?.close()
  await server?.stop()
  await cable?.remove()
  await rm(profile, { recursive: true, force: true })
})

/** The laptop switched on: its browser with the profile it had, on the desk's page. */
async function switchOn(): Promise<Officer> {
  machine = await chromium.launchPersistentContext(profile, {
    ...settings,
    viewport: { width: 1366, height: 768 },
    permissions: ['camera'],
    args: args(),
  })
  if (session.length > 0) await machine.addCookies(session)
  return Officer.before(machine, cable)
}

/** The battery is out: no page is asked, nothing is put away. */
async function powerOff(officer: Officer): Promise<void> {
  session = await machine.cookies()
  const ended = new Promise((closed) => machine.once('close', closed))
  const crash = await machine.newCDPSession(officer.page)
  await Promise.all([ended, crash.send('Browser.crash').catch(() => undefined)])
}

async function onSite(officer: Officer): Promise<void> {
  await officer.module('现场核查')
  await officer.page.getByText(place).first().dblclick()
}

/** What the server itself has, read while it is stopped for a moment. */
async function storedFiles() {
  await server.pause()
  try {
    const stored = await storedOfCase(server.dataDir, title, ['inspection', 'attachment'])
    return {
      found: stored.inspection[0],
      files: stored.attachment.filter(({ owner }) => owner.type === 'inspection'),
    }
  } finally {
    await server.resume()
  }
}

const picture = (officer: Officer, name: string) =>
  process.env.DESK_PICTURES
    ? officer.page.screenshot({ path: join(process.env.DESK_PICTURES, `${name}.png`) })
    : undefined

test('a parking lot is inspected without network, over two dead batteries, and everything reaches the server', async () => {
  let zhang = await switchOn()
  await zhang.logIn('zhangwei', true)
  const wang = await Officer.atDesk(browser, server.url, 'wangqiang')
  await takeLeadIn(zhang, title, '三轮车被拖走')
  await classify(zhang)
  await file(zhang, '李娜', wang, title)
  await wang.leave()
  const photos: Buffer[] = []
  for (let n = 0; n < 6; n += 1) {
    const drawn = await drawnPhoto(zhang.page, { caption: `西园路停车场 ${n + 1}` })
    const [takenAt, lat] = [`2026:11:26 09:1${n}:00`, 32.98 + n / 1000]
    photos.push(sitePhoto(drawn, { takenAt, lat, lon: 114.02, orientation: n === 0 ? 6 : 1, bytes: 2 * MB }))
  }

  await test.step('prepared at the office: two inspectors, a pack with the case and its files', async () => {
    await zhang.section('证据')
    const scan = { name: '入场登记.jpg', mimeType: 'image/jpeg', buffer: await drawnPhoto(zhang.page) }
    await zhang.page.getByLabel('文件', { exact: true }).setInputFiles(scan)
    await expect(zhang.page.getByText(/附件上传中|上传 \d+%/)).toBeHidden({ timeout: 60_000 })
    await planInspection(zhang, '李娜', place)
    await zhang.press('选择案件')
    await zhang.saveAndClose('保存')
    await expect(zhang.page.getByText('全部资料')).toBeVisible()
    await expect(zhang.page.getByText('离线包已齐，可以出发')).toBeVisible()
    await picture(zhang, 'inspection-prepare')
    await zhang.synced()
  })

  await test.step('without network it begins only when certificates were shown', async () => {
    await zhang.goOffline()
    await onSite(zhang)
    await part(zhang, '现场')
    await zhang.fill('在场人员及职务', '赵某（停车场管理员）')
    await zhang.save('开始核查')
    await expect(zhang.page.getByText('没有出示证件或者没有告知申请回避的权利')).toBeVisible()
    await startOnSite(zhang, '赵某（停车场管理员）')
    await resultOf(zhang, /是否制作现场笔录并开具清单/, '不符合', '九辆三轮车均无扣押清单')
    await resultOf(zhang, /是否向当事人收取停车费/, '不符合', '每天收取二十元，无票据')
    const files = photos.slice(0, 3).map((buffer, n) => ({ name: `IMG_${n}.jpg`, mimeType: 'image/jpeg', buffer }))
    await zhang.page.getByLabel('从文件添加').first().setInputFiles(files)
    await expect(zhang.page.getByRole('heading', { name: '照片　3 张' })).toBeVisible()
    await expect(zhang.page.getByText('拍摄 2026年11月26日 09:10')).toBeVisible()
    await expect(zhang.page.getByText('32.98000, 114.02000')).toBeVisible()
  })

  await test.step('a file that is no photo is refused, and says what to do', async () => {
    const fake = { name: '现场.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('这不是照片') }
    await zhang.page.getByLabel('从文件添加').first().setInputFiles(fake)
    await expect(zhang.page.getByText('“现场.jpg”不是可以显示的照片')).toBeVisible()
    await zhang.page
      .getByRole('button', { name: /知道了|确\s*定|OK/ })
      .last()
      .click()
  })

  await test.step('the battery dies: results, notes and photos are there when it is charged', async () => {
    await powerOff(zhang)
    zhang = await switchOn()
    await zhang.unlock()
    await onSite(zhang)
    await expect(zhang.page.getByLabel(/备注：.*开具清单/)).toHaveValue('九辆三轮车均无扣押清单')
    await expect(zhang.page.getByRole('heading', { name: '照片　3 张' })).toBeVisible()
    await picture(zhang, 'inspection-site')
  })

  await test.step('the camera of the laptop takes one more, for a line of the checklist', async () => {
    await zhang.page.getByRole('button', { name: /拍照：是否向当事人收取/ }).click()
    await zhang.page.getByRole('button', { name: /^拍\s*摄$/ }).click()
    await expect(zhang.page.getByText('已拍 1 张')).toBeVisible()
    await zhang.page
      .getByRole('button', { name: /^关\s*闭$/ })
      .last()
      .click()
    await expect(zhang.page.getByRole('heading', { name: '照片　4 张' })).toBeVisible()
  })

  await test.step('what is seen and said is kept while it is typed, over another dead battery', async () => {
    await zhang.fill('现场核查情况', '停车场内停放三轮车九辆，均由市城管局执法中队送入。管理员赵某称没有扣押清单。')
    await zhang.page.getByRole('button', { name: '增加被询问人' }).click()
    const asked = zhang.page.getByRole('region', { name: /被询问人/ })
    await asked.getByLabel('被询问人').fill('赵某')
    await asked.getByLabel('身份（单位、职务）').fill('停车场管理员')
    await asked.getByLabel('答 1').fill('我叫赵某，在这里管停车。')
    await asked.getByLabel('答 2').fill('看清楚了，不申请回避。')
    await zhang.page.getByRole('button', { name: '增加一问' }).click()
    await asked.getByLabel('问 3').fill('取车收费吗？')
    await asked.getByLabel('答 3').fill('收，一天二十，没有票。')
    await expect(zhang.page.getByText(/已保存 \d\d:\d\d/)).toBeVisible()
    const rest = photos.slice(3).map((buffer, n) => ({ name: `IMG_${n + 3}.jpg`, mimeType: 'image/jpeg', buffer }))
    await zhang.page.getByLabel('从文件添加').first().setInputFiles(rest)
    await expect(zhang.page.getByRole('heading', { name: '照片　7 张' })).toBeVisible()
    await powerOff(zhang)
    zhang = await switchOn()
    await zhang.unlock()
    await onSite(zhang)
    await expect(zhang.page.getByRole('heading', { name: '照片　7 张' })).toBeVisible()
    await expect(zhang.page.getByLabel('答 3')).toHaveValue('收，一天二十，没有票。')
    await expect(zhang.page.getByLabel('现场核查情况')).toHaveValue(/三轮车九辆/)
  })

  await test.step('the organ refuses to sign, with its reason; the inspectors sign on the screen', async () => {
    await zhang.press('被核查单位在场人员签名')
    await zhang.page.getByRole('dialog').getByRole('button', { name: '签名', exact: true }).click()
    await expect(zhang.page.getByText('签名板上没有笔迹')).toBeVisible()
    await zhang.page.getByRole('dialog').getByText('拒绝签名', { exact: true }).click()
    await zhang.fill('拒绝签名的理由', '称须请示中队领导')
    await zhang.fill('见证人', '孙某')
    await zhang.page.getByRole('dialog').getByRole('button', { name: '签名', exact: true }).click()
    await expect(zhang.page.getByText('称须请示中队领导')).toBeVisible()
    await zhang.press('结束核查')
    await zhang.page.getByRole('dialog').getByRole('button', { name: '结束核查' }).click()
    await expect(zhang.page.getByRole('dialog').getByText(/还没有签名：张伟、李娜/)).toBeVisible()
    await zhang.page.keyboard.press('Escape')
    await signOnScreen(zhang, '张伟签名')
    await signOnScreen(zhang, '李娜签名')
    await expect(zhang.page.getByText('签名齐全')).toBeVisible()
    await picture(zhang, 'inspection-signatures')
    await zhang.press('结束核查')
    await zhang.page.getByRole('dialog').getByRole('button', { name: '结束核查' }).click()
    await expect(zhang.page.getByText('已完成').first()).toBeVisible()
  })

  await test.step('the record is there on the spot: page, Word, print', async () => {
    await part(zhang, '笔录')
    await expect(zhang.page.getByText(/第 1 \/ \d 页/)).toBeVisible()
    await expect(zhang.page.getByText(/照片 \d \/ 7/)).toBeHidden({ timeout: 60_000 })
    await picture(zhang, 'inspection-record')
    const download = zhang.page.waitForEvent('download')
    await zhang.page.getByRole('button', { name: '导出 Word' }).click()
    const bytes = await readFile(await (await download).path())
    const word = unzipSync(bytes)
    if (process.env.DESK_PICTURES) await writeFile(join(process.env.DESK_PICTURES, 'record.docx'), bytes)
    const text = strFromU8(word['word/document.xml'] ?? new Uint8Array()).replace(/<[^>]+>/g, '')
    expect(text).toContain('拒绝签名。理由：称须请示中队领导')
    expect(text).toContain('被询问人：赵某（停车场管理员）')
    expect(text).toContain('九辆三轮车均无扣押清单')
    // Seven photos, and two signatures on the last page and at every foot.
    expect(Object.keys(word).filter((name) => name.startsWith('word/media/')).length).toBeGreaterThanOrEqual(9)
  })

  await test.step('back at the office the upload goes on where it was cut, and nothing is missing', async () => {
    cable.plugIn()
    cable.pullAfter(4 * MB)
    const before = cable.sentBytes
    await zhang.module('同步中心')
    await zhang.page.getByRole('button', { name: '立即同步' }).click()
    await expect.poll(() => cable.plugged, { timeout: 60_000 }).toBe(false)
    await zhang.goOnline()
    await onSite(zhang)
    await part(zhang, '现场')
    await expect(zhang.page.getByText(/照片待上传/)).toBeHidden({ timeout: 90_000 })
    const all = photos.reduce((sum, { length }) => sum + length, 0)
    expect((cable.sentBytes - before) / all).toBeLessThan(1.3)
    // Signatures are files as well, and go up after the photos.
    await expect
      .poll(async () => (await storedFiles()).files.filter(({ storedAt }) => !storedAt), {
        timeout: 120_000,
        intervals: [1_000, 5_000, 10_000],
      })
      .toEqual([])
    expect(zhang.violations).toEqual([])
    await zhang.leave()
  })

  const { found, files } = await storedFiles()
  expect(found).toMatchObject({ status: 'finished', place })
  expect(Object.values(found?.signatures ?? {})).toHaveLength(3)
  expect(found?.inspectors.map(({ certNo }) => certNo)).toEqual(['示例0001', '示例0002'])
  expect(Date.parse(found?.startedAt ?? '')).toBeLessThan(Date.parse(found?.endedAt ?? ''))
  const hashes = photos.map((photo) => createHash('sha256').update(photo).digest('hex'))
  expect(files.map(({ sha256 }) => sha256)).toEqual(expect.arrayContaining(hashes))
  expect(files.find(({ sha256 }) => sha256 === hashes[1])).toMatchObject({
    takenAt: '2026-11-26T01:11:00.000Z',
    geo: { lat: expect.closeTo(32.981, 4), lon: expect.closeTo(114.02, 4) },
  })
})
