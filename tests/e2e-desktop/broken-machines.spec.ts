import { copyFile, open, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { DeskServer, demoPassword } from '../e2e/support/desk-server'
import { test } from '../support/kept-policy'
import type { FieldClient } from '../support/sync/field-client'
import { DesktopApp } from './support/desktop-app'
import { draftOpinion, openOpinion, openSection, opinionTitle, saveTitle } from './support/opinions'
import { fieldClientOf, prepareCases, reaches } from './support/prepared-case'
import { SmallDisk } from './support/small-disk'
import { agePasswordFailures, guessPasswords, passwordFailures } from './support/wrong-passwords'

const sample = join(import.meta.dirname, '../../resources/sample/work-orders.xlsx')
const cases = {
  torn: '三轮车被拖走不给手续案',
  copies: '停车场收费不开票案',
  fullDisk: '夜市摊位重复罚款案',
  guessed: '门店招牌限期拆除案',
} as const
const MB = 1024 * 1024

let server: DeskServer
/** Sees what has reached the server. */
let colleague: FieldClient
let started: DesktopApp | undefined
let disk: SmallDisk | undefined

/** The desk as it runs now. */
function desk(): DesktopApp {
  if (!started) throw new Error('no desk is running')
  return started
}

test.beforeAll(async () => {
  server = await DeskServer.start()
  await server.import(sample)
  await prepareCases(server, Object.values(cases))
  colleague = await fieldClientOf(server, 'zhangwei')
})
test.afterEach(async () => {
  await started?.quit().catch(() => undefined)
  await started?.remove()
  await disk?.remove()
  started = undefined
  disk = undefined
})
test.afterAll(() => server?.stop())

test('a journal whose last record is garbled costs no whole one: the desk says so, and the rest is uploaded', async () => {
  started = await DesktopApp.start({ enrolledWith: server })
  await desk().logIn('zhangwei', demoPassword)
  await server.pause()
  const [intact, garbled] = ['意见书（日志完好的一稿）', '意见书（日志损坏的一稿）']
  await draftOpinion(desk(), cases.torn)
  await saveTitle(desk(), intact)

  await test.step('the disk garbles the end of the journal, and the database is gone', async () => {
    await saveTitle(desk(), garbled)
    await desk().kill()
    const journal = await journalFile()
    const { size } = await stat(journal)
    const handle = await open(journal, 'r+')
    await handle.write(Buffer.alloc(40, 0xa5), 0, 40, size - 40)
    await handle.close()
    await rm(join(desk().profile, 'Default', 'IndexedDB'), { recursive: true, force: true })
  })

  await test.step('after a login everything before it is there and leaves the machine', async () => {
    await server.resume()
    started = await DesktopApp.start({ machine: desk().machine })
    await desk().page.getByRole('button', { name: '使用其他账号登录' }).click()
    await desk().logIn('zhangwei', demoPassword)
    await expect(desk().page.getByText('本机的办理日志末尾不完整')).toBeVisible()
    await expect(desk().page.getByText(/请核对最后办理的一步是否还在/)).toBeVisible()
    await openOpinion(desk(), cases.torn)
    await expect(opinionTitle(desk())).toHaveValue(intact)
    await expect.poll(() => reaches(colleague, intact)).toBe(true)
    expect(await reaches(colleague, garbled)).toBe(false)
    // Whoever looks for the rest has every byte of it.
    expect((await readdir(join(desk().profile, 'journal'))).some((name) => name.includes('.damaged-'))).toBe(true)
  })

  await test.step('the officer has looked, and work goes on', async () => {
    await desk().page.getByRole('button', { name: '已核对' }).click()
    await expect(desk().page.getByText('本机的办理日志末尾不完整')).toBeHidden()
    await saveTitle(desk(), garbled)
    await expect.poll(() => reaches(colleague, garbled)).toBe(true)
  })
})

test('a damaged backup is refused and the next older one offered; nothing is lost', async () => {
  started = await DesktopApp.start({ enrolledWith: server })
  await desk().logIn('zhangwei', demoPassword)
  const words = '意见书（备份以后写的）'
  await test.step('three copies are there, two of them damaged; younger work is in the journal', async () => {
    await desk()
      .page.getByRole('navigation')
      .getByRole('link', { name: /^同步中心/ })
      .click()
    await desk().page.getByRole('button', { name: '重建本机数据' }).click()
    await desk().page.getByRole('dialog').getByRole('button', { name: '重建本机数据' }).click()
    await expect.poll(backupFiles).toHaveLength(1)
    await desk().unlock(demoPassword)
    await expect(
      desk()
        .page.getByText(/已同步/)
        .first(),
    ).toBeVisible({ timeout: 60_000 })
    await server.pause()
    await draftOpinion(desk(), cases.copies)
    await saveTitle(desk(), words)
    await desk().quit()
    const [whole = ''] = await backupFiles()
    const laterBy = (day: string) => whole.replace(/\d{4}-\d\d-\d\d(?=T\d{6}Z)/, day)
    await copyFile(whole, laterBy('2099-01-01'))
    await truncate(laterBy('2099-01-01'), (await stat(whole)).size - 7)
    const bytes = await readFile(whole)
    const middle = bytes.length >> 1
    bytes[middle] = (bytes[middle] ?? 0) ^ 1
    await writeFile(laterBy('2099-01-02'), bytes)
    await rm(join(desk().profile, 'Default', 'IndexedDB'), { recursive: true, force: true })
    await server.resume()
  })

  await test.step('each damaged one is refused, the next older one proposed', async () => {
    started = await DesktopApp.start({ machine: desk().machine })
    const { page } = desk()
    await page.getByLabel('密码', { exact: true }).fill(demoPassword)
    await page.getByRole('button', { name: '解锁' }).click()
    const usable = page.getByRole('button', { name: /^用 .* 的备份恢复$/ })
    await expect(usable).toHaveCount(3)
    for (const left of [2, 1]) {
      await usable.first().click()
      await expect(page.getByText('这份备份不完整或被改动过，没有用它恢复')).toBeVisible()
      await expect(page.getByText(/^可以改用更早的一份：/)).toBeVisible()
      await expect(usable).toHaveCount(left)
    }
    await expect(page.getByRole('button', { name: /的备份已损坏，不能使用$/ })).toHaveCount(2)
  })

  await test.step('it opens, with what is younger, which is uploaded', async () => {
    await desk()
      .page.getByRole('button', { name: /^用 .* 的备份恢复$/ })
      .click()
    await openOpinion(desk(), cases.copies)
    await expect(opinionTitle(desk())).toHaveValue(words)
    await expect.poll(() => reaches(colleague, words), { timeout: 60_000 }).toBe(true)
  })
})

test('a full disk stops new work early and in words; what was saved is there, and goes on when there is room', async () => {
  disk = await SmallDisk.mount(700)
  test.skip(!disk, '没有权限挂载小磁盘（须为 Linux 管理员），未运行')
  if (!disk) return
  started = await DesktopApp.start({ machine: disk.machine, enrolledWith: server })
  await desk().logIn('zhangwei', demoPassword)
  await server.pause()
  const [saved, later] = ['意见书（磁盘满以前保存的）', '意见书（腾出空间以后保存的）']
  await draftOpinion(desk(), cases.fullDisk)
  await saveTitle(desk(), saved)
  const place = new URL(desk().page.url()).hash
  const photo = { name: '扣押现场.bin', mimeType: 'application/octet-stream', buffer: Buffer.alloc(2 * MB, 7) }

  await test.step('below the reserve neither evidence nor text is taken, and nothing is called saved', async () => {
    await disk?.leave(150 * MB)
    await desk().openCase(cases.fullDisk)
    await openSection(desk(), '证据')
    await desk().page.getByLabel('文件', { exact: true }).setInputFiles(photo)
    const refusal = desk().page.getByRole('dialog').filter({ hasText: '“扣押现场.bin”没有添加' })
    await expect(refusal.getByText(/磁盘剩余空间不足 200 MB，为保护已保存的内容，暂停新的办理/)).toBeVisible()
    await refusal.getByRole('button').click()
    await goTo(place)
    await opinionTitle(desk()).fill(later)
    await expect(
      desk()
        .page.getByText(/磁盘剩余空间不足 200 MB/)
        .first(),
    ).toBeVisible()
    await expect(desk().page.getByText('已保存', { exact: true })).toBeHidden()
  })

  await test.step('the last block goes, and then the power: what was called saved is there', async () => {
    await disk?.leave(0)
    await opinionTitle(desk()).fill(`${later}，再试`)
    await expect(desk().page.getByText('已保存', { exact: true })).toBeHidden()
    await desk().kill()
    // Nobody has made room, not for one byte: the desk opens all the same, shows what was saved, and takes nothing new.
    await disk?.leave(0)
    started = await DesktopApp.start({ machine: desk().machine })
    await desk().unlock(demoPassword)
    await goTo(place)
    await expect(opinionTitle(desk())).toHaveValue(saved)
    await opinionTitle(desk()).fill(later)
    await expect(
      desk()
        .page.getByText(/磁盘剩余空间不足 200 MB/)
        .first(),
    ).toBeVisible()
    await expect(desk().page.getByText('已保存', { exact: true })).toBeHidden()
    await desk().kill()
    await disk?.makeRoom()
    await server.resume()
    started = await DesktopApp.start({ machine: desk().machine })
    await desk().unlock(demoPassword)
    await goTo(place)
    await expect(opinionTitle(desk())).toHaveValue(saved)
  })

  await test.step('what waits in the form is saved when the officer comes back with room made', async () => {
    await disk?.leave(150 * MB)
    await opinionTitle(desk()).fill(later)
    await desk().openCase(cases.fullDisk)
    await openSection(desk(), '证据')
    await desk().page.getByLabel('文件', { exact: true }).setInputFiles(photo)
    await desk().page.getByRole('dialog').getByRole('button').click()
    await disk?.makeRoom()
    await desk().page.getByLabel('文件', { exact: true }).setInputFiles(photo)
    await expect(desk().page.getByText('已添加 1 个附件')).toBeVisible()
    await goTo(place)
    await saveTitle(desk(), `${later}，定稿`)
    await expect.poll(() => reaches(colleague, `${later}，定稿`), { timeout: 60_000 }).toBe(true)
    await expect.poll(() => reaches(colleague, photo.name)).toBe(true)
  })
})

test('a thousand wrong passwords open nothing, harm nothing, and cost time; the right one opens afterwards', async () => {
  started = await DesktopApp.start({ enrolledWith: server })
  await desk().logIn('zhangwei', demoPassword)
  const words = '意见书（被人试密码以前写的）'
  await draftOpinion(desk(), cases.guessed)
  await saveTitle(desk(), words)
  await desk().main(({ powerMonitor }) => {
    powerMonitor.getSystemIdleState = () => 'locked'
  })
  await expect(desk().page.getByRole('button', { name: '解锁' })).toBeVisible()

  await guessPasswords(desk().page, 1000)
  await expect(desk().page.getByText('密码输错次数过多')).toBeVisible()
  const tried = await passwordFailures(desk().page)
  // Three are free; then 5 s, 10 s, 20 s … pass before the next one is so much as tried.
  expect(tried).toBeGreaterThanOrEqual(3)
  expect(tried).toBeLessThan(9)

  await test.step('the waits grow to a quarter of an hour and no further', async () => {
    for (let more = tried; more < 11; more += 1) {
      await agePasswordFailures(desk().page, 15 * 60_000)
      await tryPassword('nicht-das-richtige')
      await expect(desk().page.getByText('密码不对，本机数据没有打开')).toBeVisible()
    }
  })

  await test.step('switching the machine off and on shortens none, not even for the right password', async () => {
    await desk().kill()
    started = await DesktopApp.start({ machine: desk().machine })
    await tryPassword(demoPassword)
    await expect(desk().page.getByText('密码输错次数过多')).toBeVisible()
  })

  await test.step('when it is over the right password opens, and everything is there', async () => {
    await agePasswordFailures(desk().page, 15 * 60_000)
    await desk().unlock(demoPassword)
    await openOpinion(desk(), cases.guessed)
    await expect(opinionTitle(desk())).toHaveValue(words)
    expect(await passwordFailures(desk().page)).toBe(0)
  })
})

async function tryPassword(password: string): Promise<void> {
  await desk().page.getByLabel('密码', { exact: true }).fill(password)
  await desk().page.getByRole('button', { name: '解锁' }).click()
}

async function goTo(hash: string): Promise<void> {
  await desk().page.evaluate((to) => {
    location.hash = to
  }, hash)
  await expect(opinionTitle(desk())).toBeVisible()
}

/** The journal of the officer's store, beside that of the keys. */
async function journalFile(): Promise<string> {
  const folder = join(desk().profile, 'journal')
  const names = await readdir(folder)
  return join(folder, names.find((name) => name.startsWith('desk-store-') && name.endsWith('.journal')) ?? '')
}

async function backupFiles(): Promise<string[]> {
  const folder = join(desk().profile, 'backups')
  const names = await readdir(folder, { recursive: true }).catch(() => [] as string[])
  return names.filter((name) => name.endsWith('.deskbackup')).map((name) => join(folder, name))
}
