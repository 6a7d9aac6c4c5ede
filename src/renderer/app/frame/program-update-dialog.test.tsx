// @vitest-environment happy-dom
import { App, ConfigProvider } from 'antd'
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Host, HostUpdates } from '#shared/host'
import { DeskError } from '#shared/messages/catalogue'
import { FakeDesk } from '../../../../tests/support/fake-desk'
import type { SessionUser } from '../../data/desk-worker-api'
import { DeskProvider } from '../../data/hooks'
import { HostProvider } from '../../ui/host/host-context'
import { ProgramUpdateDialog } from './program-update-dialog'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

const untrusted = () => Promise.reject(new DeskError('desktop.updateUntrusted'))
const offered = { version: '0.3.0', at: '2026-11-20T01:30:00Z', wayBack: true, left: false }

let desk: FakeDesk
let session: SessionUser
let root: Root
beforeEach(async () => {
  desk = new FakeDesk({ orders: 0, userId: 'user-wang', start: 'open', online: true })
  const started = await desk.start()
  if (started.state !== 'open') throw new Error(started.state)
  session = started.session
  root = createRoot(document.body.appendChild(document.createElement('div')))
})
afterEach(async () => {
  await act(async () => root.unmount())
  document.body.innerHTML = ''
})

/** The dialog over a machine that keeps version 0.1.0 and answers as told. */
async function open(answers: Partial<HostUpdates>): Promise<void> {
  const updates: HostUpdates = {
    check: async () => undefined,
    install: async () => undefined,
    earlier: async () => ({ version: '0.1.0', at: '2026-11-01T01:30:00Z' }),
    goBack: async () => ({}),
    ...answers,
  }
  const host = { system: { version: '0.2.0' }, updates } as Host
  await act(async () =>
    root.render(
      <ConfigProvider button={{ autoInsertSpace: false }}>
        <App>
          <DeskProvider desk={desk} session={session}>
            <HostProvider host={host}>
              <ProgramUpdateDialog updates={updates} onClose={() => {}} />
            </HostProvider>
          </DeskProvider>
        </App>
      </ConfigProvider>,
    ),
  )
}

const words = () => document.body.textContent ?? ''
const spinning = () => document.querySelectorAll('.ant-btn-loading, .ant-spin-spinning').length

async function press(label: string): Promise<void> {
  const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === label)
  if (!button) throw new Error(`no button ${label} in: ${words()}`)
  await act(async () => button.click())
}

it('tells which version runs, which one can be gone back to, and where there is none', async () => {
  await open({})
  expect(words()).toContain('现在的版本：0.2.0')
  expect(words()).toContain('可以退回 0.1.0')
  await open({ earlier: async () => undefined })
  expect(words()).toContain('本机没有保留上一版的签名安装包')
})

it('says what to do when the machine cannot tell whether there is a way back, and asks again when told', async () => {
  let asked = 0
  await open({
    earlier: async () => {
      asked += 1
      if (asked === 1) throw new DeskError('desktop.callRefused', { call: 'update.earlier' })
      return { version: '0.1.0', at: '2026-11-01T01:30:00Z' }
    },
  })
  expect(words()).toContain('本机拒绝了页面的请求')
  expect(words()).toContain('请重新启动本程序')
  expect(spinning()).toBe(0)
  await press('重试')
  expect(words()).toContain('可以退回 0.1.0')
  expect(words()).not.toContain('本机拒绝了页面的请求')
})

it('gives an error that nobody foresaw a number and a file for support, in place of nothing', async () => {
  desk.backups = () => Promise.reject(new TypeError('worker gone'))
  await open({})
  expect(words()).toMatch(/程序内部出错（编号 [\w-]+）/)
  expect(words()).toContain('保存诊断文件')
  expect(spinning()).toBe(0)
})

it('tells why no version was found, why one was not installed, and why nothing was gone back to; no button goes on turning', async () => {
  await open({ check: untrusted })
  await press('检查更新')
  expect(words()).toContain('更新没有本单位的签名')
  expect(words()).toContain('请告知管理员')
  expect(spinning()).toBe(0)

  await open({ check: async () => offered, install: untrusted })
  await press('检查更新')
  expect(words()).not.toContain('更新没有本单位的签名')
  await press('备份并安装')
  expect(words()).toContain('更新没有本单位的签名')
  expect(spinning()).toBe(0)

  await open({ goBack: () => Promise.reject(new DeskError('desktop.noEarlierVersion')) })
  await press('退回 0.1.0')
  expect(words()).toContain('请管理员手工安装上一版')
  expect(spinning()).toBe(0)
})

it('installs nothing when the copy of the store before it was not made, whatever the reason', async () => {
  let installed = 0
  const install = async () => {
    installed += 1
  }
  desk.backUp = async () => ({ ok: false, refusal: { code: 'desktop.backupNotWritten', args: { reason: 'ENOSPC' } } })
  await open({ check: async () => offered, install })
  await press('检查更新')
  await press('备份并安装')
  expect(words()).toContain('本机数据的备份没有写成')
  desk.backUp = () => Promise.reject(new Error('worker gone'))
  await press('备份并安装')
  expect(words()).toContain('程序内部出错')
  expect(spinning()).toBe(0)
  expect(installed).toBe(0)
})

it('lets whoever has unsent work go back only after he agreed to what that means', async () => {
  const went: string[] = []
  desk.setStatus({ pending: 3 })
  await open({
    goBack: async (version) => {
      went.push(version)
      return { byHand: '/home/zhang/updates/0.1.0/desk.deb' }
    },
  })
  expect(words()).toContain('还有 3 项办理内容')
  await press('退回 0.1.0')
  expect(went).toEqual([])
  await act(async () => document.querySelector<HTMLInputElement>('input[type="checkbox"]')?.click())
  await press('退回 0.1.0')
  expect(went).toEqual(['0.1.0'])
  expect(words()).toContain("sudo apt install --allow-downgrades '/home/zhang/updates/0.1.0/desk.deb'")
})
