import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { DeskServer, demoPassword } from '../e2e/support/desk-server'
import { test } from '../support/kept-policy'
import { DesktopApp } from './support/desktop-app'
import { prepareCase } from './support/prepared-case'
import { reportSaved } from './support/saved-words'
import { SmallDisk } from './support/small-disk'

const sample = join(import.meta.dirname, '../../resources/sample/work-orders.xlsx')
const title = '三轮车被拖走不给手续案'

/** How often the power fails; `DESK_KILLS=50` for the whole proof. */
const kills = Number(process.env.DESK_KILLS ?? 4)
/** Moments come from a seed that is printed, so that a failure can be looked at again. */
const seed = Number(process.env.DESK_SEED ?? Date.now() % 100_000)

let server: DeskServer

test.beforeAll(async () => {
  server = await DeskServer.start()
  await server.import(sample)
  await prepareCase(server, title)
})
test.afterAll(async () => {
  await server?.stop()
})

test(`the power fails ${kills} times while an opinion is written: nothing that was called saved is missing`, async () => {
  test.setTimeout(60_000 + kills * 30_000)
  const random = randomOf(seed)
  let desk = await DesktopApp.start({ enrolledWith: server })
  await desk.logIn('zhangwei', demoPassword)
  await desk.openCase(title)
  await desk.page.getByRole('navigation', { name: '案件内容' }).getByRole('button', { name: /^文书/ }).click()
  await desk.page.getByRole('button', { name: '拟制监督意见书' }).last().click()
  await expect(desk.page.getByLabel('标题', { exact: true })).toBeVisible()
  const place = new URL(desk.page.url()).hash
  /** What the desk has last called saved, over all its lives. */
  let saved = await desk.page.getByLabel('标题', { exact: true }).inputValue()
  let lost = 0
  let told = 0

  try {
    for (let kill = 1; kill <= kills; kill += 1) {
      const before = told
      await reportSaved(desk.page, '标题', (words) => {
        saved = words
        told += 1
      })
      // A life of up to four savings, cut anywhere, some of it without network. Every other life has a saving whatever the
      // machine's pace: where none is called saved, none can be missing.
      const isLongEnough = () => kill % 2 === 0 || told > before
      const offline = random() < 0.3
      if (offline) await server.pause()
      const until = Date.now() + 500 + random() * 7500
      const field = desk.page.getByLabel('标题', { exact: true })
      for (let word = 1; Date.now() < until || !isLongEnough(); word += 1) {
        await field.fill(`关于纠正程序违法问题的意见书（第${kill}次第${word}稿）`)
        await pauseOf(Math.min(300 + random() * 2500, Math.max(100, until - Date.now())))
      }
      await desk.kill()
      if (offline) await server.resume()

      desk = await DesktopApp.start({ machine: desk.machine })
      await desk.unlock(demoPassword)
      await desk.page.evaluate((hash) => {
        location.hash = hash
      }, place)
      const again = desk.page.getByLabel('标题', { exact: true })
      await expect(again).toBeVisible()
      const found = await again.inputValue()
      // What was under way when the power failed may have been kept as well; what is older than the word “saved” may not.
      if (stepOf(found) < stepOf(saved)) {
        lost += 1
        console.error(`kill ${kill} (seed ${seed}): “${saved}” was called saved, “${found}” is there`)
      }
      saved = found
    }
  } finally {
    await desk.quit().catch(() => undefined)
    await desk.remove()
  }
  console.info(`${kills} power failures, seed ${seed}: ${told} times called saved, ${lost} lost`)
  expect(told).toBeGreaterThanOrEqual(kills / 2)
  expect(lost).toBe(0)
})

test('where nothing can be written the desk says so, and does not start', async () => {
  const machine = await mkdtemp(join(tmpdir(), 'desk-machine-'))
  // Not even an administrator writes there.
  await symlink('/proc/self', join(machine, 'profile'))
  await expect(DesktopApp.start({ machine })).rejects.toThrow(/ended with 5: .*数据文件夹不能写入/s)
  await rm(machine, { recursive: true })
})

test('where the disk has no room for the lock of the desk it says so, and does not vanish', async () => {
  const disk = await SmallDisk.mount(20)
  test.skip(!disk, '没有权限挂载小磁盘（须为 Linux 管理员），未运行')
  if (!disk) return
  await mkdir(join(disk.machine, 'profile'), { recursive: true })
  await disk.leave(0)
  await expect(DesktopApp.start({ machine: disk.machine })).rejects.toThrow(/ended with 5: .*磁盘已满/s)
  await disk.remove()
})

/** A time between two acts of a person; nothing is waited for. */
function pauseOf(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/** Later texts have greater numbers. */
function stepOf(words: string): number {
  const [, kill, word] = /第(\d+)次第(\d+)稿/.exec(words) ?? []
  return Number(kill ?? 0) * 1000 + Number(word ?? 0)
}

function randomOf(from: number): () => number {
  let state = from >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
