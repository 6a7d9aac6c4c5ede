import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Locator } from '@playwright/test'
import { deskCommand } from '../e2e/support/desk-command'
import { DeskServer, demoPassword } from '../e2e/support/desk-server'
import { test } from '../support/kept-policy'
import { DesktopApp } from './support/desktop-app'
import { draftOpinion, openOpinion } from './support/opinions'
import { prepareCase } from './support/prepared-case'

const forgottenCase = '三轮车被拖走不给手续案'
const lostCase = '停车场收费不开票案'
const sample = join(import.meta.dirname, '../../resources/sample/work-orders.xlsx')

let server: DeskServer
/** What the administrators of the office hold. */
let office: string
let started: DesktopApp | undefined

/** The desk as it runs now. */
function desk(): DesktopApp {
  if (!started) throw new Error('no desk is running')
  return started
}

test.beforeAll(async () => {
  office = await mkdtemp(join(tmpdir(), 'desk-office-'))
  server = await DeskServer.start()
  await server.import(sample)
  await prepareCase(server, forgottenCase)
  await prepareCase(server, lostCase)
})
test.afterEach(async () => {
  await started?.quit().catch(() => undefined)
  await started?.remove()
  started = undefined
})
test.afterAll(async () => {
  await server?.stop()
  await rm(office, { recursive: true, force: true })
})

test('a forgotten password costs no unsent work: two administrators open the store', async () => {
  const created = deskCommand(['recovery', 'create', '--admin', '钱进', '--admin', '孙立', '-o', office])
  const args = [await policyFile({ recoveryKey: created.trim().split('\n').at(-1) })]
  started = await DesktopApp.start({ enrolledWith: server, args })
  const words = '关于纠正扣押不出具清单问题的意见书'

  await test.step('an officer writes without network, and goes on leave', async () => {
    await desk().logIn('zhangwei', demoPassword)
    await server.pause()
    await draftOpinion(desk(), forgottenCase)
    await desk().page.getByLabel('标题', { exact: true }).fill(words)
    await expect(desk().page.getByText('已保存', { exact: true })).toBeVisible()
    await desk().quit()
    await server.resume()
  })

  await test.step('his password is reset; with the new one he exports a request', async () => {
    deskCommand(['user', 'password', 'zhangwei', '--data', server.dataDir], 'Reset-desk-2026\n')
    started = await DesktopApp.start({ machine: desk().machine, args })
    const { page } = desk()
    await page.getByRole('button', { name: '使用其他账号登录' }).click()
    await page.getByLabel('用户名').fill('zhangwei')
    await page.getByLabel('密码', { exact: true }).fill('Reset-desk-2026')
    await page.getByText('本机为办公专用').click()
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByLabel('新密码', { exact: true }).fill('Mountain-lake-77')
    await page.getByLabel('再次输入新密码').fill('Mountain-lake-77')
    await page.getByRole('button', { name: '设置并登录' }).click()
    await expect(page.getByText('忘记原密码，由管理员恢复')).toBeVisible()
    await desk().savesInto(office)
    await page.getByRole('button', { name: '导出恢复申请' }).click()
    await expect.poll(() => readdir(office)).toContain('恢复申请-zhangwei.json')
  })

  await test.step('one administrator alone cannot open it; two can, and it is on record', async () => {
    const request = join(office, '恢复申请-zhangwei.json')
    const share = (who: string) => ['--share', join(office, `${who}.share.json`)]
    const answer = ['-o', join(office, 'answer.json'), '--data', server.dataDir]
    expect(() => deskCommand(['recovery', 'open', request, ...share('钱进'), ...answer])).toThrow(/ended with/)
    expect(deskCommand(['recovery', 'open', request, ...share('钱进'), ...share('孙立'), ...answer])).toContain('审计')
  })

  await test.step('the store opens with what w sent, and the server gets it', async () => {
    await desk().opens(join(office, 'answer.json'))
    await desk().page.getByRole('button', { name: '选择恢复文件' }).click()
    await expect(
      desk()
        .page.getByText(/已同步/)
        .first(),
    ).toBeVisible({ timeout: 60_000 })
    await expect(desk().page.getByRole('link', { name: /待处理|需要处理/ })).toHaveCount(0)
    await openOpinion(desk(), forgottenCase)
    await expect(desk().page.getByLabel('标题', { exact: true })).toHaveValue(words)
    await desk().quit()
    started = await DesktopApp.start({ machine: desk().machine, args })
    await desk().unlock('Mountain-lake-77')
  })
})

/** A copy is made first, as before everything that replaces the store. */
async function rebuildStore(): Promise<void> {
  const { page } = desk()
  await page
    .getByRole('navigation')
    .getByRole('link', { name: /^同步中心/ })
    .click()
  await page.getByRole('button', { name: '重建本机数据' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '重建本机数据' }).click()
  await expect.poll(backups).toHaveLength(1)
  await desk().unlock(demoPassword)
  await expect(page.getByText(/已同步/).first()).toBeVisible({ timeout: 60_000 })
}

test('a store that the disk has lost comes back from its copy and the journal', async () => {
  started = await DesktopApp.start({ enrolledWith: server })
  await desk().logIn('lina', demoPassword)
  await test.step('a copy is made before the store is built anew', async () => {
    await rebuildStore()
  })
  const note = '关于纠正程序违法问题的意见书（丢失以后）'
  await test.step('work goes on; then the database is gone', async () => {
    await server.pause()
    await draftOpinion(desk(), lostCase)
    await desk().page.getByLabel('标题', { exact: true }).fill(note)
    await expect(desk().page.getByText('已保存', { exact: true })).toBeVisible()
    await desk().quit()
    await rm(join(desk().profile, 'Default', 'IndexedDB'), { recursive: true, force: true })
  })
  await test.step('the copy opens, and the journal gives back what is younger', async () => {
    started = await DesktopApp.start({ machine: desk().machine })
    const { page } = desk()
    await page.getByLabel('密码', { exact: true }).fill(demoPassword)
    await page.getByRole('button', { name: '解锁' }).click()
    await page.getByRole('button', { name: /^用 .* 的备份恢复$/ }).click()
    await openOpinion(desk(), lostCase)
    await expect(page.getByLabel('标题', { exact: true })).toHaveValue(note)
    await server.resume()
  })
})

test('an update is offered when the office has signed it, and starts only after a copy of the store', async () => {
  const feed = join(office, 'feed')
  const installer = `supervision-desk-9.1.0-linux-${process.arch === 'arm64' ? 'arm64' : 'amd64'}.deb`
  await mkdir(feed)
  await writeFile(join(feed, installer), 'installer')
  const key = deskCommand(['update', 'key', '-o', join(office, 'update.pem')])
  deskCommand(['update', 'sign', feed, '--key', join(office, 'update.pem'), '--release', '9.1.0'])
  const args = [await policyFile({ updateFeed: feed, updateKey: key.trim().split('\n').at(-1) })]
  // Whoever can write to the share cannot make the desk run what he put there.
  await cp(join(feed, installer), join(office, 'kept.deb'))
  await writeFile(join(feed, installer), 'tampered.')

  started = await DesktopApp.start({ enrolledWith: server, args })
  const { page } = desk()
  await desk().logIn('lina', demoPassword)
  await offered().click({ timeout: 60_000 })
  await expect(page.getByRole('dialog').filter({ hasText: '没有更新' })).toBeVisible()
  await expect(installers()).resolves.toEqual([])

  await desk().quit()
  await cp(join(office, 'kept.deb'), join(feed, installer))
  started = await DesktopApp.start({ machine: desk().machine, args })
  await desk().unlock(demoPassword)
  await offered().click({ timeout: 60_000 })
  await expect
    .poll(async () => (await installers()).filter((name) => name.endsWith('.deb')))
    .toEqual([join('9.1.0', installer)])
  expect((await backups()).some((name) => name.includes('beforeUpdate'))).toBe(true)
})

test('程序更新 says what is wrong with an update, and leads back to the version before: by its signed package, or by nothing', async () => {
  const kept = `supervision-desk-0.0.9-linux-${process.arch === 'arm64' ? 'arm64' : 'amd64'}.deb`
  const feed = join(office, 'feed-of-the-menu')
  await mkdir(feed)
  await writeFile(join(feed, kept), 'installer of 0.0.9')
  const pem = join(office, 'update-of-the-menu.pem')
  const key = deskCommand(['update', 'key', '-o', pem])
  deskCommand(['update', 'sign', feed, '--key', pem, '--release', '0.0.9'])
  const args = [await policyFile({ updateFeed: feed, updateKey: key.trim().split('\n').at(-1) })]
  started = await DesktopApp.start({ enrolledWith: server, args })
  const { page } = desk()
  await desk().logIn('lina', demoPassword)
  const folder = join(desk().profile, 'updates', '0.0.9')

  await test.step('nothing newer is there, nothing was kept; a list that somebody changed is refused in words', async () => {
    await openUpdates()
    await expect(page.getByText('本机没有保留上一版的签名安装包')).toBeVisible()
    await page.getByRole('button', { name: '检查更新' }).click()
    await expect(page.getByText('没有更新的版本。')).toBeVisible()
    const list = join(feed, 'desk-update.json')
    await writeFile(list, (await readFile(list, 'utf8')).replace('0.0.9', '9.9.9'))
    await page.getByRole('button', { name: '检查更新' }).click()
    await expect(page.getByText('更新没有本单位的签名，或安装包被改动过，没有安装')).toBeVisible()
    await expect(page.getByRole('button', { name: '检查更新' })).toBeEnabled()
    await page.keyboard.press('Escape')
  })

  await test.step('the package that an update kept is offered; changed by one byte it is not handed on', async () => {
    deskCommand(['update', 'sign', feed, '--key', pem, '--release', '0.0.9'])
    await cp(feed, folder, { recursive: true })
    await writeFile(join(folder, kept), 'Installer of 0.0.9')
    await openUpdates()
    await expect(page.getByText('可以退回 0.0.9')).toBeVisible()
    await page.getByRole('button', { name: '退回 0.0.9' }).click()
    await expect(page.getByText('更新没有本单位的签名，或安装包被改动过，没有安装')).toBeVisible()
  })

  await test.step('whole, it is compared and shown to the administrator with the command that puts it in', async () => {
    await cp(join(feed, kept), join(folder, kept))
    await page.getByRole('button', { name: '退回 0.0.9' }).click()
    await expect(page.getByText(`sudo apt install --allow-downgrades '${join(folder, kept)}'`)).toBeVisible()
  })
})

test('a store of a newer version opens from the copy before the update, with what is younger; the newer one stays', async () => {
  started = await DesktopApp.start({ enrolledWith: server })
  await desk().logIn('lina', demoPassword)
  const { page } = desk()
  const note = '关于纠正程序违法问题的意见书（更新以后写的）'
  await test.step('a copy is made as before an update, work goes on, and the newer version migrates the store', async () => {
    await rebuildStore()
    await server.pause()
    await draftOpinion(desk(), lostCase)
    await page.getByLabel('标题', { exact: true }).fill(note)
    await expect(page.getByText('已保存', { exact: true })).toBeVisible()
    await desk().quit()
    const [copy = ''] = await backups()
    const folder = join(desk().profile, 'backups')
    await rename(join(folder, copy), join(folder, copy.replace('beforeRebuild', 'beforeUpdate')))
    started = await DesktopApp.start({ machine: desk().machine })
    await expect(desk().page.getByRole('button', { name: '解锁' })).toBeVisible()
    await desk().page.evaluate(migrateStores)
  })
  await test.step('the earlier version says so, and opens the copy', async () => {
    await desk().page.getByLabel('密码', { exact: true }).fill(demoPassword)
    await desk().page.getByRole('button', { name: '解锁' }).click()
    await expect(desk().page.getByText('本机数据由更新版本的程序写成')).toBeVisible()
    await desk()
      .page.getByRole('button', { name: /^用 .* 的备份恢复$/ })
      .click()
    await openOpinion(desk(), lostCase)
    await expect(desk().page.getByLabel('标题', { exact: true })).toHaveValue(note)
    await server.resume()
  })
  await test.step('and opens by password alone from then on, beside the untouched one', async () => {
    await desk().quit()
    started = await DesktopApp.start({ machine: desk().machine })
    await desk().unlock(demoPassword)
    const versions = await desk().page.evaluate(async () =>
      (await indexedDB.databases()).filter(({ name }) => name?.startsWith('desk-store-')).map(({ version }) => version),
    )
    expect(versions).toHaveLength(2)
    expect(versions).toContain(9990)
  })
})

/** As a later version would: to a schema that this one does not know. In the page. */
async function migrateStores(): Promise<void> {
  for (const { name = '' } of await indexedDB.databases()) {
    if (!name.startsWith('desk-store-')) continue
    await new Promise<void>((done, failed) => {
      const request = indexedDB.open(name, 9990)
      request.onsuccess = () => {
        request.result.close()
        done()
      }
      request.onerror = () => failed(request.error)
    })
  }
}

async function openUpdates(): Promise<void> {
  await desk()
    .page.getByRole('button', { name: /^用户菜单/ })
    .click()
  await desk().page.getByRole('menuitem', { name: '程序更新' }).click()
}

async function policyFile(policy: Readonly<Record<string, unknown>>): Promise<string> {
  const file = join(office, 'policy.json')
  await writeFile(file, JSON.stringify(policy))
  return `--policy-file=${file}`
}

function offered(): Locator {
  const offer = desk().page.getByRole('dialog').filter({ hasText: '新版本 9.1.0 可以安装' })
  return offer.getByRole('button', { name: '备份并安装' })
}

const namesIn = (folder: string) =>
  readdir(join(desk().profile, folder), { recursive: true }).catch(() => [] as string[])
/** One folder for each store. */
const backups = async () => (await namesIn('backups')).filter((name) => name.endsWith('.deskbackup'))
/** Those that passed the check and were handed to the system. */
const installers = () => namesIn('updates')
