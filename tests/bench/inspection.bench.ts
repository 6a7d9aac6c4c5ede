import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Cable } from '../e2e/support/cable'
import { takeLeadIn } from '../e2e/support/case-walk'
import { DeskServer } from '../e2e/support/desk-server'
import type { Officer } from '../e2e/support/officer'
import { drawnPhoto, part, planInspection, resultOf, signOnScreen, startOnSite } from '../e2e/support/site'
import { storedOfCase } from '../e2e/support/stored-case'
import { sitePhoto } from '../support/site-photo'
import { Laptop } from './support/laptop'
import { conditions, type Figure, print, timed } from './support/report'

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    photos: { type: 'string', default: '60' },
    megabytes: { type: 'string', default: '8' },
    help: { type: 'boolean' },
  },
})
const usage = `desk bench inspection [-- --photos N] [--megabytes N]
  --photos N      photos taken without network (60)
  --megabytes N   size of each (8)

An inspection on a laptop whose network is off and whose browser is killed twice: what is there afterwards, what reaches
the server, and how long it takes. Ends with 1 when anything is missing.
`

const MB = 1024 * 1024
const title = '三轮车被拖走不给手续案'
const place = '西园路停车场'
/** Chosen in one file dialog. */
const AT_ONCE = 5

if (values.help) process.stdout.write(usage)
else process.exitCode = await main(Number(values.photos), Number(values.megabytes))

interface Taken {
  readonly name: string
  readonly sha256: string
}

async function main(count: number, megabytes: number): Promise<number> {
  const server = await DeskServer.start()
  const profile = mkdtempSync(join(tmpdir(), 'desk-bench-laptop-'))
  const cable = await Cable.to(server.url)
  const laptop = new Laptop(server, cable, profile)
  try {
    await server.import(join(import.meta.dirname, '../../resources/sample/work-orders.xlsx'))
    let zhang = await laptop.switchOn()
    await zhang.logIn('zhangwei', true)
    await takeLeadIn(zhang, title, '三轮车被拖走')
    await planInspection(zhang, '李娜', place)
    await zhang.synced()
    await zhang.goOffline()
    await openSite(zhang)
    await startOnSite(zhang, '赵某（停车场管理员）')

    const taken: Taken[] = []
    const keeping: number[] = []
    const take = async (until: number) => {
      while (taken.length < until) {
        const files = await nextPhotos(zhang, taken.length, Math.min(AT_ONCE, until - taken.length), megabytes)
        const { ms } = await timed(async () => {
          await zhang.page.getByLabel('从文件添加').first().setInputFiles(files)
          const all = taken.length + files.length
          await zhang.page.getByRole('heading', { name: `照片　${all} 张` }).waitFor({ timeout: 300_000 })
        })
        keeping.push(ms / files.length)
        taken.push(...files.map(({ name, buffer }) => ({ name, sha256: sha256(buffer) })))
      }
    }
    const restart = async () => {
      await laptop.powerOff(zhang)
      zhang = await laptop.switchOn()
      const { ms } = await timed(async () => {
        await zhang.unlock()
        await openSite(zhang)
        await zhang.page.getByRole('heading', { name: `照片　${taken.length} 张` }).waitFor({ timeout: 120_000 })
      })
      return ms
    }

    await resultOf(zhang, /是否制作现场笔录并开具清单|是否当场制作并交付执法文书/, '不符合', '九辆三轮车均无扣押清单')
    await take(Math.floor(count / 3))
    const first = await restart()
    await zhang.fill('现场核查情况', '停车场内停放三轮车九辆，管理员赵某称没有扣押清单。')
    await askHim(zhang)
    await take(Math.floor((2 * count) / 3))
    const second = await restart()
    await take(count)
    await zhang.press('被核查单位在场人员签名')
    const dialog = zhang.page.getByRole('dialog')
    await dialog.getByText('拒绝签名', { exact: true }).click()
    await zhang.fill('拒绝签名的理由', '称须请示中队领导')
    await dialog.getByRole('button', { name: '签名', exact: true }).click()
    await signOnScreen(zhang, '张伟签名')
    await signOnScreen(zhang, '李娜签名')
    await zhang.press('结束核查')
    await dialog.getByRole('button', { name: '结束核查' }).click()
    await zhang.page.getByText('已完成').first().waitFor()

    const record = await timed(async () => {
      await part(zhang, '笔录')
      await zhang.page.getByText(/照片 \d+ \/ \d+/).waitFor({ state: 'hidden', timeout: 300_000 })
    })
    const word = await timed(() => zhang.exportWord())
    const upload = await timed(async () => {
      cable.plugIn()
      cable.pullAfter((count * megabytes * MB) / 2)
      const before = cable.sentBytes
      await zhang.module('同步中心')
      await zhang.page.getByRole('button', { name: '立即同步' }).click()
      while (cable.plugged) await zhang.page.waitForTimeout(200)
      await zhang.goOnline()
      await openSite(zhang)
      await part(zhang, '现场')
      await zhang.page.getByText(/照片待上传/).waitFor({ state: 'hidden', timeout: 900_000 })
      return cable.sentBytes - before
    })
    await laptop.close()
    await server.pause()

    const stored = await storedOfCase(server.dataDir, title, ['inspection', 'attachment'])
    const [inspection] = stored.inspection
    const files = stored.attachment.filter(({ owner }) => owner.type === 'inspection')
    const there = new Set(files.filter(({ storedAt }) => storedAt).map((file) => file.sha256))
    const missing = taken.filter((photo) => !there.has(photo.sha256))
    const signatures = Object.values(inspection?.signatures ?? {})
    const answers = Object.values(inspection?.statements ?? {}).flatMap((one) => one.answers)
    const slowest = Math.max(...keeping)
    const figures: Figure[] = [
      { what: 'photos on the server, whole', value: taken.length - missing.length, unit: 'of them', atLeast: count },
      {
        what: 'with time and place',
        value: files.filter(({ takenAt, geo }) => takenAt && geo).length,
        unit: 'photos',
        atLeast: count,
      },
      { what: 'signatures and refusals', value: signatures.length, unit: 'kept', atLeast: 3 },
      { what: 'questions with their answers', value: answers.length, unit: 'kept', atLeast: 3 },
      {
        what: 'pictures in the record',
        value: word.value.text.match(/照片\d+　/g)?.length ?? 0,
        unit: 'printed',
        atLeast: count,
      },
      {
        what: 'a photo kept, durably',
        value: keeping.reduce((sum, ms) => sum + ms, 0) / keeping.length,
        unit: 'ms',
        note: `slowest ${Math.round(slowest)} ms`,
      },
      {
        what: 'unlocked to everything shown',
        value: Math.max(first, second),
        unit: 'ms',
        note: `after the first death ${Math.round(first)} ms`,
      },
      {
        what: 'record with its pictures',
        value: record.ms,
        unit: 'ms',
        note: `Word file ${Math.round(word.ms)} ms more`,
      },
      {
        what: 'sent, of what had to be',
        value: (upload.value / (count * megabytes * MB)) * 100,
        unit: '%',
        atMost: 110,
        note: 'cut once in the middle',
      },
      { what: 'upload with the cut', value: upload.ms / 1000, unit: 's' },
    ]
    const facts = { photos: count, megabytesEach: megabytes, network: 'off', kills: 2 }
    print('An inspection without network, the machine killed twice', conditions(facts), figures)
    for (const { name } of missing) process.stdout.write(`missing: ${name}\n`)
    return missing.length > 0 || signatures.length < 3 || inspection?.status !== 'finished' ? 1 : 0
  } finally {
    await laptop.close()
    await server.stop()
    await cable.remove()
    rmSync(profile, { recursive: true, force: true })
  }
}

async function openSite(officer: Officer): Promise<void> {
  await officer.module('现场核查')
  await officer.page.getByText(place).first().dblclick()
}

async function askHim(officer: Officer): Promise<void> {
  await officer.page.getByRole('button', { name: '增加被询问人' }).click()
  const asked = officer.page.getByRole('region', { name: /被询问人/ })
  await asked.getByLabel('被询问人').fill('赵某')
  await asked.getByLabel('答 1').fill('我叫赵某，在这里管停车。')
  await asked.getByLabel('答 2').fill('看清楚了，不申请回避。')
  await officer.page.getByRole('button', { name: '增加一问' }).click()
  await asked.getByLabel('问 3').fill('取车收费吗？')
  await asked.getByLabel('答 3').fill('收，一天二十，没有票。')
  await asked.getByLabel('问 3').click()
  await officer.page.getByText(/已保存 \d\d:\d\d/).waitFor()
}

/** Each another picture, with the time and place a telephone writes. */
async function nextPhotos(officer: Officer, from: number, count: number, megabytes: number) {
  const files: { name: string; mimeType: string; buffer: Buffer }[] = []
  for (let n = from; n < from + count; n += 1) {
    const drawn = await drawnPhoto(officer.page, { width: 4032, height: 3024, caption: `${place} ${n + 1}` })
    const minute = String(n % 60).padStart(2, '0')
    const facts = { takenAt: `2026:11:26 09:${minute}:00`, lat: 32.98 + n / 10_000, lon: 114.02 }
    const buffer = sitePhoto(drawn, { ...facts, orientation: n % 3 === 0 ? 6 : 1, bytes: megabytes * MB })
    files.push({ name: `IMG_${String(n + 1).padStart(3, '0')}.jpg`, mimeType: 'image/jpeg', buffer })
  }
  return files
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
