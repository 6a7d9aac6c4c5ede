import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { shell } from 'electron'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defaultPolicy } from '#shared/security/machine-policy'
import { newUpdateKey, signUpdate } from '../../cli/sign-update'
import type { MainLog } from '../log'

const running = { version: '0.1.0' }
vi.mock('electron', async () => {
  const fake = (await import('../testing/fake-electron')).fakeElectron()
  return { ...fake, app: { ...fake.app, getVersion: () => running.version, quit: vi.fn(), relaunch: vi.fn() } }
})
const { updateHandlers } = await import('./update-handlers')

const { publicKey, privateKey } = newUpdateKey()
const caller = { id: 1, send: vi.fn(), onGone: () => () => undefined }
const log = { info: vi.fn(), warn: vi.fn() } as unknown as MainLog
const system = process.platform === 'win32' ? 'win' : process.platform === 'darwin' ? 'mac' : 'linux'
const ending = { win: 'exe', mac: 'dmg', linux: 'deb' }[system]
const packageOf = (version: string) => `supervision-desk-${version}-${system}-${process.arch}.${ending}`

let place: string
let profile: string
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'desk-feed-'))
  profile = await mkdtemp(join(tmpdir(), 'desk-profile-'))
  running.version = '0.1.0'
  vi.mocked(shell.openPath).mockClear()
  vi.mocked(shell.showItemInFolder).mockClear()
})
afterEach(async () => {
  for (const folder of [place, profile]) await rm(folder, { recursive: true, force: true })
})

async function release(version: string): Promise<void> {
  await writeFile(join(place, packageOf(version)), `installer of ${version}`)
  await signUpdate(place, privateKey, version, new Date('2026-11-23T01:30:00Z'))
}

/** The desk as it starts with this version. */
function desk(version: string) {
  running.version = version
  const policy = { ...defaultPolicy(), updateFeed: place, updateKey: publicKey }
  const calls = updateHandlers({ folder: join(profile, 'updates'), profile, policy, log, appImage: undefined })
  return {
    check: () => calls['update.check'](undefined, caller),
    install: () => calls['update.install'](undefined, caller),
    earlier: () => calls['update.earlier'](undefined, caller),
    goBack: (to: string) => calls['update.goBack']({ version: to }, caller),
  }
}
const kept = (...parts: string[]) => join(profile, 'updates', ...parts)

describe('the way back from an update', () => {
  it('is the signed package of the version before, which an update brings along', async () => {
    await release('0.1.0')
    await release('0.2.0')
    expect(await desk('0.1.0').check()).toMatchObject({ version: '0.2.0', wayBack: true, left: false })
    await desk('0.1.0').install()
    expect((await readdir(kept())).sort()).toEqual(['0.1.0', '0.2.0'])

    const after = desk('0.2.0')
    expect(await after.earlier()).toEqual({ version: '0.1.0', at: '2026-11-23T01:30:00.000Z' })
    const answer = await after.goBack('0.1.0')
    const file = kept('0.1.0', packageOf('0.1.0'))
    expect(await readFile(file, 'utf8')).toBe('installer of 0.1.0')
    if (system === 'linux') {
      expect(answer).toEqual({ byHand: file })
      expect(shell.showItemInFolder).toHaveBeenCalledWith(file)
    } else expect(shell.openPath).toHaveBeenLastCalledWith(file)
  })

  it('is told to be missing before, where the feed no longer has the version that runs; the update is there all the same', async () => {
    await release('0.2.0')
    expect(await desk('0.1.0').check()).toMatchObject({ version: '0.2.0', wayBack: false })
    await desk('0.1.0').install()
    expect(await readdir(kept())).toEqual(['0.2.0'])
    expect(await desk('0.2.0').earlier()).toBeUndefined()
    await expect(desk('0.2.0').goBack('0.1.0')).rejects.toMatchObject({ code: 'desktop.noEarlierVersion' })
  })

  it('is closed by one changed byte of the kept package, and by a list that the office did not sign', async () => {
    await release('0.1.0')
    await release('0.2.0')
    await desk('0.1.0').install()
    vi.mocked(shell.openPath).mockClear()
    await writeFile(kept('0.1.0', packageOf('0.1.0')), 'Installer of 0.1.0')
    await expect(desk('0.2.0').goBack('0.1.0')).rejects.toMatchObject({ code: 'desktop.updateUntrusted' })
    expect([shell.openPath, shell.showItemInFolder].map((called) => vi.mocked(called).mock.calls.length)).toEqual([
      0, 0,
    ])

    await signUpdate(kept('0.1.0'), newUpdateKey().privateKey, '0.1.0', new Date('2026-11-23T01:30:00Z'))
    expect(await desk('0.2.0').earlier()).toBeUndefined()
  })

  it('is told to be gone when the kept package is: no word of a network or a shared folder, which have no part in it', async () => {
    await release('0.1.0')
    await release('0.2.0')
    await desk('0.1.0').install()
    await rm(kept('0.1.0', packageOf('0.1.0')))
    await expect(desk('0.2.0').goBack('0.1.0')).rejects.toMatchObject({ code: 'desktop.noEarlierVersion' })
  })

  it('leads to no other version than the folder says, and to no later one', async () => {
    await release('0.1.0')
    await release('0.2.0')
    await desk('0.1.0').install()
    for (const name of ['desk-update.json', 'desk-update.json.sig'])
      await writeFile(kept('0.1.0', name), await readFile(kept('0.2.0', name), 'utf8'))
    expect(await desk('0.3.0').earlier()).toMatchObject({ version: '0.2.0' })
    expect(await desk('0.2.0').earlier()).toBeUndefined()
    await expect(desk('0.1.0').goBack('0.2.0')).rejects.toMatchObject({ code: 'desktop.noEarlierVersion' })
  })

  it('is not undone by the next look: what one went back from is offered only when asked for, a later version again', async () => {
    await release('0.1.0')
    await release('0.2.0')
    await desk('0.1.0').install()
    await desk('0.2.0').goBack('0.1.0')
    expect(await desk('0.1.0').check()).toMatchObject({ version: '0.2.0', left: true })
    await release('0.3.0')
    expect(await desk('0.1.0').check()).toMatchObject({ version: '0.3.0', left: false })
    await desk('0.1.0').install()
    expect((await readdir(kept())).sort()).toEqual(['0.1.0', '0.3.0'])
  })
})
